package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.rego.RegoDocument;
import dev.tidemark.format.rego.RegoReader;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.bundle.Patch;
import dev.tidemark.link.kubernetes.bundle.Patches;
import dev.tidemark.link.kubernetes.kustomize.Kustomizations;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Gatekeeper's constraints with the mode that they end up in, and templates that no constraint here uses. */
@AutoService(Detector.class)
public final class GatekeeperPolicies implements Detector {
  private static final String CONSTRAINTS = "constraints.gatekeeper.sh";

  @Override
  public String id() {
    return "gatekeeper-policies";
  }

  @Override
  public String sees() {
    return "Gatekeeper constraints and templates, read from enforcementAction in the constraint, in"
        + " the patches over it, or in the Terraform map that sets it";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json", "tf", "tfvars").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return ClusterWords.mayHoldMore(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> all) {
    Consumer<Evidence> sink = PolicyFact.told(landscape, all);
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    TestedPolicies tests = landscape.facet(TestedPolicies.FACET);
    Map<String, KubernetesObject> templates = templates(objects);
    EnforcementSwitches switches = new EnforcementSwitches(landscape);
    Map<String, KubernetesObject> unused = new HashMap<>(templates);
    for (KubernetesObject constraint : constraints(objects)) {
      String kind = constraint.kind().toLowerCase(Locale.ROOT);
      unused.remove(kind);
      Optional<KubernetesObject> template = Optional.ofNullable(templates.get(kind));
      boolean tested =
          tests.isTested(constraint.path())
              || template.filter(one -> tests.isTested(one.path())).isPresent();
      sink.accept(
          describe(constraint, template, mode(landscape, constraint, switches))
              .with("tested", tested));
    }
    for (KubernetesObject template : unused.values()) {
      sink.accept(
          describe(template, Optional.of(template), "library")
              .with("tested", tests.isTested(template.path())));
    }
  }

  /** The templates by the kind of their constraints, in lower case. */
  private static Map<String, KubernetesObject> templates(KubernetesObjects objects) {
    Map<String, KubernetesObject> templates = new HashMap<>();
    for (KubernetesObject template :
        objects.inForce("templates.gatekeeper.sh", "ConstraintTemplate")) {
      template
          .specText("crd", "spec", "names", "kind")
          .ifPresent(kind -> templates.put(kind.toLowerCase(Locale.ROOT), template));
    }
    return templates;
  }

  private static List<KubernetesObject> constraints(KubernetesObjects objects) {
    return objects.inForce().filter(object -> object.group().equals(CONSTRAINTS)).toList();
  }

  private static String mode(
      Landscape landscape, KubernetesObject constraint, EnforcementSwitches switches) {
    List<Patch> patches =
        landscape.facet(Patches.FACET).of(constraint, landscape.facet(Kustomizations.FACET));
    List<String> patched =
        patches.stream()
            .flatMap(patch -> patch.text("spec", "enforcementAction").stream())
            .map(GatekeeperPolicies::mode)
            .toList();
    if (!patched.isEmpty()) {
      return PolicyFact.strongest(patched);
    }
    Optional<String> written = constraint.specText("enforcementAction");
    if (written.isPresent() && written.get().equals("scoped")) {
      List<String> scoped = new ArrayList<>();
      for (Value action :
          constraint
              .body()
              .at("spec")
              .map(s -> s.items("scopedEnforcementActions"))
              .orElse(List.of())) {
        action.text("action").map(GatekeeperPolicies::mode).ifPresent(scoped::add);
      }
      return PolicyFact.strongest(scoped);
    }
    return written
        .or(() -> switches.of(constraint))
        .map(GatekeeperPolicies::mode)
        .orElse("enforce");
  }

  private static String mode(String action) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "deny" -> "enforce";
      case "dryrun" -> "audit";
      case "warn" -> "warn";
      default -> "unknown";
    };
  }

  private static Evidence describe(
      KubernetesObject object, Optional<KubernetesObject> template, String mode) {
    List<RegoDocument> modules = new ArrayList<>();
    template.ifPresent(
        t ->
            t.body()
                .walk()
                .flatMap(value -> value.text("rego").stream())
                .forEach(rego -> modules.add(new RegoReader(rego).read())));
    long rules = modules.stream().mapToLong(module -> module.decisions().size()).sum();
    boolean cel =
        template
            .filter(t -> t.body().walk().anyMatch(v -> v.at("messageExpression").isPresent()))
            .isPresent();
    boolean message =
        cel
            || modules.stream()
                .anyMatch(m -> m.has(rule -> rule.kind().decides() && rule.message()));
    boolean documented =
        template.or(() -> Optional.of(object)).stream().anyMatch(GatekeeperPolicies::isDocumented);
    return PolicyFact.of("gatekeeper", object.name(), object.location(), mode)
        .with("rules", Math.max(1, rules))
        .with("message", message)
        .with("documented", documented)
        .with("scheduled", true);
  }

  private static boolean isDocumented(KubernetesObject object) {
    return object.body().at("metadata", "annotations").stream()
        .flatMap(annotations -> annotations.pairs().stream())
        .anyMatch(pair -> pair.key().contains("description") || pair.key().endsWith("/title"));
  }
}
