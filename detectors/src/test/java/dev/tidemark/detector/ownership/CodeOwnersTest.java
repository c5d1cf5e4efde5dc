package dev.tidemark.detector.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.link.ownership.Ownership;
import dev.tidemark.repository.RepoPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void aCommentBeginsWhereAWordDoes() {
    Ownership owners =
        ownership(
            """
            -- CODEOWNERS --
              # @nobody at all
            *.tf\t@org/infra\t# not @org/app
            /c#/ @org/dotnet#team # nor @org/app
            """);
    assertThat(owners.owners(RepoPath.of("a/main.tf"))).containsExactly("@org/infra");
    assertThat(owners.owners(RepoPath.of("c#/a.cs"))).containsExactly("@org/dotnet#team");
    assertThat(owners.owners(RepoPath.of("a.cs"))).isEmpty();
    assertThat(owners.file().orElseThrow().document().rules()).hasSize(2);
  }

  @Test
  void ownersAreUsersTeamsAndAddressesAndAPatternMayHoldBlanks() {
    Ownership owners =
        ownership("-- docs/CODEOWNERS --\nold\\ docs/ @ann ops@example.org nobody @ann\n");
    assertThat(owners.owners(RepoPath.of("old docs/a.md")))
        .containsExactly("@ann", "ops@example.org");
    assertThat(owners.owners(RepoPath.of("old"))).isEmpty();
  }

  @ParameterizedTest(name = "{0} owns {1}: {2}")
  @CsvSource({
    "*, a/b, true",
    "/*, a, true",
    "/*, a/b, false",
    "docs/*, docs/a, true",
    "docs/*, docs/a/b, false",
    "docs/*, x/docs/a, false",
    "/docs/*, docs/a, true",
    "**/docs/*, x/docs/a, true",
    "docs/, x/docs/a/b, true",
    "/docs/, x/docs/a, false",
    "/docs, docs/a/b, true",
    "*.tf, x/main.tf, true",
    "docs/**, docs/a/b, true",
    "!docs/, docs/a, false",
    "!, '!', true",
  })
  void patternsAreThoseOfIgnoreFilesButForAStarAtTheEnd(String pattern, String path, boolean own) {
    Ownership owners = ownership("-- CODEOWNERS --\n" + pattern + " @org\n");
    assertThat(owners.owners(RepoPath.of(path))).hasSize(own ? 1 : 0);
  }

  @Test
  void theDecisionNamesItsLinesInTheOrderOfTheFile() {
    Ownership sections =
        ownership("-- .gitlab/CODEOWNERS --\n[Web]\n* @web\n[Data]\n*.tf @data @web\n*.md\n");
    Ownership.Decision decision = sections.decided(RepoPath.of("main.tf")).orElseThrow();
    assertThat(decision.owners()).containsExactly("@web", "@data");
    assertThat(decision.location()).hasToString(".gitlab/CODEOWNERS:2");
    assertThat(sections.decided(RepoPath.of("a.md")).orElseThrow().owners())
        .as("a line without owners takes those of its own section away")
        .containsExactly("@web");
  }

  @Test
  void theDecisionIsWhereSomebodyIsNamed() {
    Ownership sections = ownership("-- CODEOWNERS --\n*.md\n[Data]\n* @data\n");
    assertThat(sections.decided(RepoPath.of("a.md")).orElseThrow().location())
        .hasToString("CODEOWNERS:3");
  }

  @Test
  void anExclusionHoldsForEveryFolderOfThatName() {
    Ownership sections = ownership("-- CODEOWNERS --\n* @all\n[Data]\n* @data\n!docs/\n");
    assertThat(sections.owners(RepoPath.of("x/docs/a"))).containsExactly("@all");
    assertThat(sections.owners(RepoPath.of("x/ocs/a"))).containsExactly("@all", "@data");
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
