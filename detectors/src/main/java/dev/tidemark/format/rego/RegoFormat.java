package dev.tidemark.format.rego;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/** Reads {@code .rego} files. */
@AutoService(Format.class)
public final class RegoFormat implements Format {

  @Override
  public String id() {
    return "rego";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("rego");
  }

  @Override
  public Reading read(Blob blob) {
    if (!blob.text().isReadable()) {
      return Reading.failed("rego-no-text", 0, "the content is no text");
    }
    RegoReader reader = new RegoReader(blob.text().value());
    RegoDocument document = reader.read();
    return reader.unclosedLine() == 0
        ? Reading.of(document)
        : Reading.of(
            document,
            List.of(
                new Reading.Flaw(
                    "rego-syntax", reader.unclosedLine(), "a bracket or text is never closed")));
  }
}
