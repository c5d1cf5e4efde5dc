package dev.tidemark.format.make;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.Set;

/** Reads Makefiles. */
@AutoService(Format.class)
public final class MakefileFormat implements Format {
  private static final Set<String> NAMES = Set.of("makefile", "gnumakefile", "bsdmakefile");

  @Override
  public String id() {
    return "make";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return NAMES.contains(path.lowerName())
        || path.lowerName().startsWith("makefile.")
        || path.extension().equals("mk");
  }

  @Override
  public int precedence() {
    return 5;
  }

  @Override
  public Reading read(Blob blob) {
    return blob.text().isReadable()
        ? new MakefileReader(blob.text().value()).read()
        : Reading.unreadable(blob.text());
  }
}
