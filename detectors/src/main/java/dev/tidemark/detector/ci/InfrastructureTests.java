package dev.tidemark.detector.ci;

import dev.tidemark.format.testsource.TestSource;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.testing.TestFact;
import dev.tidemark.link.testing.TestPrograms;
import dev.tidemark.link.testing.TestPrograms.Program;
import dev.tidemark.link.testing.TestSubjects;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a general test runner runs tests of infrastructure: programs that say so by what they import, or Go tests that
 * lie in a test folder beside infrastructure code.
 */
final class InfrastructureTests {
  static final Facet<InfrastructureTests> FACET =
      new Facet<>("infrastructure-tests-of-runners", InfrastructureTests::new);

  /** What programs ask clouds, clusters and addresses with. */
  private static final List<String> ASKING =
      List.of(
          "requests",
          "httpx",
          "aiohttp",
          "urllib.request",
          "urllib3",
          "boto3",
          "botocore",
          "dns",
          "kubernetes",
          "azure.identity",
          "azure.mgmt",
          "google.cloud",
          "paramiko",
          "socket");

  private static final Set<String> NODE = Set.of("ts", "js", "tsx");

  private final Landscape landscape;
  private final List<Program> programs;
  private final TestSubjects subjects;

  private InfrastructureTests(Landscape landscape) {
    this.landscape = landscape;
    this.programs = landscape.facet(TestPrograms.FACET).all();
    this.subjects = new TestSubjects(landscape);
  }

  /**
   * What a runner tests of infrastructure.
   *
   * @param targets the directories that it reaches
   */
  record Run(String framework, String category, boolean creates, List<String> targets) {}

  /** What a deed tests, where it is a general runner of tests and some of what it runs tests infrastructure. */
  Optional<Run> of(Deed deed) {
    Meaning meaning = deed.meaning().orElseThrow();
    if (meaning.has("own-test")) {
      return ofProgram(meaning, RepoPath.of(meaning.detail("file")));
    }
    if (!meaning.is(Meaning.Act.CHECK) || !meaning.category().equals("unit")) {
      return Optional.empty();
    }
    if (meaning.has("go-test")
        && deed.targets().stream().anyMatch(target -> testsTerraform(target, landscape))) {
      return Optional.of(
          new Run("terratest", "integration", !meaning.has("static"), deed.targets()));
    }
    List<Program> run =
        programs.stream()
            .filter(program -> fits(meaning, program.path().extension()))
            .filter(program -> deed.targets().stream().anyMatch(t -> runs(t, program.path())))
            .toList();
    return run.stream()
        .map(Program::fact)
        .max(Comparator.comparing(TestFact::level))
        .map(fact -> new Run(fact.framework(), category(fact), fact.creates(), subjects(run)));
  }

  /** A test program in a folder of tests beside infrastructure code that asks over the network what was built. */
  private Optional<Run> ofProgram(Meaning meaning, RepoPath file) {
    RepoPath directory = file.parent();
    boolean asks =
        Set.of("test", "tests", "e2e", "smoke", "integration").contains(directory.lowerName())
            && isBesideTerraform(directory.parent())
            && landscape
                .documents()
                .at(file, TestSource.class)
                .filter(source -> source.document().importsAny(ASKING))
                .isPresent();
    RepoPath subject = subjects.around(file);
    return asks
        ? Optional.of(
            new Run(meaning.tool(), meaning.category(), false, List.of(subject.asDirectory())))
        : Optional.empty();
  }

  private boolean isBesideTerraform(RepoPath directory) {
    return landscape.below(directory).stream()
        .map(Entry::path)
        .anyMatch(path -> path.extension().equals("tf") && path.depth() <= directory.depth() + 2);
  }

  private List<String> subjects(List<Program> run) {
    return run.stream()
        .map(program -> subjects.named(program.path(), program.placed().document().texts()))
        .map(RepoPath::asDirectory)
        .distinct()
        .sorted()
        .toList();
  }

  private static String category(TestFact fact) {
    return switch (fact.level()) {
      case STATIC, UNIT -> "unit";
      case CONTRACT -> "policy";
      case INTEGRATION -> "integration";
      case END_TO_END -> "end-to-end";
    };
  }

  private static boolean fits(Meaning meaning, String extension) {
    return meaning.has("go-test")
        ? extension.equals("go")
        : meaning.has("python-test")
            ? extension.equals("py")
            : meaning.has("node-test") && NODE.contains(extension);
  }

  /** Go tests one package unless told to go below; the others go below, as far as a package of its own. */
  private boolean runs(String target, RepoPath program) {
    boolean recursive = target.endsWith("/**");
    String plain = recursive ? target.substring(0, target.length() - 3) : target;
    if (plain.contains("*")) {
      return false;
    }
    RepoPath directory = plain.equals(".") ? RepoPath.ROOT : RepoPath.of(plain);
    if (program.equals(directory)) {
      return true;
    }
    if (!program.isIn(directory)) {
      return false;
    }
    return NODE.contains(program.extension())
        ? packageOf(program).equals(directory)
        : recursive || program.extension().equals("py") || program.parent().equals(directory);
  }

  private RepoPath packageOf(RepoPath program) {
    RepoPath directory = program.parent();
    while (!directory.isRoot() && !landscape.hasFile(directory.child("package.json"))) {
      directory = directory.parent();
    }
    return directory;
  }

  private static boolean testsTerraform(String target, Landscape landscape) {
    String plain = target.endsWith("/**") ? target.substring(0, target.length() - 3) : target;
    if (plain.contains("*") || plain.equals(".")) {
      return plain.contains("*") && plain.endsWith("/test");
    }
    RepoPath directory = RepoPath.of(plain);
    boolean goTests =
        landscape.in(directory).stream().anyMatch(e -> e.path().name().endsWith("_test.go"));
    boolean inTestFolder =
        directory.names().stream()
            .anyMatch(n -> n.equals("test") || n.equals("tests") || n.equals("terratest"));
    return goTests
        && inTestFolder
        && (hasTerraform(directory.parent(), landscape)
            || hasTerraform(RepoPath.ROOT, landscape)
            || landscape.hasAny(directory.parent().child("modules")));
  }

  private static boolean hasTerraform(RepoPath directory, Landscape landscape) {
    for (Entry entry : landscape.in(directory)) {
      if (entry.path().extension().equals("tf")) {
        return true;
      }
    }
    return false;
  }
}
