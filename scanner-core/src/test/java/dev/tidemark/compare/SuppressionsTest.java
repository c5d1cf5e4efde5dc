package dev.tidemark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.repository.RepoPath;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SuppressionsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 1);

  @Test
  void aLossIsAcceptedWhereEachOfItsPlacesIs() {
    Suppressions teamA = on(suppression("iac.ci.x", "teams/a", "2024-05-01"));
    assertThat(teamA.accept(Verdicts.lost("iac.ci.x", "teams/a/main.tf"))).isTrue();
    assertThat(teamA.accept(Verdicts.lost("iac.ci.x", "teams/a/main.tf", "teams/b/main.tf")))
        .isFalse();
    assertThat(teamA.accept(Verdicts.lost("iac.ci.y", "teams/a/main.tf"))).isFalse();
  }

  @Test
  void whatHasNoPlaceIsAcceptedByTheWholeRepositoryAlone() {
    assertThat(
            on(suppression("iac.ci.x", "teams/a", "2024-06-01")).accept(Verdicts.lost("iac.ci.x")))
        .isFalse();
    assertThat(on(suppression("iac.ci.x", "**", "2024-06-01")).accept(Verdicts.lost("iac.ci.x")))
        .isTrue();
  }

  @Test
  void theDayAfterItsLastIsTooLate() {
    Flip loss = Verdicts.lost("iac.ci.x", "a/main.tf");
    assertThat(on(suppression("iac.ci.x", "**", "2024-05-01")).accept(loss)).isTrue();
    assertThat(on(suppression("iac.ci.x", "**", "2024-04-30")).accept(loss)).isFalse();
  }

  @Test
  void eachIsToldAsUsedExpiredOrNotNeeded() {
    Flip loss = Verdicts.lost("iac.ci.x", "a/main.tf");
    Comparison comparison =
        new Comparison(
            List.of(
                new AreaChange(
                    RepoPath.ROOT,
                    "iac",
                    "ci",
                    OptionalInt.of(1),
                    OptionalInt.of(0),
                    AreaChange.Outcome.REGRESSED,
                    List.of(loss))),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(
            on(
                    suppression("iac.ci.x", "a", "2024-06-01"),
                    suppression("iac.ci.x", "**", "2024-01-01"),
                    suppression("iac.ci.y", "**", "2024-06-01"))
                .notes(comparison))
        .containsExactly(
            "suppressed: iac.ci.x in a until 2024-06-01: why",
            "suppression expired: iac.ci.x in ** until 2024-01-01: why",
            "suppression not needed by this change: iac.ci.y in ** until 2024-06-01: why");
  }

  private static Suppressions on(Suppression... all) {
    return new Suppressions(List.of(all), DAY);
  }

  private static Suppression suppression(String id, String path, String until) {
    return new Suppression(id, path, "why", LocalDate.parse(until));
  }
}
