package dev.tidemark.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths inside a repository, of which the empty one is its root. */
final class RepoPathTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'', '', '', '', 0, .",
    "main.tf, main.tf, '', tf, 1, main.tf",
    "a/b/Main.TF, Main.TF, a/b, tf, 3, a/b/Main.TF",
    "a/.env, .env, a, env, 2, a/.env",
    "a.d/README, README, a.d, '', 2, a.d/README",
    "x.tar.gz, x.tar.gz, '', gz, 1, x.tar.gz",
    "a., a., '', '', 1, a.",
  })
  void aPathHasANameADirectoryAndAnEnding(
      String path, String name, String parent, String ending, int depth, String directory) {
    RepoPath of = RepoPath.of(path);
    assertThat(of.name()).isEqualTo(name);
    assertThat(of.parent()).isEqualTo(RepoPath.of(parent)).isSameAs(of.parent());
    assertThat(of.extension()).isEqualTo(ending);
    assertThat(of.depth()).isEqualTo(depth);
    assertThat(of.names()).hasSize(depth).isEqualTo(names(path));
    assertThat(of.asDirectory()).isEqualTo(directory);
    assertThat(of.isRoot()).isEqualTo(path.isEmpty());
    assertThat(of).hasToString(path);
    assertThat(of.value()).isEqualTo(path);
  }

  @Test
  void namesAreMatchedInLowerCase() {
    assertThat(RepoPath.of("a/Main.TF").lowerName()).isEqualTo("main.tf");
    assertThat(RepoPath.ROOT.lowerName()).isEmpty();
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "a/b, a, true",
    "a/b/c, a, true",
    "a, a, true",
    "a, '', true",
    "'', '', true",
    "ab, a, false",
    "ab/c, a, false",
    "a, a/b, false",
    "b/a, a, false",
    "'', a, false",
  })
  void whatLiesInADirectory(String path, String directory, boolean in) {
    assertThat(RepoPath.of(path).isIn(RepoPath.of(directory))).isEqualTo(in);
  }

  @ParameterizedTest(name = "{1} from {0}: {2}")
  @CsvSource({
    "a/b, c, a/b/c",
    "a/b, ./c/, a/b/c",
    "a/b, ../c, a/c",
    "a/b, ../.., ''",
    "a/b, '', a/b",
    "a/b, c//d, a/b/c/d",
    "'', a, a",
    "a, ..., a/...",
    // nothing outside of the repository is a path in it
    "a, ../.., outside",
    "a, ../../a, outside",
    "'', .., outside",
    "a, /b, outside",
    "a, b\0c, outside",
  })
  void aRelativePathIsFollowedInsideTheRepository(String from, String relative, String to) {
    assertThat(RepoPath.of(from).resolve(relative).map(RepoPath::value).orElse("outside"))
        .isEqualTo(to);
  }

  @ParameterizedTest(name = "{1} below {0}: {2}")
  @CsvSource({"'', a, a", "a, b, a/b", "a, b/c, a/b/c"})
  void whatLiesBelowIsAppended(String directory, String relative, String path) {
    RepoPath child = RepoPath.of(directory).child(relative);
    assertThat(child).isEqualTo(RepoPath.of(path));
    assertThat(child.parent()).isEqualTo(RepoPath.of(path).parent());
    assertThat(child.hashCode()).isEqualTo(RepoPath.of(path).hashCode());
  }

  /** Whether or not their directories were asked for before, which only makes comparing quicker. */
  @Test
  void theOrderIsThatOfTheText() {
    List<String> texts =
        List.of("", "a", "a-b", "a.tf", "a/b", "a/b/c", "a/b/d", "a/c", "ab", "ab/c", "b");
    for (String left : texts) {
      for (String right : texts) {
        int order = Integer.signum(left.compareTo(right));
        assertThat(RepoPath.of(left).compareTo(RepoPath.of(right)))
            .as("%s and %s", left, right)
            .satisfies(of -> assertThat(Integer.signum(of)).isEqualTo(order));
        assertThat(Integer.signum(known(left).compareTo(known(right))))
            .as("%s and %s", left, right)
            .isEqualTo(order);
        assertThat(known(left).equals(known(right))).isEqualTo(left.equals(right));
      }
    }
  }

  @Test
  void siblingsThatShareADirectoryAreInTheOrderOfTheirNames() {
    RepoPath directory = known("a/long/directory");
    List<RepoPath> sorted =
        Stream.of("c", "a", "b/z", "b", "a.b").map(directory::child).sorted().toList();
    assertThat(sorted)
        .extracting(RepoPath::value)
        .containsExactly(
            "a/long/directory/a",
            "a/long/directory/a.b",
            "a/long/directory/b",
            "a/long/directory/b/z",
            "a/long/directory/c");
  }

  private static List<String> names(String path) {
    return path.isEmpty() ? List.of() : List.of(path.split("/"));
  }

  /** A path of which all directories above it were asked for. */
  private static RepoPath known(String text) {
    RepoPath path = RepoPath.of(text);
    for (RepoPath at = path; !at.isRoot(); at = at.parent()) {
      assertThat(at.parent().depth()).isEqualTo(at.depth() - 1);
    }
    return path;
  }

  @Test
  void aPathThatIsLongerThanAnyThatIsListedLeadsNowhere() {
    RepoPath here = RepoPath.of("app");
    assertThat(here.resolve("a/".repeat(2_048))).isPresent();
    assertThat(here.resolve("a/".repeat(2_048) + "a")).isEmpty();
  }
}
