package dev.tidemark.format.testsource;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Words;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/** Reads programs whose names say that they test: Go, Python, Ruby, JavaScript, TypeScript, PowerShell and KCL. */
@AutoService(Format.class)
public final class TestSourceFormat implements Format {
  private static final List<String> ENDINGS =
      List.of(
          "_test.go",
          "_test.py",
          "_spec.rb",
          "_test.rb",
          ".test.ts",
          ".spec.ts",
          ".test.js",
          ".spec.js",
          "-test.ts",
          ".test.tsx",
          ".tests.ps1");

  private static final Set<String> FOLDERS =
      Set.of(
          "test",
          "tests",
          "_test",
          "spec",
          "controls",
          "molecule",
          "k6",
          "load",
          "loadtest",
          "load-test",
          "load-tests",
          "perf",
          "performance",
          "e2e",
          "__tests__",
          "integration");

  private static final Set<String> LANGUAGES = Set.of("py", "rb", "k", "js", "ts");

  @Override
  public String id() {
    return "test-source";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    if (Words.anyEnds(ENDINGS, name)) {
      return true;
    }
    if (!LANGUAGES.contains(path.extension())) {
      return false;
    }
    boolean python =
        path.extension().equals("py") && (name.startsWith("test_") || name.equals("conftest.py"));
    return python || path.parent().names().stream().anyMatch(FOLDERS::contains);
  }

  @Override
  public Reading read(Blob blob) {
    return blob.text().isReadable()
        ? Reading.of(new TestSourceReader(blob.text().value()).read())
        : Reading.unreadable(blob.text());
  }
}
