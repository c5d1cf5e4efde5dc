package dev.tidemark.compare;

import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.OptionalInt;

/**
 * How one practice area of one component moved between two assessments.
 *
 * @param component the component's directory at the head; the root for the repository itself
 * @param rubric the rubric's id
 * @param area the area's id
 * @param base proven level before
 * @param head proven level after
 * @param outcome what that is
 * @param flips the indicators whose verdict changed, those that decide the outcome first
 */
public record AreaChange(
    RepoPath component,
    String rubric,
    String area,
    OptionalInt base,
    OptionalInt head,
    Outcome outcome,
    List<Flip> flips)
    implements Comparable<AreaChange> {

  public AreaChange {
    flips = List.copyOf(flips);
  }

  /** What a move is, worst first. */
  public enum Outcome {
    /** A proven level or a practice below it was lost. */
    REGRESSED,
    /** The level can no longer be proven because something could not be read: neither lost nor kept. */
    INDETERMINATE,
    /** What the area speaks about is no longer here. */
    GONE,
    SAME,
    /** The area is assessed for the first time. */
    NEW,
    IMPROVED
  }

  /** The area's public name: {@code iac.ci}, or {@code platform}. */
  public String name() {
    return rubric.equals(area) ? area : rubric + "." + area;
  }

  @Override
  public int compareTo(AreaChange other) {
    int byOutcome = outcome.compareTo(other.outcome);
    if (byOutcome != 0) {
      return byOutcome;
    }
    int byComponent = component.compareTo(other.component);
    return byComponent != 0 ? byComponent : name().compareTo(other.name());
  }
}
