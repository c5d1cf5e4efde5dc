package dev.tidemark.detector.ci;

import dev.tidemark.document.Placed;
import dev.tidemark.format.program.ProgramSketch;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.DefinedStack;
import dev.tidemark.link.definition.DefinedStacks;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Reach;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stacks of Pulumi and the CDKs that a linter or type checker of programs looks at: their infrastructure is that
 * program, so whoever lints its files in its language lints the infrastructure.
 */
final class LintedPrograms {
  static final Facet<LintedPrograms> FACET = new Facet<>("linted-programs", LintedPrograms::new);

  private static final Set<String> TOOLS = Set.of("pulumi", "cdk", "cdktf");

  /** What files a language's linters look at. */
  private static final Map<String, Set<String>> FILES =
      Map.of(
          "go", Set.of("go"),
          "python", Set.of("py"),
          "node", Set.of("ts", "tsx", "js"),
          "typescript", Set.of("ts", "tsx"));

  /** What a linter is asked for: its language, the file that ends its project, and where it looks. */
  private record Question(String language, String project, List<String> targets) {}

  private final Landscape landscape;

  /** The files in which stacks declare something, with the stack's directory. */
  private final Map<RepoPath, RepoPath> stacks = new TreeMap<>();

  /** Many steps run the same linter at the same place. */
  private final Map<Question, List<String>> answers = new ConcurrentHashMap<>();

  private LintedPrograms(Landscape landscape) {
    this.landscape = landscape;
    Set<RepoPath> roots = new TreeSet<>();
    for (DefinedStack stack : landscape.facet(DefinedStacks.ALL)) {
      if (stack.role() == DefinedStack.Role.ROOT && TOOLS.contains(stack.tool())) {
        roots.add(stack.directory());
      }
    }
    if (roots.isEmpty()) {
      return;
    }
    for (Placed<ProgramSketch> program : landscape.documents().inForce(ProgramSketch.class)) {
      if (!program.document().constructs().isEmpty()) {
        around(program.path().parent(), roots, program.path());
      }
    }
  }

  private void around(RepoPath from, Set<RepoPath> roots, RepoPath file) {
    RepoPath directory = from;
    while (!roots.contains(directory) && !directory.isRoot()) {
      directory = directory.parent();
    }
    if (roots.contains(directory)) {
      stacks.put(file, directory);
    }
  }

  /** The directories of the stacks that a deed lints, sorted; none where it is no linter of a language. */
  List<String> of(Deed deed) {
    Meaning meaning = deed.meaning().orElseThrow();
    if (stacks.isEmpty() || meaning.detail("language").isEmpty()) {
      return List.of();
    }
    return answers.computeIfAbsent(
        new Question(meaning.detail("language"), meaning.detail("project"), deed.targets()),
        this::linted);
  }

  private List<String> linted(Question question) {
    Set<String> found = new TreeSet<>();
    for (Map.Entry<RepoPath, RepoPath> file : stacks.entrySet()) {
      if (FILES.getOrDefault(question.language(), Set.of()).contains(file.getKey().extension())
          && question.targets().stream().anyMatch(t -> looksAt(t, question, file.getKey()))) {
        found.add(file.getValue().asDirectory());
      }
    }
    return List.copyOf(found);
  }

  private boolean looksAt(String target, Question question, RepoPath file) {
    return Reach.covers(target, file.parent().asDirectory())
        && (question.project().isEmpty() || isOfProject(target, question.project(), file.parent()));
  }

  /** Compilers stop where another project begins: at a folder below with a {@code go.mod} or {@code tsconfig.json} of its own. */
  private boolean isOfProject(String target, String named, RepoPath directory) {
    RepoPath project = directory;
    while (!landscape.hasFile(project.child(named))) {
      if (project.isRoot()) {
        return true;
      }
      project = project.parent();
    }
    String place = target.endsWith("/**") ? target.substring(0, target.length() - 3) : target;
    return PathPattern.of(place).matches(project.asDirectory())
        || RepoPath.ROOT.resolve(place).filter(project::equals).isPresent()
        || (PathPattern.isPlain(place) && !place.equals(".") && RepoPath.of(place).isIn(project));
  }
}
