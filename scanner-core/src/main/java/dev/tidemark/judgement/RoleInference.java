package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells what a repository is for from what it does: what is applied from here makes a deployment, what is offered to
 * others a library. In doubt it is a deployment, of which most is asked.
 */
public final class RoleInference {
  private static final Set<String> OFFERED = Set.of("module", "chart", "policy-bundle");

  private final Units units;
  private final List<Evidence> evidence;

  private RoleInference(Units units, List<Evidence> evidence) {
    this.units = units;
    this.evidence = evidence;
  }

  public static Role of(Units units, List<Evidence> evidence) {
    return new RoleInference(units, evidence).role();
  }

  private Role role() {
    if (isAppliedFromHere()) {
      return isOffered() ? Role.MIXED : Role.DEPLOYMENT;
    }
    boolean parts = units.all().stream().anyMatch(RoleInference::isForOthers);
    if (isOffered() || (parts && units.provisioned().isEmpty())) {
      return Role.LIBRARY;
    }
    if (!units.provisioned().isEmpty()) {
      return Role.DEPLOYMENT;
    }
    return any("policy.definition", fact -> true) ? Role.LIBRARY : Role.APPLICATION;
  }

  /** A pipeline, a controller, a remote state or a person of this repository applies something. */
  private boolean isAppliedFromHere() {
    return any("ci.apply", fact -> !fact.is("test"))
        || any("gitops.application", fact -> true)
        || any("iac.root", RoleInference::hasStateElsewhere)
        || any("docs.adhoc-apply", fact -> !fact.is("for-outsiders"));
  }

  private static boolean hasStateElsewhere(Evidence root) {
    return !Set.of("", "local").contains(root.text("backend").orElse(""));
  }

  /** Others get modules, charts, policies or templates from here. */
  private boolean isOffered() {
    return any("ci.publish", fact -> OFFERED.contains(fact.text("what").orElse("")))
        || any("ci.template", fact -> fact.is("published"))
        || any("iac.module", fact -> fact.is("versioned") && !fact.is("called"));
  }

  private static boolean isForOthers(Unit unit) {
    return unit.origin().isInForce() && !unit.kind().isProvisioned();
  }

  private boolean any(String kind, Predicate<Evidence> wanted) {
    return evidence.stream().anyMatch(fact -> fact.kind().equals(kind) && wanted.test(fact));
  }
}
