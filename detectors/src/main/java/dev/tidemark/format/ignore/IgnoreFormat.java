package dev.tidemark.format.ignore;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/** Reads {@code .gitignore}. */
@AutoService(Format.class)
public final class IgnoreFormat implements Format {

  /** More patterns than this are a mistake: those of a whole language's template are some hundreds. */
  private static final int MOST_PATTERNS = 5_000;

  @Override
  public String id() {
    return "ignore";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.name().equals(".gitignore");
  }

  @Override
  public Reading read(Blob blob) {
    List<String> patterns =
        blob.text()
            .value()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("!"))
            .limit(MOST_PATTERNS)
            .toList();
    return Reading.of(new IgnoreDocument(patterns));
  }
}
