package dev.tidemark.link.definition;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/** What the files beside a program's project file tell of its stacks. */
final class ProgramStacks {
  private static final String STACK = "pulumi.";
  private static final List<String> ENDINGS = List.of(".yaml", ".yml");

  private static final Set<String> CHEFS = Set.of("rb", "json");

  private ProgramStacks() {}

  /** The stacks that have a configuration of their own, {@code Pulumi.prod.yaml}, and the environments of a Chef repository. */
  static List<String> environments(Landscape landscape, String tool, RepoPath directory) {
    if (tool.equals("chef")) {
      return landscape.in(directory.child("environments")).stream()
          .map(Entry::path)
          .filter(path -> CHEFS.contains(path.extension()))
          .map(path -> path.lowerName().substring(0, path.lowerName().lastIndexOf('.')))
          .sorted()
          .toList();
    }
    return tool.equals("pulumi")
        ? landscape.in(directory).stream()
            .map(Entry::path)
            .map(RepoPath::lowerName)
            .filter(name -> name.startsWith(STACK) && name.length() > STACK.length() + 4)
            .flatMap(
                name ->
                    ENDINGS.stream()
                        .filter(name::endsWith)
                        .filter(end -> name.length() > STACK.length() + end.length())
                        .map(end -> name.substring(STACK.length(), name.length() - end.length())))
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }
}
