package dev.tidemark.link.terraform;

import dev.tidemark.document.Documents;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.parallel.Memo;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Links the Terraform of a landscape once: directories, then calls, then roles, then who reaches which module. */
final class TerraformLinker {
  /** So many roots beside a folder called example show that the name is no purpose. */
  private static final int REAL_SIBLINGS = 3;

  private final Landscape landscape;
  private final List<Placed<HclDocument>> files;
  private final TerragruntTree terragrunt;

  /** What calls without a version beside the source ask for: most calls of a module are written alike. */
  private final Memo<ModuleSource> sources =
      new Memo<>(1 << 10, written -> ModuleSource.of(written, Optional.empty()));

  TerraformLinker(Landscape landscape) {
    this.landscape = landscape;
    Documents documents = landscape.documents();
    this.files =
        documents.all(HclDocument.class).stream()
            .filter(file -> file.origin() != Origin.VENDORED)
            .toList();
    this.terragrunt =
        new TerragruntTree(documents, files.stream().filter(f -> f.origin().isInForce()).toList());
  }

  TerraformLandscape link() {
    SortedMap<RepoPath, TerraformDirectory> directories = directories();
    List<ModuleCall> calls = new ArrayList<>();
    directories.values().forEach(directory -> calls(directory, directories, calls));
    terragruntCalls(directories, calls);
    calls.sort(Comparator.comparing(ModuleCall::location).thenComparing(ModuleCall::name));
    DirectoryRoles roles = new DirectoryRoles(landscape, directories, calls, terragrunt);
    List<TerraformRoot> roots = new RootFinder(landscape, directories, roles, terragrunt).find();
    Map<String, List<RepoPath>> callers = callers(roots, calls);
    List<TerraformModule> modules =
        new ModuleFinder(landscape, directories, roles, calls, callers, roots.size()).find();
    return new TerraformLandscape(
        Collections.unmodifiableSortedMap(directories),
        roots,
        modules,
        calls,
        Map.copyOf(callers),
        publishers(calls),
        siblings(landscape, calls),
        helpers(directories, roles, roots, modules));
  }

  private static SiblingModules siblings(Landscape landscape, List<ModuleCall> calls) {
    return SiblingModules.of(
        landscape.neighbours(),
        calls,
        landscape.facet(MissingCode.FACET),
        landscape.neighbours().areThere() ? Submodules.of(landscape) : Map.of());
  }

  private static Set<RepoPath> helpers(
      SortedMap<RepoPath, TerraformDirectory> directories,
      DirectoryRoles roles,
      List<TerraformRoot> roots,
      List<TerraformModule> modules) {
    Set<RepoPath> helpers = new HashSet<>(directories.keySet());
    helpers.removeIf(path -> !roles.isTest(path));
    roots.forEach(root -> helpers.remove(root.path()));
    modules.forEach(module -> helpers.remove(module.path()));
    return helpers;
  }

  /** Whether a file is configuration of Terraform or OpenTofu. */
  private SortedMap<RepoPath, TerraformDirectory> directories() {
    Map<RepoPath, List<Placed<HclDocument>>> configuration = new LinkedHashMap<>();
    Map<RepoPath, List<Placed<HclDocument>>> variables = new HashMap<>();
    Map<RepoPath, Placed<HclDocument>> locks = new HashMap<>();
    for (Placed<HclDocument> file : files) {
      String name = file.path().lowerName();
      if (ConfigurationFiles.isNamed(file.path())) {
        configuration.computeIfAbsent(file.directory(), d -> new ArrayList<>()).add(file);
      } else if (name.endsWith(".tfvars") || name.endsWith(".tfvars.json")) {
        variables.computeIfAbsent(file.directory(), d -> new ArrayList<>()).add(file);
      } else if (name.equals(".terraform.lock.hcl")) {
        locks.put(file.directory(), file);
      }
    }
    SortedMap<RepoPath, TerraformDirectory> directories = new TreeMap<>();
    configuration.forEach(
        (path, here) ->
            directories.put(
                path,
                new TerraformDirectory(
                    path,
                    origin(path, here, configuration),
                    withoutShadowed(here),
                    variables.getOrDefault(path, List.of()),
                    Optional.ofNullable(locks.get(path)))));
    return directories;
  }

  /** A folder called {@code example} among roots with remote state, and with such a state itself, is one of them. */
  private static Origin origin(
      RepoPath path,
      List<Placed<HclDocument>> here,
      Map<RepoPath, List<Placed<HclDocument>>> configuration) {
    Origin origin = here.get(0).origin();
    if (origin != Origin.EXAMPLE || !keepsState(here)) {
      return origin;
    }
    long siblings =
        configuration.entrySet().stream()
            .filter(other -> other.getKey().parent().equals(path.parent()))
            .filter(other -> other.getValue().get(0).origin() == Origin.OWN)
            .filter(other -> keepsState(other.getValue()))
            .limit(REAL_SIBLINGS)
            .count();
    return siblings == REAL_SIBLINGS ? Origin.OWN : origin;
  }

  private static boolean keepsState(List<Placed<HclDocument>> files) {
    return files.stream()
        .flatMap(file -> file.document().blocks("terraform").stream())
        .anyMatch(block -> block.block("backend").isPresent() || block.block("cloud").isPresent());
  }

