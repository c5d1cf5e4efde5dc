package dev.tidemark.cli.report;

import dev.tidemark.judgement.Role;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** What reports for people say of several repositories together. */
final class OrganisationView {
  /** What the eye takes in at a glance. */
  private static final int SHOWN = 3;

  private OrganisationView() {}

  static String title(Assessment assessment) {
    return String.format(
        Locale.ROOT, "All %,d repositories together", assessment.repositories().size());
  }

  /** All of them as if they were one, for what writes a repository; places begin with the names of theirs. */
  static Optional<Assessment.Repository> asOne(Assessment assessment) {
    Organisation organisation = assessment.organisation();
    return organisation.rubrics().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Assessment.Repository(
                title(assessment),
                Optional.empty(),
                Optional.empty(),
                Role.MIXED,
                assessment.repositories().stream().mapToLong(Assessment.Repository::files).sum(),
                organisation.rubrics(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of()));
  }

  /** What is taken from one another, in a few lines. */
  static List<String> adoption(Organisation organisation) {
    List<Organisation.Adoption> all = organisation.adoption();
    List<String> lines = new ArrayList<>();
    for (Organisation.Adoption one : all.subList(0, Math.min(SHOWN, all.size()))) {
      String place = one.path().isEmpty() ? one.repository() : one.repository() + "/" + one.path();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %s: used by %s, %,d of %,d uses pinned",
              one.what(),
              place,
              one.users().size() == 1 ? "1 repository" : one.users().size() + " repositories",
              one.pinned(),
              one.uses()));
    }
    if (all.size() > SHOWN) {
      lines.add(
          String.format(Locale.ROOT, "and %,d more; --report json lists all", all.size() - SHOWN));
    }
    return lines;
  }
}
