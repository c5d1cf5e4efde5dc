package dev.tidemark.detector.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.link.ownership.Ownership;
import dev.tidemark.repository.RepoPath;
import org.junit.jupiter.api.Test;

class CodeOwnersTest {

  private static final String FILES =
      """
      -- .github/CODEOWNERS --
      # who
      * @org/platform
      /app/ @org/app   # them
      docs/* @org/writers
      /app/free
      -- CODEOWNERS --
      * @nobody
      """;

  @Test
  void theFirstPlaceCounts() {
    DetectorTester.of(new CodeOwners())
        .given(FILES)
        .sees(
            "governance.ownership .github/CODEOWNERS:2 owners=[@org/app, @org/platform,"
                + " @org/writers] rules=3");
  }

  @Test
  void theLastMatchDecidesInEachSection() {
    Ownership owners = ownership(FILES);
    assertThat(owners.owners(RepoPath.of("app/main.tf"))).containsExactly("@org/app");
    assertThat(owners.owners(RepoPath.of("app/free"))).isEmpty();
    assertThat(owners.owners(RepoPath.of("docs/a.md"))).containsExactly("@org/writers");
    assertThat(owners.owners(RepoPath.of("docs/deep/a.md"))).containsExactly("@org/platform");

    Ownership sections =
        ownership("-- .gitlab/CODEOWNERS --\n* @all\n[Data] @data\n*.tf\n^[Docs][2]\n*.tf @docs\n");
    assertThat(sections.owners(RepoPath.of("x/main.tf"))).containsExactly("@all", "@data", "@docs");
  }

  @Test
  void aSectionHasDefaultsAndExclusionsAndABracketAloneIsAPattern() {
    Ownership sections =
        ownership(
            """
            -- .gitlab/CODEOWNERS --
            [id].tsx @web
            [Infra][2] @infra @@maintainers
            /live/
            !/live/free/
            /live/free/main.tf @late
            [Broken
            *.md @docs
            """);
    assertThat(sections.owners(RepoPath.of("live/main.tf"))).containsExactly("@infra");
    assertThat(sections.owners(RepoPath.of("live/free/main.tf"))).isEmpty();
    assertThat(sections.owners(RepoPath.of("other/main.tf"))).isEmpty();
    assertThat(sections.owners(RepoPath.of("a.md"))).containsExactly("@docs");
  }

  @Test
  void aFileThatNamesNobodyOrLiesElsewhereShowsNothing() {
    DetectorTester.of(new CodeOwners())
        .given("-- CODEOWNERS --\n# later\n*\n-- app/CODEOWNERS --\n* @org/app\n[")
        .seesNothing();
  }

  private static Ownership ownership(String files) {
    return DetectorTester.landscape(files).facet(Ownership.FACET);
  }
}
