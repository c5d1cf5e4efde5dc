package dev.tidemark.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
  /** Far longer than a slow machine takes: what is looked for is what never ends. */
  private static final Duration HANGS = Duration.ofMinutes(2);

  private static Reading read(String text) {
    return new JsonFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Value root(String text) {
    return ((ConfigDocument) read(text).document().orElseThrow()).root().orElseThrow();
  }

  @Test
  void readsValuesAsWrittenWithLines() {
    Value root = root("{\n  \"a\": 1.10,\n  \"b\": [true, null,\n \"null\"]\n}\n");

    assertThat(root.text("a")).contains("1.10");
    assertThat(root.texts("b")).containsExactly("true", "null");
    assertThat(root.pairs().get(1).line()).isEqualTo(3);
    assertThat(root.at("b").orElseThrow().endLine()).isEqualTo(4);
  }

  @Test
  void whatOneProgramKeepsForItselfIsNotRead() {
    JsonFormat format = new JsonFormat();
    assertThat(
            Stream.of("package-lock.json", "web/tsconfig.build.json", "values.schema.json")
                .map(RepoPath::of))
        .noneMatch(format::accepts);
    assertThat(
            Stream.of("package.json", "infra/schema.json", "lock.json", "config/tsconfig-sync.json")
                .map(RepoPath::of))
        .allMatch(format::accepts);
  }

  @Test
  void toleratesWhatPeopleWrite() {
    Reading reading =
        read("// note\n{\n  extends: ['x'], /* why */\n  \"a\": NaN,\n  b: +.5,\n}\n");

    assertThat(reading.flaws()).isEmpty();
  }

  @Test
  void keepsWhatComesBeforeAnError() {
    Reading reading = read("{\"a\": {\"b\": 1, \"kind\": [2, ");

    assertThat(reading.losesContent()).isTrue();
    assertThat(
            ((ConfigDocument) reading.document().orElseThrow()).root().orElseThrow().text("a", "b"))
        .contains("1");
  }

  @Test
  void readsSeveralValuesAndSaysWhatTrails() {
    assertThat(((ConfigDocument) read("{\"a\":1}\n{\"a\":2}\n").document().orElseThrow()).roots())
        .hasSize(2);
    assertThat(read("{\"kind\":1} oops").losesContent()).isTrue();
  }

  @Test
  void whatIsNestedTooDeepSaysWhere() {
    assertThat(read("{\n\"a\":\n" + "[".repeat(200) + "]".repeat(200) + "}").flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.code()).isEqualTo("too-deep");
              assertThat(flaw.line()).isEqualTo(3);
            });
  }

  @Test
  void hostileTextIsBounded() {
    Assertions.assertTimeout(
        HANGS,
        () -> {
          assertThat(read("[".repeat(100_000)).losesContent()).isTrue();
          for (String opening : new String[] {"{{", "${", "\"${", "%{", "[#{"}) {
            assertThat(read(opening.repeat(250_000)).flaws()).isNotEmpty();
          }
          assertThat(read("{\"a\":" + "9".repeat(1_000_000) + "}").losesContent()).isTrue();
          assertThat(read("{\"a\":1e999999999}").losesContent()).isFalse();
          assertThat(read("{\"a\":1,\"a\":2}").losesContent()).isFalse();
          assertThat(read("").document()).isPresent();
        });
  }

  @Test
  void readsATemplateWithItsInterpolationsAsTexts() {
    String template =
        """
        [{
          "image": "${repository}:${lookup(tags, "web")}",
          "memory": ${memory},
          %{ if logged }
          "logged": true,
          %{ endif }
          "secrets": ${jsonencode({a = "b"})}
        }]
        """;
    Reading reading = read(template);
    Value task = root(template).items().get(0);

    assertThat(reading.flaws()).isEmpty();
    assertThat(task.text("image")).contains("${repository}:${lookup(tags, 'web')}");
    assertThat(task.text("memory")).contains("${memory}");
    assertThat(task.at("secrets").orElseThrow().line()).isEqualTo(7);
    assertThat(read("{\"Resources\": ${open").flaws()).isNotEmpty();
  }

  @Test
  void actionsOfGoThatWriteNothingAreNoValues() {
    Reading reading =
        JsonReader.read(
            """
            {"node": {"id": "{{ .nodeID }}", "metadata": {{ .meta }}},
             {{- if .tracing }}
             "tracing": {"host": "{{ .host }}"},
             {{- end }}
             {{- /* what follows is for everybody */ -}}
             "admin": {"port": {{ if .own }}{{ .port }}{{ else if .none }}0{{ else }}15000{{ end }}}}
            """);
    assertThat(reading.flaws()).isEmpty();
    assertThat(((ConfigDocument) reading.document().orElseThrow()).root().orElseThrow().pairs())
        .extracting(Value.Pair::key)
        .containsExactly("node", "tracing", "admin");
  }

  @Test
  void readsATemplateOfJinjaWithItsExpressionsAsTexts() {
    String template =
        """
        {
          "kind": "Deployment", {# a remark
             of two lines #}
          "name": "{{ item | default("web") }}",
          "replicas": {{ count }},
          "ports": [
            {% for port in ports %}
            {"port": {{ port }}}{% if not loop.last %},{% endif %}
            {% endfor %}
          ]
        }
        """;
    Value root = root(template);

    assertThat(read(template).flaws()).isEmpty();
    assertThat(root.text("name")).contains("{{ item | default('web') }}");
    assertThat(root.text("replicas")).contains("{{ count }}");
    assertThat(root.at("ports").orElseThrow().line()).isEqualTo(6);
    assertThat(root.items("ports").get(0).text("port")).contains("{{ port }}");
    assertThat(read("{\"kind\": {{ open").flaws()).isNotEmpty();
  }

  @Test
  void readsTheTokensThatADeploymentReplacesAsTexts() {
    String parameters =
        """
        {
          "parameters": {
            "name": {"value": "#{{ prefix }}#{{ instance }}01"},
            "locked": {"value": #{{ resourceLockEnabled }} },
            "zones": #{{ noescape(zones) }},
            "size": #{size}#,
            "sizes": [#{small}, 2]
          }
        }
        """;
    Value values = root(parameters).at("parameters").orElseThrow();

    assertThat(read(parameters).flaws()).isEmpty();
    assertThat(values.at("name").flatMap(n -> n.text("value")))
        .contains("#{{ prefix }}#{{ instance }}01");
    assertThat(values.at("locked").flatMap(n -> n.text("value")))
        .contains("#{{ resourceLockEnabled }}");
    assertThat(values.text("size")).contains("#{size}#");
    assertThat(values.items("sizes")).hasSize(2);
  }

  @Test
  void aMarkThatIsNoTokenIsNoValue() {
    assertThat(read("{\"kind\": #{{ open\n}").flaws()).isNotEmpty();
    assertThat(read("{\"kind\": \"a\" #{b}\n}").flaws()).isNotEmpty();
    assertThat(read("{\"kind\": #nothing\n}").flaws()).isNotEmpty();
  }

  @Test
  void whatAnsibleVaultEncryptedIsNoBrokenJson() {
    Reading hidden = read("$ANSIBLE_VAULT;1.1;AES256\n6162\n");
    assertThat(hidden.flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.code()).isEqualTo("encrypted"));
    assertThat(hidden.losesContent()).isFalse();
    assertThat(read("{\"kind\": $ANSIBLE_VAULT;1.1\n").losesContent()).isTrue();
  }
}
