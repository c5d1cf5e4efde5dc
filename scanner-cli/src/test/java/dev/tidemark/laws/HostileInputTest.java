package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of hostile input names tests that are there. */
class HostileInputTest {
  private static final Path TOP = Path.of("").toAbsolutePath().resolveSibling(".").normalize();
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w++)\\.(\\w++)`");

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> sources = sources();
    String page = Files.readString(TOP.resolve("docs/hostile-input.md"));
    List<MatchResult> named = NAMED.matcher(page).results().toList();
    assertThat(named).hasSizeGreaterThan(100);
    List<String> missing = new ArrayList<>();
    for (MatchResult test : named) {
      if (!sources.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "(")) {
        missing.add(test.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("scanner-core", "detectors", "scanner-cli", "fixtures")) {
      try (var files = Files.walk(TOP.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
          String name = String.valueOf(file.getFileName()).replace(".java", "");
          sources.put(name, Files.readString(file));
        }
      }
    }
    return sources;
  }
}
