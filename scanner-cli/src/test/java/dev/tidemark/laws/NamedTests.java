package dev.tidemark.laws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tests that a page of the documentation names: {@code `ATest.method`}, and {@code `ATest "case"`} for one of many. */
final class NamedTests {
  private static final Path TOP = Path.of("").toAbsolutePath().resolveSibling(".").normalize();
  private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w++)\\.(\\w++)`");
  private static final Pattern CASE = Pattern.compile("`([A-Z]\\w++) \"([^\"`]++)\"`");

  private final List<String> named = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private NamedTests(String page, Map<String, String> sources) {
    for (MatchResult test : METHOD.matcher(page).results().toList()) {
      note(test, sources, "void " + test.group(2) + "(");
    }
    for (MatchResult test : CASE.matcher(page).results().toList()) {
      note(test, sources, '"' + test.group(2) + '"');
    }
  }

  private void note(MatchResult test, Map<String, String> sources, String sought) {
    named.add(test.group());
    if (!sources.getOrDefault(test.group(1), "").contains(sought)) {
      missing.add(test.group());
    }
  }

  static NamedTests of(String page) throws IOException {
    return new NamedTests(Files.readString(TOP.resolve(page)), sources());
  }

  List<String> named() {
    return named;
  }

  List<String> missing() {
    return missing;
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
