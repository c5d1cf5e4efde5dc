package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.rubylist.RubyList;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.ModuleUse;
import dev.tidemark.link.definition.ModuleUses;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Uses of Bicep modules, Ansible roles and collections, Puppet modules, Chef cookbooks, nested CloudFormation stacks and Crossplane configurations, with their pins, and paths among them that lead nowhere. */
@AutoService(Detector.class)
public final class OtherModuleUses implements Detector {
  private static final Set<String> NAMES =
      Set.of("puppetfile", "berksfile", "policyfile.rb", "metadata.rb");

  @Override
  public String id() {
    return "other-module-uses";
  }

  @Override
  public String sees() {
    return "Uses of Bicep modules, Ansible roles and collections, Puppet modules, Chef cookbooks, nested"
        + " CloudFormation stacks and Crossplane configurations, with their pins, and paths among them that lead nowhere.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.module-use", "iac.broken-reference");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("bicep", "yaml", "yml", "template").contains(path.extension())
        || NAMES.contains(path.lowerName())
        || RubyList.mayBeRole(path);
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    return PlainObjects.isKeptForAnother(path) ? Set.of() : Detector.super.couldEmit(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    List<ModuleUse> uses =
        landscape.facet(ModuleUses.ALL).stream().filter(use -> use.origin().isInForce()).toList();
    Map<RepoPath, Set<RepoPath>> callers = new HashMap<>();
    for (ModuleUse use : uses) {
      use.target()
          .ifPresent(
              target -> callers.computeIfAbsent(target, t -> new HashSet<>()).add(caller(use)));
    }
    for (ModuleUse use : uses) {
      boolean shared =
          use.target()
              .filter(target -> callers.getOrDefault(target, Set.of()).size() > 1)
              .isPresent();
      Evidence fact = use(landscape, use, shared);
      boolean madeHere = use.target().isPresent() && !use.kind().equals("local");
      sink.accept(madeHere ? fact.with("followed", true) : fact);
      if (use.target().filter(target -> !landscape.hasAny(target)).isPresent()) {
        sink.accept(broken(landscape, use));
      }
    }
  }

  /** What is applied as one: a directory, but each playbook and each role of Chef by itself. */
  private static RepoPath caller(ModuleUse use) {
    RepoPath file = use.location().path();
    return use.tool().equals("ansible") || RubyList.mayBeRole(file) ? file : file.parent();
  }

  private static Evidence use(Landscape landscape, ModuleUse use, boolean shared) {
    return Evidence.of("iac.module-use", use.location())
        .with("tool", use.tool())
        .with("name", use.name())
        .with("source", use.source())
        .with("source-kind", use.kind())
        .with("pin", use.pin())
        .with("pinned", use.isPinned())
        .with("version", use.version())
        .with("target", use.target().map(RepoPath::value).orElse(""))
        .with("unit", unit(landscape, use))
        .with("shared", shared)
        .with("public", use.open());
  }

  private static Evidence broken(Landscape landscape, ModuleUse use) {
    return Evidence.of("iac.broken-reference", use.location())
        .with("tool", use.tool())
        .with("what", "module")
        .with("target", use.source())
        .with("explained", "none")
        .with("unit", unit(landscape, use));
  }

  private static String unit(Landscape landscape, ModuleUse use) {
    return UnitNames.of(landscape, use.location().path().parent());
  }
}
