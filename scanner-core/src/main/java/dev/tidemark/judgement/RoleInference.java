package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a repository is for, from what it applies, what it publishes, what lies in it and what its README calls it. Where
 * nothing tells, what has units is deployed from here: that excuses least.
 */
public final class RoleInference {
  /** What infrastructure is made of. A package of a program may be one of many things that an application makes. */
  private static final Set<String> UNITS = Set.of("module", "chart", "policy-bundle");

  private static final Set<String> PUBLISHED =
      Set.of("module", "chart", "policy-bundle", "package");
  private static final Set<String> COPIED = Set.of("training", "demo", "reference", "starter");

  /** One or two that nothing calls may be left over. */
  private static final int SEVERAL_TEMPLATES = 3;

  /** Units offered for each one delivered: a tenth caps nobody anywhere else either. */
  private static final int ONE_ASIDE = 10;

  /** Pipelines of a cluster are installed there by an overlay; that one is no more than a tenth of what is offered. */
  private static final int TEMPLATES_PER_RELEASE = 10;

  /** What a controller's objects lie in without anything being run from there. */
  private static final Set<String> NOT_RUN = Set.of("training", "demo", "starter");

  private static final Set<Unit.Kind> MODULES = Set.of(Unit.Kind.MODULE, Unit.Kind.LIBRARY);

  private final Facts facts;

  private RoleInference(Facts facts) {
    this.facts = facts;
  }

  /** The role that units and evidence, in any order, speak for. */
  public static Role of(Units units, List<Evidence> evidence) {
    return of(
        new Facts(
            new Observations(
                units,
                evidence,
                Set.of(),
                List.of(),
                Scope.REPOSITORY,
                List.of(),
                Role.MIXED,
                LocalDate.EPOCH)));
  }

  /** The role that facts speak for, whatever role they were given. */
  public static Role of(Facts facts) {
    return new RoleInference(facts).infer();
  }

  private Role infer() {
    boolean offers = offers();
    long delivered = count(Unit.Kind.ROOT, Unit.Kind.SCRIPT, Unit.Kind.RELEASE);
    long offered = count(Unit.Kind.CHART) + offeredModules();
    boolean applied = pipelineApplies() || (controllerApplies() && !callsItself(NOT_RUN::contains));
    if (applied && isLaunchedByOthers()) {
      return Role.BLUEPRINT;
    }
    if (applied) {
      boolean both = offers && releasesUnits();
      return !both ? Role.DEPLOYMENT : isAside(delivered, offered) ? Role.LIBRARY : Role.MIXED;
    }
    if (callsItself(COPIED::contains) && !(offers && offered > delivered)) {
      return Role.BLUEPRINT;
    }
    if (offersPipelines()) {
      return Role.LIBRARY;
    }
    // Where nothing is applied from here, what most of it is decides: a few roots beside many
    // modules try them out, and a
    // few modules beside many roots serve these.
    if (offers
        && (delivered <= offered
            || publishes(UNITS)
            || packages()
            || callsItself("library"::equals))) {
      return Role.LIBRARY;
    }
    if (delivered > 0 && delivered >= offered) {
      return Role.DEPLOYMENT;
    }
    if (has(Unit.Kind.MODULE, Unit.Kind.CHART, Unit.Kind.LIBRARY)
        || policies()
        || templates()
        || offersMachineImages()) {
      return Role.LIBRARY;
    }
    return isAction() ? Role.LIBRARY : deliversApplication() ? Role.APPLICATION : Role.DEPLOYMENT;
  }

  /**
   * The repository as a whole is a step of other people's pipelines, called by its own name: what its own ones deploy tries
   * it out. Where an image comes from here, the step only starts the program in it.
   */
  private boolean isAction() {
    return any(
            "ci.template",
            template ->
                isText("what", "composite-action", template)
                    && template.location().path().parent().isRoot())
        && !any("image.build", image -> true)
        && !publishes(Set.of("image"));
  }

  /** A pipeline, here or elsewhere, changes what is running from here. What documents tell outside users to type does not count. */
  private boolean pipelineApplies() {
    boolean forOthers = offersPipelines();
    boolean pipeline =
        any(
            "ci.apply",
            apply ->
                !apply.is("test")
                    && !isOfTheForge(apply)
                    && !(forOthers && isOnlyCalled(apply))
                    && isNot("trigger", "local", apply)
                    && isNot("what", "application", apply));
    boolean elsewhere =
        any(
            "ci.external",
            sign -> sign.texts("does").contains("apply") && isNot("what", "document", sign));
    return isDelivered() && (pipeline || elsewhere);
  }

  /** Whoever reads it launches it into an account of their own: the pipeline beside it shows how that is done. */
  private boolean isLaunchedByOthers() {
    return callsItself("launched"::equals) && callsItself(COPIED::contains);
  }

  /** What is applied from here is so little beside what is offered that it only serves this: the account of its tests. */
  private static boolean isAside(long delivered, long offered) {
    return delivered * ONE_ASIDE <= offered;
  }

