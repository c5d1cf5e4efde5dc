package dev.tidemark.link.terraform;

import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.environment.JoinedNames;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The environments that one root directory serves, told apart by its path, its variable and backend files, or workspaces. */
final class RootEnvironments {

  /** Folders in or beside a root that hold its variables by environment. */
  private static final Set<String> VARIABLE_FOLDERS =
      Set.of(
          "env",
          "envs",
          "environment",
          "environments",
          "vars",
          "variables",
          "tfvars",
          "config",
          "configs",
          "workspaces",
          "backend",
          "backends",
          "backend-config",
          "backend-configs");

  private static final String LIVE = "live";

  private final Map<RepoPath, Set<String>> byFiles = new HashMap<>();
  private final List<Set<String>> choices;
  private final JoinedNames joined;
  private final Map<RepoPath, Set<String>> folders = new HashMap<>();

  RootEnvironments(Landscape landscape, Set<RepoPath> configured) {
    this.choices = OfferedEnvironments.of(landscape);
    Set<RepoPath> configuring = new HashSet<>();
    for (Entry entry : landscape.snapshot().entries()) {
      add(entry.path(), configuring, configured);
    }
    this.joined = new JoinedNames(configuring);
    for (RepoPath folder : configuring) {
      folders.computeIfAbsent(folder.parent(), p -> new HashSet<>()).add(folder.lowerName());
    }
  }

  private void add(RepoPath file, Set<RepoPath> configuring, Set<RepoPath> configured) {
    if (isConfiguration(file)) {
      RepoPath at = file.parent();
      while (!at.isRoot() && configuring.add(at)) {
        at = at.parent();
      }
    }
    if (isVariables(file) || isBackend(file)) {
      place(file, configured);
    }
  }

  private static boolean isConfiguration(RepoPath path) {
    String name = path.lowerName();
    return name.endsWith(".tf") || name.equals("terragrunt.hcl");
  }

  /** Adds what a variable or backend file names to the directories whose values it may hold. */
  private void place(RepoPath file, Set<RepoPath> configured) {
    RepoPath directory = file.parent();
    environmentOf(file, false).ifPresent(name -> add(directory, name));
    if (isVariableFolder(directory)) {
      environmentOf(file, true).ifPresent(name -> add(directory.parent(), name));
    }
    if (isVariableFolder(directory.parent())
        && !configured.contains(directory)
        && !configured.contains(directory.parent())) {
      add(directory.parent().parent(), directory.lowerName());
    }
  }

  private void add(RepoPath root, String name) {
    byFiles.computeIfAbsent(root, r -> new TreeSet<>()).add(name);
  }

  private static boolean isVariableFolder(RepoPath directory) {
    return VARIABLE_FOLDERS.contains(directory.lowerName());
  }

  /** The environments of a root, sorted; none where they are not told apart. */
  List<String> of(RepoPath root, Optional<TerraformDirectory> configuration) {
    Set<String> named = byFiles.getOrDefault(root, Set.of());
    if (named.size() > 1) {
      return List.copyOf(named);
    }
    Optional<String> byPath = byPath(root).or(() -> joined.of(root));
    if (byPath.isPresent()) {
      return List.of(byPath.get());
    }
    Set<String> byWorkspaces = configuration.map(RootEnvironments::byWorkspaces).orElse(Set.of());
    return byWorkspaces.size() > 1 ? delivered(byWorkspaces) : List.copyOf(named);
  }

  /**
   * Maps in the code may still know an environment that nobody delivers to. Where a pipeline lets people choose from a
   * closed list of these environments, the list says which there are.
   */
  private List<String> delivered(Set<String> named) {
    Set<String> known = new TreeSet<>();
    named.forEach(name -> known.add(EnvironmentNames.common(name)));
    Set<String> offered = new TreeSet<>();
    choices.stream().filter(known::containsAll).forEach(offered::addAll);
    return named.stream()
        .filter(name -> offered.isEmpty() || offered.contains(EnvironmentNames.common(name)))
        .toList();
  }

  // ---------------------------------------------------------------- path

  /**
   * Terragrunt's authors keep all that is applied in a folder {@code live}, beside one of modules: only another environment
   * beside it makes of it one.
   */
  private boolean holdsAllThatLives(RepoPath folder) {
    return folder.lowerName().equals(LIVE)
        && folders.getOrDefault(folder.parent(), Set.of()).stream()
            .noneMatch(beside -> !beside.equals(LIVE) && EnvironmentNames.isEnvironment(beside));
  }

