package dev.tidemark.format.rego;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.format.rego.RegoDocument.Kind;
import dev.tidemark.format.rego.RegoDocument.Rule;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules are found in both dialects, with their lines, whatever stands in texts and comments. */
class RegoReaderTest {

  @Test
  void readsTheDialectBeforeVersionOne() {
    RegoDocument module =
        read(
            """
            # METADATA
            # title: Images are pinned
            package ocp.images

            import data.lib.kubernetes

            default allow = false

            deny[msg] {
              input.kind == "Pod" # a brace { in a comment
              msg := sprintf("%s } floats", [input.name])
            }

            deny_latest { endswith(input.image, ":latest") }

            test_deny { deny["x"] with input as {"kind": "Pod"} }
            todo_test_later { true }
            """);
    assertThat(module.packageName()).isEqualTo("ocp.images");
    assertThat(module.imports()).containsExactly("data.lib.kubernetes");
    assertThat(module.annotated()).isTrue();
    assertThat(rules(module))
        .isEqualTo(
            "allow ALLOW default=false 7, deny DENY message 9, deny_latest DENY 14, test_deny TEST 16,"
                + " todo_test_later TEST skipped 17");
    assertThat(module.tests()).isEqualTo(1);
  }

  @Test
  void readsTheDialectOfVersionOneWithBodiesWithoutBraces() {
    RegoDocument module =
        read(
            """
            package main

            import rego.v1

            allow if input.user == "root"

            violation contains {"msg": msg} if {
              some container in input.containers
              msg := `raw { text
              over lines`
            }

            warn contains msg if
              msg := "short"

            level := 3 if allow
            else := 1
            """);
    assertThat(module.imports()).containsExactly("rego.v1");
    assertThat(rules(module))
        .isEqualTo(
            "allow ALLOW 5, violation VIOLATION message 7, warn WARN message 13, level OTHER 16");
  }

  @Test
  void survivesWhatIsCut() {
    RegoReader reader = new RegoReader("package a\ndeny[msg] {\n  msg := \"open");
    assertThat(rules(reader.read())).isEqualTo("deny DENY message 2");
    assertThat(reader.unclosedLine()).isEqualTo(2);
    assertThat(rules(read(""))).isEmpty();
    assertThat(rules(read("{".repeat(100_000)))).isEmpty();
    assertThat(rules(read("package\ndefault\nimport\n_"))).isEmpty();
  }

  private static RegoDocument read(String text) {
    return new RegoReader(text).read();
  }

  private static String rules(RegoDocument module) {
    return module.rules().stream().map(RegoReaderTest::line).collect(Collectors.joining(", "));
  }

  private static String line(Rule rule) {
    return rule.name()
        + (rule.kind() == Kind.OTHER ? " OTHER" : " " + rule.kind())
        + (rule.isDefault() ? " default=" + rule.value() : "")
        + (rule.message() ? " message" : "")
        + (rule.skipped() ? " skipped" : "")
        + " "
        + rule.line();
  }
}
