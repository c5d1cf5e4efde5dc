package dev.tidemark.link.terraform;

import dev.tidemark.document.Origin;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The modules of a repository, with what comes with them and who reaches them. */
final class ModuleFinder {
  private final Landscape landscape;
  private final Map<RepoPath, TerraformDirectory> directories;
  private final DirectoryRoles roles;
  private final Map<RepoPath, List<ModuleCall>> callsTo = new HashMap<>();
  private final Map<String, List<RepoPath>> callers;
  private final int roots;
  private final Set<RepoPath> exampled = new HashSet<>();
  private final Set<RepoPath> fixtured = new HashSet<>();

  ModuleFinder(
      Landscape landscape,
      Map<RepoPath, TerraformDirectory> directories,
      DirectoryRoles roles,
      List<ModuleCall> calls,
      Map<String, List<RepoPath>> callers,
      int roots) {
    this.landscape = landscape;
    this.directories = directories;
    this.roles = roles;
    this.callers = callers;
    this.roots = roots;
    for (ModuleCall call : calls) {
      call.target().ifPresent(target -> sort(call, target));
    }
  }

  private void sort(ModuleCall call, RepoPath target) {
    if (call.origin() == Origin.EXAMPLE) {
      exampled.add(target);
    } else if (call.origin() == Origin.FIXTURE || isTest(call.from())) {
      fixtured.add(target);
    } else if (call.origin().isInForce()) {
      callsTo.computeIfAbsent(target, t -> new ArrayList<>()).add(call);
    }
  }

  private static boolean isTest(RepoPath path) {
    return path.names().stream().anyMatch(name -> name.equals("test") || name.equals("tests"));
  }

  List<TerraformModule> find() {
    List<TerraformDirectory> found =
        directories.values().stream()
            .filter(d -> d.origin().isInForce() && roles.of(d) == DirectoryRoles.Role.MODULE)
            .toList();
    boolean released = found.size() >= roots && hasVersionTags();
    List<TerraformModule> modules = new ArrayList<>();
    for (TerraformDirectory directory : found) {
      RepoPath path = directory.path();
      modules.add(
          new TerraformModule(
              directory,
              exampled.contains(path)
                  || landscape.hasAny(path.child("examples"))
                  || landscape.hasAny(path.child("example")),
              isTested(path),
              released || landscape.hasFile(path.child("CHANGELOG.md")),
              callsTo.getOrDefault(path, List.of()),
              callers.getOrDefault("./" + path.value(), List.of())));
    }
    return modules;
  }

  /** Tags of a repository that is mostly roots are no releases of its modules, so they are not walked for there. */
  private boolean hasVersionTags() {
    return landscape.history().tags().stream().anyMatch(tag -> Versions.isVersionTag(tag.name()));
  }

  private boolean isTested(RepoPath path) {
    return fixtured.contains(path)
        || landscape.hasAny(path.child("test"))
        || landscape.hasAny(path.child("tests"))
        || landscape.in(path).stream()
            .anyMatch(entry -> entry.path().lowerName().endsWith(".tftest.hcl"));
  }
}
