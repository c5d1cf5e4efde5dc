package dev.tidemark.rubric;

/**
 * One statement of a model that a repository may show.
 *
 * @param id final and public: {@code iac.ci.some-tests}
 * @param level where it stands
 * @param role whether it must hold to claim the level, or caps the area where it is observed
 * @param title the statement in our own words, short
 * @param explanation what is looked at and why, what it cannot see
 * @param remedy what to change to satisfy it
 */
public record Indicator(
    String id, int level, Role role, String title, String explanation, String remedy) {
  /** What an indicator does to a level. */
  public enum Role {
    REQUIREMENT,
    SYMPTOM
  }
}
