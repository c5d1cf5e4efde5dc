package dev.tidemark.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*.tf, main.tf, true",
    "*.tf, a/main.tf, false",
    "**.tf, a/main.tf, true",
    "**/*.tf, main.tf, true",
    "**/*.tf, a/b/main.tf, true",
    "a/**, a/b/c, true",
    "a/**, a, false",
    "a/**, ab/c, false",
    "a/**/z, a/z, true",
    "a/**/z, a/b/c/z, true",
    "a/**/z, a/b/cz, false",
    "terraform/*/main.tf, terraform/app/main.tf, true",
    "terraform/*/main.tf, terraform/app/sub/main.tf, false",
    "file?.yml, file1.yml, true",
    "file?.yml, file.yml, false",
    "a?b, a/b, false",
    "[a-c]x, bx, true",
    "[!a-c]x, bx, false",
    "[!a-c]x, dx, true",
    "[]x, []x, true",
    "\\*.tf, *.tf, true",
    "\\*.tf, a.tf, false",
    "./a/*, a/b, true",
    "**, anything/at/all, true",
    "a*b*c, axxbyyc, true",
    "a*b*c, axxbyyd, false",
    "*/b/*/d, a/b/c/d, true",
    // all of the path, from its beginning to its end
    "ab, abc, false",
    "ab, ab/c, false",
    "a?, a, false",
    "?, ab, false",
    "a/**/, a, false",
    "*[b], ac, false",
    "[a-], -, true",
    "[a-, [a-, true",
    "[^a]x, bx, true",
    "a[!]]c, abc, true",
    "[*]x, ax, false",
    "a\\, a\\, true",
    // a name is looked for where names begin
    "**/[b]/x, ab/x, false",
    "**/[b]/x, a/b/x, true",
    "a**b, a/x/b, true",
  })
  void matchesWholePaths(String pattern, String path, boolean matches) {
    assertThat(Glob.path(pattern).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "a/**, a/b/c, true",
    "a/**, a, true",
    "a/**, ab, false",
    "*/prod/**, eu/prod, true",
    "*/prod/**, eu/production, false",
    "a/*, a, false",
    "**/prod/*, x/y/prod/z, true",
    "a, a/b, false",
    "./a/**, a, true",
  })
  void matchesAsDoublestarLibrariesDo(String pattern, String path, boolean matches) {
    assertThat(Glob.doublestar(pattern).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "requirements*.txt, requirements-dev.txt, true",
    "a*z, a/b/z, true",
    "*, a/b, true",
    "a?c, abc, false",
    "a[b]c, a[b]c, true",
    "a*b*c, axxbyyd, false",
    "**, '', true",
    "a, a/b, false",
    "a/, a, false",
    "'', a, false",
  })
  void matchesTexts(String pattern, String text, boolean matches) {
    assertThat(Glob.text(pattern).matches(text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "build, build, true",
    "build, a/build, true",
    "build, a/build/x.txt, true",
    "build, rebuild, false",
    "/build, build/x, true",
    "/build, a/build/x, false",
    "build/, build, false",
    "build/, build/x, true",
    "build/, a/build/x, true",
    "docs/*.md, docs/a.md, true",
    "docs/*.md, x/docs/a.md, false",
    "docs/*.md, docs/sub/a.md, false",
    "*.log, deep/er/x.log, true",
    "a/**/b, a/x/y/b/c, true",
    "**/logs, x/logs/today, true",
    "**/foo/bar, foo/bar, true",
    "*, anything, true",
    "a/**, a, false",
    "a/b/c, a/b/c/d/e, true",
  })
  void matchesAsIgnoreFilesDo(String pattern, String path, boolean matches) {
    assertThat(Glob.ignore(pattern).matches(path)).isEqualTo(matches);
  }

  @Test
  void directoriesAreToldFromFiles() {
    assertThat(Glob.ignore("build/").matchesDirectory("a/build")).isTrue();
    assertThat(Glob.ignore("build/").matchesDirectory("a/build/below")).isTrue();
    assertThat(Glob.ignore("/a/b").matchesDirectory("a")).isFalse();
    assertThat(Glob.ignore("build/").matchesDirectory("building")).isFalse();
    assertThat(Glob.path("a/*").matchesDirectory("a/b")).isTrue();
    assertThat(Glob.path("a/*/").matchesDirectory("a/b")).isFalse();
    assertThat(Glob.ignore("build").matches(RepoPath.of("a/build/x"))).isTrue();
    assertThat(Glob.ignore("build").matches(RepoPath.of("a/x"))).isFalse();
  }

  @Test
  void whatIsLongerThanAnyPathMatchesNothing() {
    String longest = "a".repeat(4_096);
    assertThat(Glob.path(longest).matches(longest)).isTrue();
    assertThat(Glob.text(longest).matches(longest)).isTrue();
    assertThat(Glob.path(longest + "a").matches(longest + "a")).isFalse();
    assertThat(Glob.text(longest + "a").matches(longest + "a")).isFalse();
    assertThat(Glob.text(longest + "*").matches("")).isFalse();
  }

  @Test
  void aPatternMadeToTakeHoursTakesNone() {
    String path = "a".repeat(4_000);
    for (String pattern :
        new String[] {
          "*a".repeat(500) + "b",
          "**a".repeat(500) + "b",
          "**/*a".repeat(200) + "b",
          "[a-z]*".repeat(500) + "B",
          "*".repeat(4_000) + "b",
          "x".repeat(100_000)
        }) {
      assertTimeoutPreemptively(
          Duration.ofMinutes(2), () -> assertThat(Glob.path(pattern).matches(path)).isFalse());
    }
  }
}
