package dev.tidemark.detector.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Merge pull request #12 from org/branch",
        "Add queue (#8)",
        "Merged PR 77: add",
        "Add\n\nReviewed-on: https://review.example/1",
        "Add\n\nChange-Id: I0123456789abcdef",
        "Merge branch 'a' into 'main'\n\nSee merge request group/app!45",
        "Add queue (!45)"
      })
  void seesReviews(String message) {
    assertThat(References.of(message).review()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PLAT-123 add queue",
        "Add queue [ABC-1]",
        "Fixes #12",
        "Add queue\n\nAB#99",
        "Merge pull request #1 from org/CC-3054-role"
      })
  void seesTickets(String message) {
    assertThat(References.of(message).ticket()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Read as UTF-8", "Use SHA-256", "Mend CVE-2024-1234", "Dates in ISO-8601", "AES-256 keys",
        "Move to eu-west-2", "Use x-1", "Upgrade to RC-1", "Add TLS-1.3",
            "Merge branch 'main' of host"
      })
  void looksAlikeAreNeither(String message) {
    References references = References.of(message);
    assertThat(references.ticket()).isFalse();
    assertThat(references.review()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Merge remote-tracking branch 'origin/master' into fast",
        "Merge branch 'main' into fix-queue",
        "Merge branch 'main' of git.example.org:org/app",
        "Merge branch 'master' into develop\n\nConflicts: main.tf"
      })
  void mergesOfTheMainlineBringNothingNew(String message) {
    assertThat(References.isSync(message)).isTrue();
    assertThat(References.isRepair(message)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Merge branch 'main' into production",
        "Merge branch 'main' into release/1.2",
        "Merge branch 'fix-queue' into main",
        "Merge branch 'main-queue' into main",
        "Merge remote-tracking branch 'origin/feature'",
        "Merge pull request #7 from org/main",
        "Add queue",
        ""
      })
  void promotionsAndMergesOfWorkAreChanges(String message) {
    assertThat(References.isSync(message)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4711: add queue", "419239: Mend the pipeline", "1234567: text"})
  void aBareNumberBeforeAColonMayBeAnItem(String message) {
    assertThat(References.isNumbered(message)).isTrue();
    assertThat(References.of(message).ticket()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3: release",
        "20240131: notes",
        "2024: the year in figures",
        "10: last step",
        "4711 add queue",
        "10:30 run",
        "8080:80 is mapped",
        "Add 4711: queue",
        "4711:",
        ": text",
        ""
      })
  void versionsDatesAndStepsAreNoItems(String message) {
    assertThat(References.isNumbered(message)).isFalse();
  }

  @Test
  void seesRepairs() {
    assertThat(References.of("Hotfix for queue").fix()).isTrue();
    assertThat(References.of("Revert \"Add\"").fix()).isTrue();
    assertThat(References.of("Merge pull request #1 from o/x\n\nfix: queue").fix()).isTrue();
    assertThat(References.of("Add prefix and suffix").fix()).isFalse();
  }

  @Test
  void ordersVersions() {
    assertThat(VersionOrder.isRaised("1.9.0", "1.10.0")).isTrue();
    assertThat(VersionOrder.isRaised("~> 5.0", "~> 4.9")).isFalse();
    assertThat(VersionOrder.isRaised("v4", "0123456789abcdef")).isTrue();
    assertThat(VersionOrder.isRaised("latest", "main")).isFalse();
  }

  @Test
  void findsVersionsInTags() {
    assertThat(Releases.versionStart("v1.2.3")).isZero();
    assertThat(Releases.versionStart("modules/vpc/1.2")).isEqualTo(12);
    assertThat(Releases.versionStart("release-candidate")).isEqualTo(-1);
    assertThat(Releases.versionStart("20240101")).isEqualTo(-1);
  }
}
