package dev.tidemark.link.terraform;

import dev.tidemark.document.Origin;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a directory with Terraform configuration is: applied by itself, called by others, or neither. */
final class DirectoryRoles {

  /** What a directory is. */
  enum Role {
    ROOT,
    MODULE,
    /** A template for roots elsewhere, a fixture, or a part of one. */
    NEITHER
  }

  private static final Set<String> TEMPLATE_FOLDERS =
      Set.of(
          "template",
          "templates",
          "skeleton",
          "skeletons",
          "boilerplate",
          ".boilerplate",
          "cookiecutter",
          "scaffold",
          "scaffolds",
          "scaffolding");
  private static final Set<String> TEST_FOLDERS =
      Set.of("test", "tests", "testing", "fixtures", "examples", "example", "samples");

  /** Fewer neighbours may be alike by chance. */
  private static final int SEVERAL_MODULES = 4;

  private final Landscape landscape;
  private final Map<RepoPath, TerraformDirectory> directories;
  private final Set<RepoPath> terragrunt;
  private final Set<RepoPath> included;
  private final Set<RepoPath> copied;
  private final Map<RepoPath, List<RepoPath>> targets = new HashMap<>();
  private final Set<RepoPath> called = new HashSet<>();
  private final Set<RepoPath> shown = new HashSet<>();
  private final Map<RepoPath, List<TerraformDirectory>> children = new HashMap<>();
  private final Map<RepoPath, Boolean> amongModules = new HashMap<>();

  DirectoryRoles(
      Landscape landscape,
      Map<RepoPath, TerraformDirectory> directories,
      List<ModuleCall> calls,
      TerragruntTree terragrunt) {
    this.landscape = landscape;
    this.directories = directories;
    this.terragrunt = terragrunt.directories();
    this.included = terragrunt.includedDirectories();
    this.copied = terragrunt.copiedFiles();
    directories.values().stream()
        .filter(d -> !d.path().isRoot())
        .forEach(d -> children.computeIfAbsent(d.path().parent(), p -> new ArrayList<>()).add(d));
    for (ModuleCall call : calls) {
      call.target()
          .ifPresent(t -> targets.computeIfAbsent(call.from(), d -> new ArrayList<>()).add(t));
      call.target()
          .filter(target -> !target.equals(call.from()))
          .ifPresent(target -> (call.origin().isInForce() ? called : shown).add(target));
    }
  }

  Role of(TerraformDirectory directory) {
    Role own = byItself(directory);
    return own == Role.ROOT && saysLittle(directory) && liesAmongModules(directory.path())
        ? Role.MODULE
        : own;
  }

  private Role byItself(TerraformDirectory directory) {
    RepoPath path = directory.path();
    if (!directory.origin().isInForce() || isTemplate(path)) {
      return called.contains(path) ? Role.MODULE : Role.NEITHER;
    }
    if (isTest(path) && !keepsState(directory)) {
      return Role.NEITHER;
    }
    if (included.contains(path) && !directory.declares()) {
      return Role.NEITHER; // backend and providers that Terragrunt copies into the roots
    }
    if (terragrunt.contains(path) || directory.backend().isPresent()) {
      return Role.ROOT;
    }
    if (called.contains(path)) {
      return Role.MODULE;
    }
    if (directory.files().stream().allMatch(file -> copied.contains(file.path()))) {
      return Role.NEITHER; // parts that Terragrunt copies beside the code of a root
    }
    if (isInModules(path)) {
      return Role.MODULE;
    }
    if (!directory.declares()) {
      return Role.NEITHER;
    }
    if (isTestOfParent(path)) {
      return Role.NEITHER;
    }
    if (shown.contains(path) && !directory.configuresProvider()) {
      return Role.MODULE;
    }
    return isAppliedByItself(directory) ? Role.ROOT : Role.MODULE;
  }

