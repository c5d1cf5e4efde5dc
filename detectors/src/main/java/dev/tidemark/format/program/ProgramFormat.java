package dev.tidemark.format.program;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.document.Words;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sketches programs that declare infrastructure. Only files that lie or are named as such programs do are looked at, and
 * of these only those that name one of the libraries are read.
 */
@AutoService(Format.class)
public final class ProgramFormat implements Format {
  private static final Set<String> LANGUAGES = Set.of("ts", "js", "py");

  private static final Set<String> COMPILED = Set.of("go", "java", "cs");

  /** Folders of nothing but infrastructure: in compiled languages the others hold applications. */
  private static final Set<String> COMPILED_FOLDERS =
      Set.of("infra", "infrastructure", "iac", "pulumi", "cdk", "cdktf");

  private static final Set<String> COMPILED_NAMES = Set.of("main.go", "app.java", "program.cs");

  /** How programs in compiled languages import the libraries. */
  private static final List<String> COMPILED_LIBRARIES =
      List.of(
          "github.com/pulumi/pulumi",
          "github.com/aws/aws-cdk-go",
          "github.com/cdktf/",
          "import com.pulumi.",
          "import software.amazon.awscdk.",
          "import com.hashicorp.cdktf.",
          "using Pulumi",
          "Pulumi.",
          "using Amazon.CDK");

  /** Names that the tools' own starters give to the program. */
  private static final Set<String> NAMES =
      Set.of(
          "index.ts",
          "index.js",
          "__main__.py",
          "app.ts",
          "app.py",
          "main.ts",
          "main.py",
          "app.js");

  private static final Set<String> FOLDERS =
      Set.of(
          "infra",
          "infrastructure",
          "iac",
          "pulumi",
          "cdk",
          "cdktf",
          "stacks",
          "constructs",
          "deploy",
          "resources",
          "components");

  private static final Set<String> TESTS = Set.of("test", "tests", "__tests__", "spec");

  private static final List<String> LIBRARIES =
      List.of("pulumi", "aws-cdk", "aws_cdk", "cdktf", "cdk8s");

  @Override
  public String id() {
    return "program";
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public boolean guesses() {
    return true;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    if (COMPILED.contains(path.extension())) {
      return !name.endsWith("_test.go")
          && !isTest(path)
          && (COMPILED_NAMES.contains(name)
              || name.contains("stack")
              || path.parent().names().stream().anyMatch(COMPILED_FOLDERS::contains));
    }
    return LANGUAGES.contains(path.extension())
        && !name.endsWith(".d.ts")
        && !isTest(path)
        && (NAMES.contains(name)
            || name.contains("stack")
            || name.contains("construct")
            || name.contains("pipeline")
            || path.parent().names().stream().anyMatch(FOLDERS::contains));
  }

  /** A test says what a program should declare, and declares nothing. */
  private static boolean isTest(RepoPath path) {
    String name = path.lowerName();
    return name.contains(".test.")
        || name.contains(".spec.")
        || name.startsWith("test_")
        || path.parent().names().stream().anyMatch(TESTS::contains);
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    if (text.isReadable() && isCompiled(text.value())) {
      return Reading.of(new CompiledProgramReader(text.value()).read());
    }
    if (!text.isReadable() || LIBRARIES.stream().noneMatch(text.value()::contains)) {
      return Reading.of(new ProgramSketch(Map.of(), List.of()));
    }
    return Reading.of(new ProgramReader(text.value()).read());
  }

  /** Formats see no path: a line that only a compiled language has, and an import of one of the libraries. */
  private static boolean isCompiled(String text) {
    boolean go = text.startsWith("package ") || text.contains("\npackage ");
    boolean sharp = text.startsWith("using ") || text.contains("\nusing ");
    return (go || sharp) && Words.anyIn(COMPILED_LIBRARIES, text);
  }
}
