package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Samples;
import dev.tidemark.document.Location;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermalinksTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/r, https://github.com/o/r/blob/COMMIT/a%20b/m.tf#L3-L9",
    "https://github.acme.org/o/r/, https://github.acme.org/o/r/blob/COMMIT/a%20b/m.tf#L3-L9",
    "https://gitlab.com/g/s/r, https://gitlab.com/g/s/r/-/blob/COMMIT/a%20b/m.tf#L3-9",
    "https://bitbucket.org/o/r, https://bitbucket.org/o/r/src/COMMIT/a%20b/m.tf#lines-3:9",
    "https://codeberg.org/o/r, https://codeberg.org/o/r/src/commit/COMMIT/a%20b/m.tf#L3-L9",
    "https://dev.azure.com/o/p/_git/r, https://dev.azure.com/o/p/_git/r?path=/a%20b/m.tf&version=GCCOMMIT&line=3&lineEnd=10&lineStartColumn=1&lineEndColumn=1",
    "https://git.acme.org/o/r, ''",
    "ssh://git@github.com/o/r, ''",
    "file:///srv/github.com/r, ''"
  })
  void everyForgeHasItsOwn(String remote, String expected) {
    Location place = new Location(RepoPath.of("a b/m.tf"), 3, 9);
    assertThat(links(remote).to(place).orElse("")).isEqualTo(expected.replace("COMMIT", COMMIT));
  }

  @Test
  void aLineAFileAndTheWhole() {
    Permalinks links = links("https://github.com/o/r");
    assertThat(links.to(Location.of(RepoPath.of("m.tf"), 3)))
        .hasValue("https://github.com/o/r/blob/" + COMMIT + "/m.tf#L3");
    assertThat(links.to(Location.of(RepoPath.of("m.tf"))))
        .hasValue("https://github.com/o/r/blob/" + COMMIT + "/m.tf");
    assertThat(links.to(Location.of(RepoPath.ROOT))).isEmpty();
  }

  private static Permalinks links(String remote) {
    Assessment.Repository like = Samples.ordinary().repositories().get(0);
    return Permalinks.of(
        new Assessment.Repository(
            like.name(),
            Optional.of(remote),
            like.revision(),
            like.role(),
            like.files(),
            like.rubrics(),
            like.components(),
            like.ahead(),
            like.stalls(),
            like.signals(),
            like.facts(),
            like.evidence(),
            like.problems()));
  }
}
