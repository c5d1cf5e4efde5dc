package dev.tidemark.detector.ci;

import dev.tidemark.document.Placed;
import dev.tidemark.format.program.ProgramSketch;
import dev.tidemark.format.program.ProgramSketch.Construct;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.DefinedStack;
import dev.tidemark.link.definition.DefinedStacks;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Reach;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stacks of the CDK whose program lets rules of cdk-nag look at all that it declares: whoever synthesizes them checks them,
 * for what a rule finds is an error of the synthesis. Source: the documents of cdk-nag.
 */
record NaggedPrograms(Set<RepoPath> stacks) {
  static final Facet<NaggedPrograms> FACET = new Facet<>("nagged-programs", NaggedPrograms::find);

  private static final Set<String> LIBRARIES = Set.of("cdk-nag", "cdk_nag");

  /** What synthesizes: also to tell the difference, or to list what there is. */
  private static final Set<String> CATEGORIES = Set.of("validate", "plan");

  private static NaggedPrograms find(Landscape landscape) {
    Set<RepoPath> roots = new TreeSet<>();
    for (DefinedStack stack : landscape.facet(DefinedStacks.ALL)) {
      if (stack.role() == DefinedStack.Role.ROOT && stack.tool().equals("cdk")) {
        roots.add(stack.directory());
      }
    }
    Set<RepoPath> nagged = new TreeSet<>();
    if (!roots.isEmpty()) {
      for (Placed<ProgramSketch> program : landscape.documents().inForce(ProgramSketch.class)) {
        if (hasRules(program.document())) {
          around(program.path().parent(), roots, nagged);
        }
      }
    }
    return new NaggedPrograms(nagged);
  }

  private static boolean hasRules(ProgramSketch program) {
    for (Construct construct : program.constructs()) {
      String callee = construct.callee();
      int dot = callee.indexOf('.');
      String imported =
          program.imports().getOrDefault(dot < 0 ? callee : callee.substring(0, dot), "");
      int hash = imported.indexOf('#');
      if (LIBRARIES.contains(hash < 0 ? imported : imported.substring(0, hash))
          && callee.endsWith("Checks")) {
        return true;
      }
    }
    return false;
  }

  private static void around(RepoPath from, Set<RepoPath> roots, Set<RepoPath> nagged) {
    RepoPath directory = from;
    while (!roots.contains(directory) && !directory.isRoot()) {
      directory = directory.parent();
    }
    if (roots.contains(directory)) {
      nagged.add(directory);
    }
  }

  /** The directories of the stacks that a check synthesizes, sorted; none where it does not. */
  List<String> checkedBy(Performed deed) {
    if (stacks.isEmpty()
        || !deed.meaning().tool().equals("cdk")
        || !CATEGORIES.contains(deed.meaning().category())) {
      return List.of();
    }
    return stacks.stream()
        .map(RepoPath::asDirectory)
        .filter(stack -> deed.deed().targets().stream().anyMatch(aim -> Reach.covers(aim, stack)))
        .toList();
  }
}
