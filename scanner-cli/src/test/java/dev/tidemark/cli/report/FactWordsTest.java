package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactWordsTest {

  @Test
  void aFactReadsLikeASentence() {
    Evidence fact =
        at(".github/workflows/ci.yml")
            .with("tool", "tflint")
            .with("category", "lint")
            .with("blocking", false)
            .with("why-soft", "--force")
            .with("triggers", List.of("push", "tag"))
            .with("pipeline", "Checks");
    assertThat(FactWords.of(fact))
        .isEqualTo(
            "a check (ci.check): lint; tflint; in pipeline \"Checks\"; on push, tag; does not"
                + " block; why: --force");
  }

  @Test
  void aDirectoryThatThePlaceNamesIsNotNamedAgain() {
    Evidence fact = Evidence.of("iac.root", Location.of(RepoPath.of("a/b/main.tf"), 2));
    assertThat(FactWords.of(fact.with("dir", "a/b").with("locked", false)))
        .isEqualTo("a deployable stack (iac.root): no lock file");
    assertThat(FactWords.of(fact.with("dir", "a")))
        .isEqualTo("a deployable stack (iac.root): in a");
  }

  @Test
  void aLongListIsCounted() {
    List<String> targets = IntStream.range(0, 817).mapToObj(i -> "units/" + i).toList();
    assertThat(FactWords.of(at("x").with("targets", targets)))
        .isEqualTo(
            "a check (ci.check): reaches units/0, units/1, units/2, units/3, units/4 … and 812"
                + " more");
    assertThat(FactWords.of(at("x").with("targets", List.of("."))))
        .isEqualTo("a check (ci.check): reaches the whole repository");
    assertThat(FactWords.of(at("x").with("targets", List.of(".", "steps/**"))))
        .isEqualTo("a check (ci.check): reaches the whole repository");
    assertThat(FactWords.of(at("x").with("targets", List.of("a", "steps/**"))))
        .isEqualTo("a check (ci.check): reaches a, steps/**");
  }

  @Test
  void aCommitIsShortAndAnUnknownKindIsItsName() {
    Evidence fact = Evidence.of("acme.thing", Location.of(RepoPath.ROOT));
    assertThat(FactWords.of(fact)).isEqualTo("acme.thing");
    assertThat(FactWords.of(fact.with("commit", "0123456789abcdef0123456789abcdef01234567")))
        .isEqualTo("acme.thing: commit 0123456789");
  }

  private static Evidence at(String path) {
    return Evidence.of("ci.check", Location.of(RepoPath.of(path)));
  }
}
