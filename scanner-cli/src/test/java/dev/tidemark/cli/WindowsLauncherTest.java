package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The launcher for Windows, read as text: what its interpreter would take amiss, and would tell nobody on this system. */
class WindowsLauncherTest {
  private static final Path TOP =
      Objects.requireNonNull(Path.of("").toAbsolutePath().resolveSibling(".").normalize());

  /** The interpreter reads no longer line. Characters. */
  private static final int LONGEST_LINE = 8_191;

  /** Variables that hold a path, which may have spaces, parentheses and ampersands. */
  private static final Pattern PATHS =
      Pattern.compile(
          "%(?:HOME_DIR|BUILD|JAR|STAMP|LOCK|JAVA|JAVA_HOME|SYSTEM|POWERSHELL|MVN|NEW|ARCHIVE|PROBE)%");

  /** Programs that are looked for by their names alone. */
  private static final Pattern BY_NAME =
      Pattern.compile("(?:^|[ '|(])(?:java|javac|mvn|where|findstr|powershell)(?= |$)");

  private static final Pattern CALLED = Pattern.compile("(?:call :|goto )([a-z_]++)");
  private static final Pattern MESSAGE =
      Pattern.compile("tidemark: (?:[A-Z][a-z]++ is missing|[a-z ]{12})");

  @Test
  void itsLinesEndAsItsInterpreterNeedsThem() throws Exception {
    assertThat(Files.readAllLines(TOP.resolve(".gitattributes"))).contains("*.cmd text eol=crlf");
  }

  @Test
  void everyPathStandsBetweenQuotes() throws Exception {
    for (String line : lines()) {
      assertThat(line.length()).isLessThan(LONGEST_LINE);
      PATHS
          .matcher(line)
          .results()
          .forEach(path -> assertThat(isQuoted(line, path.start())).as(line).isTrue());
    }
  }

  @Test
  void whatTheUserGaveIsHandedOnOnceAndAsItIs() throws Exception {
    assertThat(lines().stream().filter(line -> line.contains(" %*")))
        .singleElement()
        .asString()
        .endsWith("-jar \"%JAR%\" %*");
    assertThat(lines()).contains("setlocal EnableExtensions DisableDelayedExpansion");
    assertThat(lines().get(lines().indexOf("exit /b %ERRORLEVEL%") - 1)).endsWith("%*");
  }

  /** The interpreter looks for programs in the folder that one stands in first, and that may be a hostile repository. */
  @Test
  void noProgramIsTakenFromTheFolderThatOneStandsIn() throws Exception {
    List<String> lines = lines();
    int first = lines.indexOf("set \"NoDefaultCurrentDirectoryInExePath=1\"");
    assertThat(first).isPositive();
    assertThat(lines.subList(0, first)).allMatch(line -> line.matches("(?:@echo|rem|setlocal) .*"));
    assertThat(lines.stream().filter(line -> !line.startsWith("rem ") && !line.contains("echo ")))
        .noneMatch(line -> BY_NAME.matcher(withoutQuoted(line)).find());
  }

  @Test
  void everyLabelIsThereAndUsed() throws Exception {
    Set<String> called =
        lines().stream()
            .flatMap(line -> CALLED.matcher(line).results())
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> labels =
        lines().stream()
            .filter(line -> line.startsWith(":"))
            .map(line -> line.substring(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(called).isEqualTo(labels);
  }

  @Test
  void aBlockIsNotEndedByWhatItSays() throws Exception {
    for (String line : lines()) {
      if (line.startsWith("  ") && line.contains("echo ")) {
        assertThat(withoutQuoted(line)).doesNotContain("(", ")");
      }
    }
  }

  @Test
  void itSaysWhatTheOtherLauncherSays() throws Exception {
    String other = Files.readString(TOP.resolve("tidemark")).replace("fail \"", "tidemark: ");
    Set<String> said =
        lines().stream()
            .flatMap(line -> MESSAGE.matcher(line).results())
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(said).hasSizeGreaterThan(5);
    for (String message : said) {
      // A file in use is none where it can be replaced; the other launcher ends where it cannot
      // copy.
      if (!message.contains("is in u") && !message.contains("what was bui")) {
        assertThat(other).contains(message.strip());
      }
    }
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(TOP.resolve("tidemark.cmd"));
  }

  private static boolean isQuoted(String line, int at) {
    return line.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static String withoutQuoted(String line) {
    StringBuilder outside = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      if (!quoted) {
        outside.append(line.charAt(i));
      }
    }
    return outside.toString();
  }
}
