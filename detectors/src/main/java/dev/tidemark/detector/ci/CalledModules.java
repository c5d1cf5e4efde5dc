package dev.tidemark.detector.ci;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The local modules that roots made for tests or as examples call: who validates or plans such a root does so with the
 * modules, which cannot be planned by themselves.
 */
final class CalledModules {
  static final Facet<CalledModules> FACET =
      new Facet<>("modules-called-by-trials", CalledModules::new);

  /** What looks at a whole configuration, and not at the files of a folder. */
  private static final Set<String> WHOLE =
      Set.of("validate", "plan", "unit", "contract", "integration", "end-to-end");

  private static final Set<String> TOOLS = Set.of("terraform", "opentofu", "terragrunt");

  private final Map<RepoPath, Set<RepoPath>> calls = new HashMap<>();
  private final Set<RepoPath> trials = new TreeSet<>();

  private CalledModules(Landscape landscape) {
    for (ModuleCall call : landscape.facet(TerraformLandscape.FACET).calls()) {
      if (call.found() && call.target().isPresent()) {
        calls.computeIfAbsent(call.from(), d -> new TreeSet<>()).add(call.target().get());
        if (landscape.units().in(call.from()).stream().noneMatch(Unit::countsAsProvisioned)) {
          trials.add(call.from());
        }
      }
    }
  }

  /** The aims of a check, with the files of the modules that it looks at through them. */
  List<String> with(List<String> aims, Performed deed, String category) {
    if (!WHOLE.contains(category) || !TOOLS.contains(deed.meaning().tool())) {
      return aims;
    }
    Set<RepoPath> open = new TreeSet<>();
    for (String aim : aims) {
      if (aim.indexOf('*') >= 0) {
        Glob glob = Glob.doublestar(aim);
        trials.stream().filter(glob::matches).forEach(open::add);
      } else {
        RepoPath.ROOT.resolve(aim).filter(trials::contains).ifPresent(open::add);
      }
    }
    List<String> all = new ArrayList<>(aims);
    called(open).forEach(module -> all.add((module.isRoot() ? "" : module + "/") + "*.tf"));
    return all;
  }

  private Set<RepoPath> called(Set<RepoPath> from) {
    Set<RepoPath> reached = new TreeSet<>();
    List<RepoPath> open = new ArrayList<>(from);
    Set<RepoPath> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      for (RepoPath target : calls.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        reached.add(target);
        if (seen.add(target)) {
          open.add(target);
        }
      }
    }
    return reached;
  }
}
