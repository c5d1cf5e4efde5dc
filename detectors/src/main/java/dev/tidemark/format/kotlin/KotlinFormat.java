package dev.tidemark.format.kotlin;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;

/** Reads the Kotlin of TeamCity's settings. */
@AutoService(Format.class)
public final class KotlinFormat implements Format {

  @Override
  public String id() {
    return "kotlin";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return (path.extension().equals("kt") || path.extension().equals("kts"))
        && path.names().contains(".teamcity");
  }

  @Override
  public int precedence() {
    return 5;
  }

  @Override
  public Reading read(Blob blob) {
    return blob.text().isReadable()
        ? Reading.of(new KotlinScript(new KotlinReader(blob.text().value()).read()))
        : Reading.unreadable(blob.text());
  }
}
