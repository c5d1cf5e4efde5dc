package dev.tidemark.organisation;

import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Unread;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The units and facts of one repository as those of an organisation: every path, and every attribute that names a place
 * or unit, begins with the repository's name, and each fact says whose it is.
 */
final class Prefixed {
  /** What each fact of an organisation carries: the repository that it is of. */
  static final String REPOSITORY = "repository";

  /** Attributes that name a unit or directory of the repository. */
  private static final List<String> PLACES =
      List.of("unit", "dir", "target", "source-path", "other");

  private final Member member;

  Prefixed(Member member) {
    this.member = member;
  }

  static RepoPath path(String repository, RepoPath path) {
    return path.isRoot() ? RepoPath.of(repository) : RepoPath.of(repository + "/" + path.value());
  }

  /** Whether an attribute names places of the repository that a fact is of. */
  static boolean isPlace(String name) {
    return PLACES.contains(name) || name.equals("subject") || name.equals("targets");
  }

  private Location at(Location location) {
    return new Location(
        path(member.name(), location.path()), location.startLine(), location.endLine());
  }

  Unit unit(Unit unit) {
    return new Unit(
        unit.kind(),
        path(member.name(), unit.directory()),
        unit.tool(),
        unit.environment(),
        unit.style(),
        unit.traits(),
        at(unit.location()),
        unit.origin());
  }

  Unread unread(Unread unread) {
    Problem problem = unread.problem();
    return new Unread(
        new Problem(
            problem.code(),
            path(member.name(), problem.path()),
            problem.line(),
            problem.detail(),
            problem.loses()),
        unread.kinds(),
        unread.bytes());
  }

  Evidence fact(Evidence fact) {
    Evidence moved =
        new Evidence(fact.kind(), fact.attributes(), at(fact.location()))
            .with(REPOSITORY, member.name());
    for (String name : PLACES) {
      moved = moved.with(name, fact.text(name).map(this::place));
    }
    if (fact.text("subject").filter(this::isUnit).isPresent()) {
      moved = moved.with("subject", fact.text("subject").map(this::place));
    }
    List<String> targets =
        new ArrayList<>(fact.texts("targets").stream().map(this::place).toList());
    List<String> elsewhere = fact.texts(SaidElsewhere.PLACES);
    if (fact.text("for-this").isPresent()) {
      return moved; // whom it is for stands in its words: this repository, and those that it names
    }
    targets.addAll(elsewhere);
    return moved.with("targets", targets);
  }

  private boolean isUnit(String subject) {
    return member.units().byId(subject).isPresent()
        || !member.units().in(RepoPath.of(subject.equals(".") ? "" : subject)).isEmpty();
  }

  /** A directory, glob or unit's id: {@code app}, {@code app/**}, {@code .}, {@code app@production}. */
  private String place(String written) {
    String place = written.startsWith("/") ? written.substring(1) : written;
    if (place.isEmpty() || place.equals(".")) {
      return member.name();
    }
    return place.startsWith(".@")
        ? member.name() + place.substring(1)
        : member.name() + "/" + place;
  }
}
