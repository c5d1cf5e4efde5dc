package dev.tidemark.format.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TomlFormatTest {
  /** Far longer than a slow machine takes: what is looked for is what never ends. */
  private static final Duration HANGS = Duration.ofMinutes(2);

  private static Reading read(String text) {
    return new TomlFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Value root(String text) {
    return ((ConfigDocument) read(text).document().orElseThrow()).root().orElseThrow();
  }

  @Test
  void readsTablesArraysAndStrings() {
    Value root =
        root(
            """
            app = "shop" # its name
            port = 8_080

            [build.args]
            list = [
              "a", # first
              'b',
            ]
            point = {x = 1, y.z = "2"}

            [[services]]
            name = "web"
            [[services]]
            name = \"""
            two
            lines\"""

            [services.checks]
            path = "/up"
            """);

    assertThat(root.text("app")).contains("shop");
    assertThat(root.text("port")).contains("8_080");
    assertThat(root.texts("build", "args", "list")).containsExactly("a", "b");
    assertThat(root.text("build", "args", "point", "y", "z")).contains("2");
    assertThat(root.items("services")).hasSize(2);
    assertThat(root.items("services").get(1).text("checks", "path")).contains("/up");
    assertThat(root.at("build", "args", "list").orElseThrow().line()).isEqualTo(5);
  }

  @Test
  void aBrokenLineLeavesTheOthers() {
    Reading reading = read("a = 1\nb = \nc = \"x\n[d\ne = 2\n");

    assertThat(reading.losesContent()).isTrue();
    Value root = ((ConfigDocument) reading.document().orElseThrow()).root().orElseThrow();
    assertThat(root.text("a")).contains("1");
    assertThat(root.text("e")).contains("2");
  }

  @Test
  void readsATemplateWithItsExpressionsAsTexts() {
    Reading reading =
        read(
            """
            {% for one in plugins %}
            [[inputs.{{ one }}]]
              interval = {{ seconds }}
            {% endfor %}
            [agent]
              name = "{{ host }}"
            """);

    assertThat(reading.flaws()).isEmpty();
    ConfigDocument document = (ConfigDocument) reading.document().orElseThrow();
    assertThat(document.certainty()).isEqualTo(ConfigDocument.Certainty.TEMPLATE);
    assertThat(document.root().orElseThrow().text("agent", "name")).contains("{{ host }}");
    assertThat(read("a = {{ b\nc = \n").losesContent()).isTrue();
  }

  @Test
  void hostileTextIsBounded() {
    Assertions.assertTimeout(
        HANGS,
        () -> {
          read("a.".repeat(200_000) + "b = 1");
          read("a = " + "[".repeat(200_000));
          read("a = " + "{b = ".repeat(200_000));
          read("[a]\n".repeat(100_000));
          read("a = \"\"\"" + "x".repeat(1_000_000));
        });
  }
}