  /** Whether nothing here starts it: a template applies what its callers have. */
  private static boolean isOnlyCalled(Evidence apply) {
    return apply.texts("triggers").equals(List.of("call"));
  }

  /** Whether all that it applies serves the project's own pipelines. */
  private static boolean isOfTheForge(Evidence apply) {
    List<String> targets = apply.texts("targets");
    return !targets.isEmpty() && targets.stream().allMatch(target -> target.startsWith(".github/"));
  }

  /** A controller is told to apply what is here. In an example it is told so once somebody copied it. */
  private boolean controllerApplies() {
    return isDelivered()
        && any("gitops.application", application -> !application.texts("targets").isEmpty());
  }

  private boolean isDelivered() {
    return has(Unit.Kind.ROOT, Unit.Kind.RELEASE, Unit.Kind.SCRIPT);
  }

  private static boolean isNot(String attribute, String value, Evidence fact) {
    return !isText(attribute, value, fact);
  }

  private static boolean isText(String attribute, String value, Evidence fact) {
    return fact.text(attribute).filter(value::equals).isPresent();
  }

  /** Others take modules, charts, policies or packages from here. */
  private boolean offers() {
    return publishes(PUBLISHED) || packages() || releasesUnits() || callsItself("library"::equals);
  }

  /** A manifest makes a package of what lies here, for whoever installs it. */
  private boolean packages() {
    return any("iac.module", module -> module.is("packaged"));
  }

  private boolean publishes(Set<String> things) {
    return any("ci.publish", p -> p.text("what").filter(things::contains).isPresent());
  }

  /** Version tags, and modules, charts, templates or policies that they release. */
  private boolean releasesUnits() {
    boolean tagged = any("history.release", release -> release.is("version"));
    boolean unused = offeredModules() > 0;
    // The chart beside a root may be the application's own.
    boolean chart = has(Unit.Kind.CHART) && !has(Unit.Kind.ROOT);
    boolean offered = chart || has(Unit.Kind.LIBRARY) || templates() || policies();
    return tagged && (unused || offered);
  }

  /** Most of its pipelines are templates, some of which only others use, and hardly anything else is declared. */
  private boolean offersPipelines() {
    long templates = facts.of("ci.template").size();
    long unused = facts.of("ci.template").stream().filter(t -> !t.is("consumed-inside")).count();
    return unused >= SEVERAL_TEMPLATES
        && 2 * templates > facts.of("ci.pipeline").size()
        && TEMPLATES_PER_RELEASE * count(Unit.Kind.ROOT, Unit.Kind.RELEASE) <= templates;
  }

  private boolean templates() {
    return any("selfservice.template", template -> true);
  }

  private boolean policies() {
    return any(
        "policy.definition",
        policy ->
            policy.is("example") || policy.text("mode").filter("library"::equals).isPresent());
  }

  /** Nothing but images of machines is made here: others start from them. A container beside them is a variant. */
  private boolean offersMachineImages() {
    List<Evidence> built = facts.of("image.build");
    return built.stream().anyMatch(image -> isText("image-kind", "machine", image))
        && built.stream().allMatch(image -> isText("tool", "packer", image));
  }

  private boolean deliversApplication() {
    return any("image.build", image -> true)
        || any("ci.apply", apply -> !apply.is("test"))
        || any("ci.publish", published -> published.texts("what").contains("image"))
        || any("ci.unresolved", step -> step.texts("likely").contains("deploy"));
  }

  private boolean callsItself(Predicate<String> what) {
    return any("docs.readme", readme -> readme.texts("says-it-is").stream().anyMatch(what));
  }

  private boolean has(Unit.Kind... kinds) {
    return facts
        .units()
        .of(unit -> unit.origin().isInForce())
        .map(Unit::kind)
        .anyMatch(List.of(kinds)::contains);
  }

  /** Units of these kinds that are delivered or offered for good, each directory once whatever its environments. */
  private long count(Unit.Kind... kinds) {
    return facts
        .units()
        .of(
            unit ->
                unit.origin().isInForce()
                    && !unit.traits().bootstrap()
                    && !unit.traits().throwAway()
                    && List.of(kinds).contains(unit.kind()))
        .map(Unit::directory)
        .distinct()
        .count();
  }

  /** Modules and roles; none where something here calls most of them: those serve it, however many they are. */
  private long offeredModules() {
    Set<String> called =
        facts.of("iac.module").stream()
            .filter(module -> module.is("called"))
            .flatMap(module -> module.text("dir").stream())
            .collect(Collectors.toSet());
    long serving =
        facts
            .units()
            .of(unit -> unit.origin().isInForce() && MODULES.contains(unit.kind()))
            .map(unit -> unit.directory().value())
            .distinct()
            .filter(called::contains)
            .count();
    long all = count(Unit.Kind.MODULE, Unit.Kind.LIBRARY);
    return 2 * serving >= all ? 0 : all;
  }

  private boolean any(String kind, Predicate<Evidence> wanted) {
    return facts.of(kind).stream().anyMatch(wanted);
  }
}
