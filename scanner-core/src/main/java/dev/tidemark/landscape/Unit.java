package dev.tidemark.landscape;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.repository.RepoPath;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered, tested or documented as one.
 *
 * @param kind what it is
 * @param directory where it lives
 * @param tool {@code terraform}, {@code helm}, {@code kustomize}, {@code shell}, …
 * @param environment the environment that it is delivered to; empty where environments are not told apart
 * @param style how it provisions
 * @param traits what the shares leave out or look at
 * @param location a file that shows it
 * @param origin whose it is
 */
public record Unit(
    Kind kind,
    RepoPath directory,
    String tool,
    String environment,
    Style style,
    Traits traits,
    Location location,
    Origin origin)
    implements Comparable<Unit> {

  private static final Comparator<Unit> ORDER =
      Comparator.comparing(Unit::directory)
          .thenComparing(Unit::kind)
          .thenComparing(Unit::tool)
          .thenComparing(Unit::environment)
          .thenComparing(Unit::location);

  /** What a unit is. */
  public enum Kind {
    /** A deployable stack: Terraform root, CloudFormation template, Pulumi project, playbook. */
    ROOT,
    /** A chart release, overlay or GitOps application. */
    RELEASE,
    /** A script that provisions and that nothing declared calls. */
    SCRIPT,
    /** A reusable module: a unit of testing and documentation, not of provisioning. */
    MODULE,
    /** A reusable chart: likewise. */
    CHART,
    /** A library of policies, roles or templates: likewise. */
    LIBRARY;

    /** Whether units of this kind are provisioned. */
    public boolean isProvisioned() {
      return this == ROOT || this == RELEASE || this == SCRIPT;
    }
  }

  /** How a unit provisions. */
  public enum Style {
    DECLARATIVE,
    IMPERATIVE
  }

  /**
   * What sets a unit apart.
   *
   * @param bootstrap it only makes the state backend, credentials or CI identity: in no denominator
   * @param throwAway a development or example root nobody runs for good: in no denominator
   * @param generated from a template, with many twins: inherits the template's documentation
   * @param production it serves production, as far as names and references tell
   */
  public record Traits(
      boolean bootstrap, boolean throwAway, boolean generated, boolean production) {
    /** Nothing sets it apart. */
    public static final Traits NONE = new Traits(false, false, false, false);
  }

  /** A stable id: {@code terraform/app@production}, or the directory alone. */
  public String id() {
    String place = directory.asDirectory();
    return environment.isEmpty() ? place : place + "@" + environment;
  }

  /** Whether it counts in shares of what is provisioned. */
  public boolean countsAsProvisioned() {
    return kind.isProvisioned() && origin.isInForce() && !traits.bootstrap() && !traits.throwAway();
  }

  /** Written out, as that of {@link Location} is; the same every time, which that of an enum is not. */
  @Override
  public int hashCode() {
    return (31 * location.hashCode() + environment.hashCode()) * 31 + kind.name().hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Unit unit
            && kind == unit.kind
            && location.equals(unit.location)
            && directory.equals(unit.directory)
            && tool.equals(unit.tool)
            && environment.equals(unit.environment)
            && style == unit.style
            && traits.equals(unit.traits)
            && origin == unit.origin);
  }

  @Override
  public int compareTo(Unit other) {
    return ORDER.compare(this, other);
  }
}
