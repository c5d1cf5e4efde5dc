package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.rubylist.RubyList;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ansible.AnsibleContent;
import dev.tidemark.link.ansible.AnsibleVault;
import dev.tidemark.link.crossplane.OwnPackages;
import dev.tidemark.link.crossplane.PackageUse;
import dev.tidemark.link.definition.DefinedStack;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.link.definition.DefinedStacks;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.terraform.Versions;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Definitions, stacks and libraries of CloudFormation, ARM, Bicep, CDK, Pulumi, Ansible, Packer, Nomad and the other tools of the catalogue of definitions. */
@AutoService(Detector.class)
public final class OtherDefinitions implements Detector {

  @Override
  public String id() {
    return "other-definitions";
  }

  @Override
  public String sees() {
    return "Definitions, stacks and libraries of CloudFormation, ARM, Bicep, CDK, Pulumi, Ansible,"
        + " Packer, Nomad and other tools, by the files and keys that each documents.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.definition", "iac.root", "iac.module");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DefinedStacks.mayBeIn(path);
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    return PlainObjects.isKeptForAnother(path) ? Set.of() : Detector.super.couldEmit(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<String, Sum> definitions = new TreeMap<>();
    Map<RepoPath, List<AnsibleContent.RoleCall>> roleCalls =
        landscape.facet(AnsibleContent.FACET).callsByRole();
    Set<String> roots = rootsOfRecipes(landscape);
    for (DefinedStack stack : landscape.facet(DefinedStacks.ALL)) {
      if (stack.origin().isInForce()) {
        definitions
            .computeIfAbsent(stack.tool() + "\n" + stack.directory().value(), key -> new Sum(stack))
            .add(stack);
        if (stack.role() == Role.ROOT) {
          sink.accept(root(landscape, stack));
        } else if (stack.role() == Role.LIBRARY) {
          Evidence module = module(landscape, stack, roleCalls);
          sink.accept(serves(stack, roots) ? module.with("called", true) : module);
        }
      }
    }
    definitions.values().forEach(sum -> sink.accept(sum.evidence()));
  }

  /** Where servers of Puppet and Chef take what they deliver from, after the tool's name. */
  private static Set<String> rootsOfRecipes(Landscape landscape) {
    return landscape.facet(DefinedStacks.ALL).stream()
        .filter(stack -> stack.role() == Role.ROOT && stack.origin().isInForce())
        .filter(stack -> Set.of("puppet", "chef").contains(stack.tool()))
        .map(stack -> stack.tool() + " " + stack.directory().value())
        .collect(Collectors.toSet());
  }

  /** Modules and cookbooks below such a place are there for its machines. */
  private static boolean serves(DefinedStack module, Set<String> roots) {
    for (RepoPath at = module.directory(); !at.isRoot(); at = at.parent()) {
      if (roots.contains(module.tool() + " " + at.parent().value())) {
        return true;
      }
    }
    return false;
  }

  private static Evidence root(Landscape landscape, DefinedStack stack) {
    List<String> environments = stack.environments();
    Evidence root = at("iac.root", stack);
    Evidence fact =
        (changesHosts(landscape, stack) ? root.with("changes-hosts", true) : root)
            .with("environment", environments.size() == 1 ? environments.get(0) : "")
            .with("environments", environments.size() > 1 ? environments : List.of());
    return stack.resources() > 0 ? fact.with("resources", stack.resources()) : fact;
  }

  private static Evidence module(
      Landscape landscape,
      DefinedStack stack,
      Map<RepoPath, List<AnsibleContent.RoleCall>> roleCalls) {
    boolean readme =
        landscape.in(stack.directory()).stream()
            .map(Entry::path)
            .anyMatch(path -> path.lowerName().startsWith("readme."));
    Evidence module = at("iac.module", stack);
    if (stack.tool().equals("ansible")) {
      module = withUsers(module, roleCalls.getOrDefault(stack.directory(), List.of()));
      boolean packaged =
          landscape.hasFile(RepoPath.of("galaxy.yml")) && !AnsibleVault.ofHosts(landscape);
      if (packaged) {
        module = module.with("packaged", true);
      }
      if (packaged || stack.directory().isRoot()) {
        module = module.with("versioned", hasVersionTags(landscape));
      }
    }
    if (stack.tool().equals("crossplane")) {
      module = withPackageUsers(landscape, module, stack.directory());
    }
    return module
        .with("documented", readme)
        .with("examples", landscape.hasAny(stack.directory().child("examples")))
        .with(
            "tested",
            landscape.hasAny(stack.directory().child("molecule"))
                || landscape.hasAny(stack.directory().child("tests")));
  }