  /**
   * Without a backend: providers, values, a lock, backend files, or nothing that a caller would have to give. A lock beside
   * inputs that must be given and outputs is left over from somebody who tried the module, and a workspace that is asked
   * for beside inputs that must be given is the caller's.
   */
  private boolean isAppliedByItself(TerraformDirectory directory) {
    boolean hands = directory.count("output") > 0;
    boolean asks = directory.count("variable") > 0;
    boolean waitsForCaller = hands && asks && !directory.requiredInputs().isEmpty();
    if (directory.configuresProvider()
        || (directory.lock().isPresent() && !waitsForCaller)
        || !directory.variables().isEmpty()
        || (directory.refersTo("terraform.workspace") && directory.requiredInputs().isEmpty())
        || ConfigurationFiles.holdBackend(landscape, directory.path())) {
      return true;
    }
    if (composes(directory.path())) {
      return true;
    }
    return !(hands && asks) && directory.requiredInputs().isEmpty();
  }

  /** Whether nothing here is kept of an apply, and what providers it configures wait for inputs as a module's do. */
  private boolean saysLittle(TerraformDirectory directory) {
    return directory.backend().isEmpty()
        && directory.lock().isEmpty()
        && directory.variables().isEmpty()
        && (!directory.configuresProvider() || !directory.requiredInputs().isEmpty())
        && !directory.refersTo("terraform.workspace")
        && !terragrunt.contains(directory.path())
        && !ConfigurationFiles.holdBackend(landscape, directory.path())
        && !composes(directory.path());
  }

  /** Whether its neighbours are modules: a module that happens to ask for nothing is one more of them. */
  private boolean liesAmongModules(RepoPath path) {
    return !path.isRoot()
        && amongModules.computeIfAbsent(path.parent(), parent -> holdsModules(parent));
  }

  private boolean holdsModules(RepoPath parent) {
    long all = 0;
    long modules = 0;
    for (TerraformDirectory child : children.getOrDefault(parent, List.of())) {
      Role role = byItself(child);
      all += role == Role.NEITHER ? 0 : 1;
      modules += role == Role.MODULE ? 1 : 0;
    }
    return modules >= SEVERAL_MODULES && modules * 5 >= all * 4;
  }

  /** Whether a backend is named that outlives the machine. */
  private static boolean keepsState(TerraformDirectory directory) {
    return directory.backend().filter(b -> !b.block().label(0).equals("local")).isPresent();
  }

  /** Whether it calls modules that lie in a folder of modules beside or above it: then it is what they are for. */
  private boolean composes(RepoPath path) {
    return targets.getOrDefault(path, List.of()).stream()
        .anyMatch(target -> !target.isIn(path) && isInModules(target));
  }

  private static boolean isInModules(RepoPath path) {
    List<String> names = path.names();
    for (String name : names.subList(0, Math.max(0, names.size() - 1))) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.equals("modules") || lower.equals("module") || lower.endsWith("-modules")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTemplate(RepoPath path) {
    for (String name : path.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (TEMPLATE_FOLDERS.contains(lower)
          || lower.endsWith("-template")
          || lower.endsWith("-templates")
          || lower.endsWith("_template")
          || name.contains("{{")) {
        return true;
      }
    }
    return false;
  }

  /** A folder of tests: a folder {@code test} beside folders of other environments is none. */
  boolean isTest(RepoPath path) {
    for (RepoPath at = path; !at.isRoot(); at = at.parent()) {
      String name = at.lowerName();
      if (name.equals("tests") || (name.equals("test") && !hasEnvironmentsBeside(at))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasEnvironmentsBeside(RepoPath directory) {
    RepoPath parent = directory.parent();
    return Set.of(
            "dev",
            "development",
            "stage",
            "staging",
            "prod",
            "production",
            "live",
            "qa",
            "uat",
            "preprod")
        .stream()
        .anyMatch(name -> landscape.hasAny(parent.child(name)));
  }

  /** A test or example folder below a directory that is configuration itself, without a backend of its own. */
  private boolean isTestOfParent(RepoPath path) {
    RepoPath at = path;
    boolean test = false;
    while (!at.isRoot()) {
      test |= TEST_FOLDERS.contains(at.lowerName());
      at = at.parent();
      TerraformDirectory above = directories.get(at);
      if (test && above != null && above.origin() != Origin.VENDORED) {
        return true;
      }
    }
    return false;
  }
}
