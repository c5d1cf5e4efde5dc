package dev.tidemark.format.jsonnet;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/** Reads Jsonnet programs and libraries. */
@AutoService(Format.class)
public final class JsonnetFormat implements Format {

  @Override
  public String id() {
    return "jsonnet";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return Set.of("jsonnet", "libsonnet").contains(path.extension());
  }

  @Override
  public Reading read(Blob blob) {
    return blob.text().isReadable()
        ? Reading.of(new JsonnetReader(blob.text().value()).read(), List.of())
        : Reading.unreadable(blob.text());
  }
}