  /** Galaxy takes the versions of a collection, and of a role that is a repository, from its tags. */
  private static boolean hasVersionTags(Landscape landscape) {
    return landscape.history().tags().stream().anyMatch(tag -> Versions.isVersionTag(tag.name()));
  }

  private static Evidence withUsers(Evidence module, List<AnsibleContent.RoleCall> calls) {
    return module
        .with("called", !calls.isEmpty())
        .with("uses", calls.size())
        .with("users", calls.stream().map(call -> call.from().path()).distinct().count());
  }

  /**
   * A version that somebody asks a registry for has been published there; the tags of a repository release what it makes.
   * A package that only others of its kind ask for serves nothing here.
   */
  private static Evidence withPackageUsers(
      Landscape landscape, Evidence module, RepoPath directory) {
    List<PackageUse> uses = landscape.facet(OwnPackages.FACET).usesOf(directory);
    List<PackageUse> callers = uses.stream().filter(use -> use.origin().isInForce()).toList();
    boolean asked =
        uses.stream().anyMatch(use -> use.version().chars().anyMatch(Character::isDigit));
    return module
        .with("called", callers.stream().anyMatch(PackageUse::installed))
        .with("uses", callers.size())
        .with("users", callers.stream().map(use -> use.location().path()).distinct().count())
        .with("versioned", asked || hasVersionTags(landscape));
  }

  /** Whether it is a playbook for hosts that run, and not for an image that is built from them. */
  private static boolean changesHosts(Landscape landscape, DefinedStack stack) {
    boolean handedToAgents =
        stack.location().path().lowerName().equals("environment.conf")
            || RubyList.mayBeRole(stack.location().path());
    if (handedToAgents) { // who configures machines that run, again and again
      return true;
    }
    return stack.tool().equals("ansible")
        && !isForImages(landscape, stack.directory())
        && landscape
            .documents()
            .at(stack.location().path(), ConfigDocument.class)
            .flatMap(placed -> placed.document().root())
            .filter(root -> root.items().stream().anyMatch(AnsibleContent::changesHosts))
            .isPresent();
  }

  /** Whether a template of Packer lies in the directory or around it. */
  private static boolean isForImages(Landscape landscape, RepoPath directory) {
    for (RepoPath at = directory; ; at = at.parent()) {
      if (landscape.in(at).stream().anyMatch(entry -> isOfPacker(entry.path().lowerName()))) {
        return true;
      }
      if (at.isRoot()) {
        return false;
      }
    }
  }

  private static boolean isOfPacker(String name) {
    return name.endsWith(".pkr.hcl") || name.endsWith(".pkr.json") || name.equals("packer.json");
  }

  private static Evidence at(String kind, DefinedStack stack) {
    return Evidence.of(kind, stack.location())
        .with("tool", stack.tool())
        .with("dir", directory(stack));
  }

  private static String directory(DefinedStack stack) {
    return stack.directory().asDirectory();
  }

  /** The files of one tool in one directory. */
  private static final class Sum {
    private final DefinedStack first;
    private int files;
    private int resources;

    Sum(DefinedStack first) {
      this.first = first;
    }

    void add(DefinedStack stack) {
      files += stack.files();
      resources += stack.resources();
    }

    Evidence evidence() {
      Evidence fact =
          at("iac.definition", first)
              .with("style", first.style())
              .with("files", files)
              .with("standard", true);
      return resources > 0 ? fact.with("resources", resources) : fact;
    }
  }
}
