package dev.tidemark.rubric;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a model that a repository may show.
 *
 * @param id final and public: {@code iac.ci.some-tests}
 * @param level where it stands
 * @param role whether it must hold to claim the level, or caps the area where it is observed
 * @param title the statement in our own words, short
 * @param source the model and place that it comes from
 * @param explanation what is looked at and why, what it cannot see
 * @param remedy what to change to satisfy it
 * @param advice what to change instead where something is, or is not, here: the first that fits
 * @param holds when it is shown
 * @param against what speaks against it
 * @param applies what it can be asked of
 * @param elsewhere signs that the thing lives elsewhere: then its absence is unknown
 * @param fallsShort when it is here and not enough: then it fails where absence alone would be unknown
 * @param absent what absence means in a scan of one repository
 * @param absentInOrganisation what absence means in a scan of an organisation
 * @param settledBy the scope that can deny it: in a narrower one it is unknown unless it holds
 * @param proxy whether the evidence only points to the practice
 * @param direct when the evidence is the thing itself although the indicator is usually read by proxy
 */
public record Indicator(
    String id,
    int level,
    Role role,
    String title,
    String source,
    String explanation,
    String remedy,
    List<Advice> advice,
    Condition holds,
    Against against,
    Applies applies,
    Optional<Condition> elsewhere,
    Optional<Condition> fallsShort,
    Absence absent,
    Absence absentInOrganisation,
    Scope settledBy,
    boolean proxy,
    Optional<Condition> direct) {

  public Indicator {
    advice = List.copyOf(advice);
  }

  /** What an indicator does to a level. */
  public enum Role {
    REQUIREMENT,
    SYMPTOM
  }

  public boolean isRequirement() {
    return role == Role.REQUIREMENT;
  }

  public boolean isSymptom() {
    return role == Role.SYMPTOM;
  }

  /** Whether finding nothing settles it everywhere, which goes without saying of a symptom: it is not seen. */
  public boolean isUnseenWhenAbsent() {
    return isSymptom() && absent == Absence.FAILS && absentInOrganisation == Absence.FAILS;
  }

  public Absence absence(Scope scope) {
    return scope == Scope.REPOSITORY ? absent : absentInOrganisation;
  }
}