  /** The nearest directory whose name is an environment or ends with one. */
  private Optional<String> byPath(RepoPath root) {
    for (RepoPath at = root; !at.isRoot(); at = at.parent()) {
      String name = at.name();
      if (holdsAllThatLives(at)) {
        continue;
      }
      if (EnvironmentNames.isSure(name)) {
        return Optional.of(name.toLowerCase(Locale.ROOT));
      }
      Optional<String> end = EnvironmentNames.atEnd(name).filter(EnvironmentNames::isSure);
      if (end.isPresent()) {
        return Optional.of(onlyFile(at).orElse(end.get()));
      }
      if (EnvironmentNames.isEnvironment(name) && isEnvironmentFolder(at.parent().name())) {
        return Optional.of(name.toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  /** The one environment that there are values for: {@code alerts-prod} may be what a product is called, and its values {@code dev.tfvars}. */
  private Optional<String> onlyFile(RepoPath directory) {
    Set<String> named = byFiles.getOrDefault(directory, Set.of());
    return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
  }

  private static boolean isEnvironmentFolder(String name) {
    return Set.of("env", "envs", "environment", "environments", "stages", LIVE, "accounts")
        .contains(name.toLowerCase(Locale.ROOT));
  }

  // ---------------------------------------------------------------- files

  private static Optional<String> environmentOf(RepoPath path, boolean inFolder) {
    if (!isVariables(path) && !isBackend(path)) {
      return Optional.empty();
    }
    String stem = stem(path.lowerName());
    if (stem.isEmpty()
        || Set.of("terraform", "common", "default", "defaults", "global", "main", "example")
            .contains(stem)) {
      return Optional.empty();
    }
    Optional<String> known = EnvironmentNames.within(stem);
    return known.isPresent() || !inFolder ? known : Optional.of(stem);
  }

  private static boolean isVariables(RepoPath path) {
    String name = path.lowerName();
    return (name.endsWith(".tfvars") || name.endsWith(".tfvars.json"))
        && !name.endsWith(".auto.tfvars")
        && !name.contains("example");
  }

  private static boolean isBackend(RepoPath path) {
    String name = path.lowerName();
    return name.endsWith(".backend")
        || name.endsWith(".tfbackend")
        || (name.contains("backend")
            && (name.endsWith(".hcl") || name.endsWith(".conf") || name.endsWith(".config")));
  }

  private static String stem(String name) {
    String stem = name;
    for (String ending :
        List.of(".json", ".tfvars", ".tfbackend", ".backend", ".hcl", ".conf", ".config")) {
      stem = stem.endsWith(ending) ? stem.substring(0, stem.length() - ending.length()) : stem;
    }
    for (String word : List.of("backend-", "backend_", "backend.", "-backend", "_backend", ".s3")) {
      stem = stem.replace(word, "");
    }
    return stem.equals("backend") ? "" : stem;
  }

  // ---------------------------------------------------------------- workspaces

  /** The environments that a configuration names where it asks for its workspace. */
  private static Set<String> byWorkspaces(TerraformDirectory directory) {
    Set<String> derived = workspaceLocals(directory);
    if (derived.isEmpty()) {
      return Set.of();
    }
    Set<String> found = new TreeSet<>();
    directory.files().stream()
        .flatMap(file -> file.document().attributes())
        .filter(attribute -> attribute.references().stream().anyMatch(derived::contains))
        .flatMap(attribute -> attribute.value().walk())
        .forEach(value -> names(value).forEach(found::add));
    directory
        .blocks("locals")
        .flatMap(locals -> locals.block().body().attributes().stream())
        .flatMap(attribute -> attribute.value().walk())
        .filter(value -> environmentKeys(value).size() > 1)
        .forEach(value -> found.addAll(environmentKeys(value)));
    return withoutSynonyms(found);
  }

  /** One name for each environment: the longest abbreviation stands for the rest. */
  private static Set<String> withoutSynonyms(Set<String> names) {
    Map<String, String> chosen = new TreeMap<>();
    for (String name : names) {
      chosen.merge(EnvironmentNames.common(name), name, (a, b) -> a.length() >= b.length() ? a : b);
    }
    Set<String> each = new TreeSet<>(chosen.values());
    if (each.size() > 2) {
      each.removeIf(name -> name.startsWith("non")); // everything but production, not one more
    }
    return each;
  }

  /** The workspace itself and the locals made from it. */
  private static Set<String> workspaceLocals(TerraformDirectory directory) {
    if (!directory.refersTo("terraform.workspace")) {
      return Set.of();
    }
    Set<String> derived = new TreeSet<>(Set.of("terraform.workspace"));
    List<HclAttribute> locals = new ArrayList<>();
    directory.blocks("locals").forEach(b -> locals.addAll(b.block().body().attributes()));
    for (HclAttribute local : locals) {
      if (local.refersTo("terraform.workspace")) {
        derived.add("local." + local.name());
      }
    }
    return derived;
  }

  private static List<String> names(Value value) {
    if (value instanceof Value.Mapping) {
      return environmentKeys(value);
    }
    return HclValues.literal(value)
        .map(text -> text.startsWith("-") ? text.substring(1) : text)
        .filter(EnvironmentNames::isEnvironment)
        .map(text -> List.of(text.toLowerCase(Locale.ROOT)))
        .orElse(List.of());
  }

  private static List<String> environmentKeys(Value value) {
    return value instanceof Value.Mapping map
        ? map.pairs().stream()
            .map(pair -> pair.key().toLowerCase(Locale.ROOT))
            .filter(EnvironmentNames::isEnvironment)
            .toList()
        : List.of();
  }
}