  /** OpenTofu takes {@code main.tofu} in place of {@code main.tf} where both are there. */
  private static List<Placed<HclDocument>> withoutShadowed(List<Placed<HclDocument>> here) {
    Set<String> tofu = new HashSet<>();
    here.forEach(
        file -> {
          String name = file.path().lowerName();
          if (name.contains(".tofu")) {
            tofu.add(name.replace(".tofu", ".tf"));
          }
        });
    return tofu.isEmpty()
        ? here
        : here.stream().filter(file -> !tofu.contains(file.path().lowerName())).toList();
  }

  private void calls(
      TerraformDirectory directory,
      SortedMap<RepoPath, TerraformDirectory> directories,
      List<ModuleCall> sink) {
    directory
        .blocks("module")
        .forEach(
            module -> {
              HclBlock block = module.block();
              Optional<String> written = block.attribute("source").flatMap(a -> a.written());
              Optional<String> version = block.attribute("version").flatMap(a -> a.written());
              ModuleSource source =
                  written
                      .map(
                          text ->
                              version.isPresent()
                                  ? ModuleSource.of(text, version)
                                  : sources.of(text))
                      .orElseGet(() -> ModuleSource.unknown(""));
              Optional<RepoPath> target = localTarget(directory.path(), source);
              sink.add(
                  new ModuleCall(
                      block.label(0),
                      directory.path(),
                      directory.origin(),
                      module.file().at(block.line(), block.endLine()),
                      source,
                      target,
                      isFound(target, directories)));
            });
  }

  private void terragruntCalls(
      SortedMap<RepoPath, TerraformDirectory> directories, List<ModuleCall> sink) {
    for (Placed<HclDocument> file : terragrunt.applied()) {
      Optional<String> written = terragrunt.source(file);
      if (written.isPresent()) {
        Optional<RepoPath> local = terragrunt.local(file, written.get());
        if (local.isEmpty() && TerragruntTree.isHere(written.get())) {
          continue; // a directory of this repository that only the run tells
        }
        ModuleSource source =
            local.isPresent()
                ? ModuleSource.of("./" + local.get().value(), Optional.empty())
                : ModuleSource.of(written.get(), Optional.empty());
        sink.add(
            new ModuleCall(
                "terragrunt",
                file.directory(),
                file.origin(),
                file.at(terragrunt.sourceLine(file)),
                source,
                local,
                isFound(local, directories)));
      }
    }
  }

  /** Whether what a call means is here; what lies elsewhere is not missing. */
  private static boolean isFound(
      Optional<RepoPath> target, SortedMap<RepoPath, TerraformDirectory> directories) {
    return target.isEmpty() || target.filter(directories::containsKey).isPresent();
  }

  private static Optional<RepoPath> localTarget(RepoPath from, ModuleSource source) {
    if (source.kind() != ModuleSource.Kind.LOCAL) {
      return Optional.empty();
    }
    String path = source.address();
    for (String here : List.of("${path.module}", "${path.root}")) {
      path = path.startsWith(here) ? "." + path.substring(here.length()) : path;
    }
    return path.contains("${") ? Optional.empty() : from.resolve(path);
  }

  /** The roots that reach each module, through other modules too. */
  private static Map<String, List<RepoPath>> callers(
      List<TerraformRoot> roots, List<ModuleCall> calls) {
    Map<RepoPath, List<ModuleCall>> byDirectory = new HashMap<>();
    calls.forEach(
        call -> byDirectory.computeIfAbsent(call.from(), d -> new ArrayList<>()).add(call));
    Map<String, List<RepoPath>> reached = new HashMap<>();
    for (TerraformRoot root : roots) {
      if (root.origin().isInForce() && !root.throwAway()) {
        reach(root.path(), byDirectory, reached);
      }
    }
    Map<String, List<RepoPath>> callers = new HashMap<>();
    reached.forEach(
        (module, who) -> callers.put(module, who.stream().sorted().distinct().toList()));
    return callers;
  }

  private static void reach(
      RepoPath root,
      Map<RepoPath, List<ModuleCall>> byDirectory,
      Map<String, List<RepoPath>> reached) {
    List<RepoPath> open = new ArrayList<>(List.of(root));
    Set<RepoPath> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      RepoPath directory = open.remove(open.size() - 1);
      for (ModuleCall call : byDirectory.getOrDefault(directory, List.of())) {
        List<RepoPath> who = reached.computeIfAbsent(call.moduleKey(), key -> new ArrayList<>());
        if (who.isEmpty() || !who.get(who.size() - 1).equals(root)) {
          who.add(root); // one root after the other, so that each is told once
        }
        call.target().filter(seen::add).ifPresent(open::add);
      }
    }
  }

  private static OwnPublishers publishers(List<ModuleCall> calls) {
    Set<String> namespaces = new HashSet<>();
    Set<ModuleSource> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ModuleCall call : calls) {
      if (!seen.add(call.source())) {
        continue; // shared by the calls that are written alike
      }
      String namespace = call.source().namespace().toLowerCase(Locale.ROOT);
      if (call.source().kind() == ModuleSource.Kind.GIT && !OwnPublishers.isPublic(namespace)) {
        namespaces.add(namespace);
      }
    }
    return new OwnPublishers(namespaces);
  }
}
