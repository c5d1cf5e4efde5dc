package dev.tidemark.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.ConfigDocument.Certainty;
import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFormatTest {
  /** Far longer than a slow machine takes: what is looked for is what never ends. */
  private static final Duration HANGS = Duration.ofMinutes(2);

  private static Reading read(String text) {
    return new YamlFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ConfigDocument document(String text) {
    return (ConfigDocument) read(text).document().orElseThrow();
  }

  private static Value root(String text) {
    return document(text).root().orElseThrow();
  }

  @Test
  void keepsScalarsAsWrittenWithLines() {
    Value root = root("on: yes\nversion: 1.10\nmode: 0755\nname: \"no\"\nempty:\nlist:\n  - a\n");

    assertThat(root.text("on")).contains("yes");
    assertThat(root.text("version")).contains("1.10");
    assertThat(root.text("mode")).contains("0755");
    assertThat(root.text("empty")).isEmpty();
    assertThat(root.at("name")).contains(new Value.Scalar("no", true, "", 4, 4));
    assertThat(root.pairs().get(5).line()).isEqualTo(6);
    assertThat(root.endLine()).isEqualTo(7);
  }

  @Test
  void endsBlockScalarsAndFlowCollectionsWhereTheyEnd() {
    Value root = root("run: |\n  one\n  two\nuses: [a,\n  b]\nnext: x\n");

    assertThat(root.at("run").orElseThrow().endLine()).isEqualTo(3);
    assertThat(root.at("uses").orElseThrow().endLine()).isEqualTo(5);
  }

  @Test
  void aLargeFileIsReadWhereItIsPlainOrNearlyAllSchema() {
    String text = "  text: |\n" + "    0123456789abcdef\n".repeat(80_000);
    assertThat(read("kind: ConfigMap\ndata:\n" + text).flaws()).isEmpty();
    assertThat(read("kind: ConfigMap\nx: &a 1\ndata:\n" + text).losesContent()).isTrue();

    String schema = "      openAPIV3Schema:\n" + "        description: words\n".repeat(80_000);
    assertThat(
            read("x: &a 1\nkind: CustomResourceDefinition\nspec:\n  versions:\n    - name: v1\n"
                    + schema)
                .flaws())
        .isEmpty();
  }

  @Test
  void whatBreaksAndHasNoKeyOfOursHidesNothing() {
    assertThat(read("site: Docs\nnav: [\n").losesContent()).isFalse();
    assertThat(read("site: Docs\nnav: [\nsteps:\n").losesContent()).isTrue();
  }

  @Test
  void tabsMaySeparateAndNotIndent() {
    Value root = root("kind: A\t\nspec:\t\n\t\n  name:\tx\t# why\n  list:\n  -\ty\n");

    assertThat(root.text("kind")).contains("A");
    assertThat(root.text("spec", "name")).contains("x");
    assertThat(root.texts("spec", "list")).containsExactly("y");
    assertThat(root.at("spec", "name").orElseThrow().line()).isEqualTo(4);
    assertThat(read("kind: A\nspec:\n\tname: x\n").flaws()).hasSize(1);
  }

  @Test
  void keepsCustomTags() {
    Value root =
        root("a: !Ref Thing\nb: !reference [x, y]\nc: !vault |\n  xyz\nd: !!binary aGk=\n");

    assertThat(root.pairs())
        .extracting(pair -> pair.value().tag())
        .containsExactly("!Ref", "!reference", "!vault", "!!binary");
  }

  @Test
  void aTagThatNamesAThingOfALanguageIsKeptAndMadeNothingOf() {
    Reading reading =
        read(
            """
            markdown_extensions:
              - pymdownx.emoji:
                  emoji_index: !!python/name:material.extensions.emoji.twemoji
                  emoji_generator: !!python/object/apply:os.system [exit]
            extra: {on: true}
            """);
    assertThat(reading.flaws()).isEmpty();
    assertThat(read("a: !!python/name:x.y [z\n").flaws()).isNotEmpty();
  }

  @Test
  void anErrorInOneDocumentLeavesTheOthers() {
    Reading reading = read("kind: A\n---\nkind: [B\n---\nkind: C\n");

    assertThat(((ConfigDocument) reading.document().orElseThrow()).roots())
        .extracting(root -> root.text("kind").orElse(""))
        .containsExactly("A", "C");
    assertThat(reading.flaws()).hasSize(1);
    assertThat(reading.losesContent()).isTrue();
  }

  @Test
  void keepsWhatComesBeforeAnError() {
    Value root = root("name: ok\njobs:\n  a: 1\nbroken: x: y\n");

    assertThat(root.text("jobs", "a")).contains("1");
  }

  @Test
  void tellsHowMuchIsLostUnlessItMayBeCutOff() {
    Reading broken = read("kind: A\nrules:\n  - match: %x\nsteps: 1\n");
    assertThat(broken.flaws()).singleElement().extracting(Reading.Flaw::lost).isEqualTo(30L);
    Reading cut = read("kind: A\nrules: [\n  a,\n");
    assertThat(cut.flaws()).singleElement().extracting(Reading.Flaw::lost).isEqualTo(-1L);
  }

  @Test
  void resolvesAliasesAndMerges() {
    Value root =
        root(
            """
            base: &base {image: a, retries: 1}
            other: &other {image: b, tags: [x]}
            job:
              <<: [*base, *other]
              retries: 2
            same: *base
            """);

    assertThat(root.text("job", "image")).contains("a");
    assertThat(root.text("job", "retries")).contains("2");
    assertThat(root.pairs("job")).hasSize(3);
    assertThat(root.text("same", "retries")).contains("1");
  }

  @Test
  void lastOfDuplicateKeysWinsAndNothingIsLost() {
    Reading reading = read("a: 1\na: 2\n");

    assertThat(((ConfigDocument) reading.document().orElseThrow()).root().orElseThrow().text("a"))
        .contains("2");
    assertThat(reading.flaws()).hasSize(1);
    assertThat(reading.losesContent()).isFalse();
  }

  @Test
  void readsAnythingThatWindowsWrote() {
    Value root = root("\uFEFFa: 1\r\nb:\r\n  - c\r\n---\r\nd: 2\r\n");

    assertThat(root.text("a")).contains("1");
    assertThat(root.at("b").orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void readsAHelmTemplateWithItsValuesAsWritten() {
    ConfigDocument document =
        document(
            """
            {{- if .Values.enabled }}
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: {{ include "app.name" . }}
              labels:
                {{- include "app.labels" . | nindent 4 }}
            spec:
              replicas: {{ .Values.replicas }}
              template:
                spec:
                  containers:
                    - name: app
                      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
                      args:
                        - --port={{ .Values.port }}
                        {{- toYaml .Values.args | nindent 12 }}
                      {{- with .Values.resources }}
                      resources:
                        {{- toYaml . | nindent 12 }}
                      {{- end }}
            {{- end }}
            """);
    Value root = document.root().orElseThrow();

    assertThat(document.certainty()).isEqualTo(Certainty.TEMPLATE);
    assertThat(root.text("kind")).contains("Deployment");
    assertThat(root.text("spec", "replicas")).contains("{{ .Values.replicas }}");
    assertThat(root.text("metadata", "labels"))
        .contains("{{- include \"app.labels\" . | nindent 4 }}");
    Value container = root.items("spec", "template", "spec", "containers").get(0);
    assertThat(container.text("image"))
        .contains("{{ .Values.image.repository }}:{{ .Values.image.tag }}");
    assertThat(container.items("args")).hasSize(2);
    assertThat(ConfigDocument.isTemplated(container.at("resources").orElseThrow())).isTrue();
    assertThat(document.conditionsAt(container.at("resources").orElseThrow().line()))
        .extracting(ConfigDocument.Condition::expression)
        .containsExactly(".Values.enabled", ".Values.resources");
  }

  @Test
  void readsATemplateOfTerraformWithWhatItWritesAsWritten() {
    String text =
        """
        files:
          - path: /run/secret${key == null ? "" : ": encrypted"}.txt
          %{~ if key != null ~}
          - path: /run/decrypt.sh
          %{~ endif ~}
        """;
    Value root = root(text);

    assertThat(root.items("files").get(0).text("path"))
        .contains("/run/secret${key == null ? \"\" : \": encrypted\"}.txt");
    assertThat(root.items("files").get(1).text("path")).contains("/run/decrypt.sh");
    assertThat(read(text).flaws()).isEmpty();
    assertThat(read(text.replace("}.txt", ".txt")).document()).isPresent(); // never closed
  }

  @Test
  void takesTheFirstBranchWhereBranchesAreNoYamlTogether() {
    Value root =
        root(
            """
            kind: Deployment
            {{ if .Values.secret -}} stringData: {{- else -}} data: {{- end }}
              key: value
            volumes:
              - name: data
                emptyDir:
                {{- if .Values.limit }}
                  sizeLimit: 1Gi
                {{- else }}
                  {}
                {{- end }}
            """);

    assertThat(root.text("stringData", "key")).contains("value");
    assertThat(root.items("volumes").get(0).text("emptyDir", "sizeLimit")).contains("1Gi");
  }

  @Test
  void aTemplateOfNothingButActionsHoldsNothingByItself() {
    Reading reading =
        read(
            """
            {{- range .Values.extra }}
            ---
              {{- if typeIs "string" . }}
                {{- tpl . $ }}
              {{- else }}
                {{- tpl (. | toYaml | nindent 0) $ }}
              {{- end }}
            {{- end }}
            """);

    assertThat(reading.flaws()).isEmpty();
  }

  @Test
  void takesTopKeysOfATemplateThatIsNoYaml() {
    ConfigDocument document =
        document("kind: Service\nmetadata:\n  {{ .a }}\n name: : [x\nspec: {{ .Values.s }}\n");

    assertThat(document.certainty()).isEqualTo(Certainty.TOP_KEYS);
    assertThat(document.root().orElseThrow().text("kind")).contains("Service");
  }

  @Test
  void actionsInQuotesAreNoTemplate() {
    assertThat(document("name: \"{{ item }}\"\nrun: ${{ github.ref }}\n").certainty())
        .isEqualTo(Certainty.PLAIN);
  }

  @Test
  void dropsTheSchemaOfACustomResource() {
    Value root =
        root(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec:
              versions:
              - name: v1
                schema:
                  openAPIV3Schema:
                    type: object
                    properties: {a: {}}
                served: true
            """);

    Value version = root.items("spec", "versions").get(0);
    assertThat(version.text("served")).contains("true");
    assertThat(version.at("schema", "openAPIV3Schema", "type")).isEmpty();
  }

  @Test
  void dropsTheSchemasOfDefinitionsInATemplateAndKeepsThatOfAnythingElse() {
    String object =
        """
          kind: %s
          spec:
            schema:
              openAPIV3Schema:
                type: object
        """;

    Value listed =
        root(
            "kind: Template\nobjects:\n- apiVersion: v1\n"
                + object.formatted("CustomResourceDefinition"));
    Value other =
        root(
            "kind: Template\nobjects:\n- apiVersion: v1\n"
                + object.formatted("CompositeResourceDefinition"));

    assertThat(listed.items("objects").get(0).at("spec", "schema", "openAPIV3Schema", "type"))
        .isEmpty();
    assertThat(other.items("objects").get(0).text("spec", "schema", "openAPIV3Schema", "type"))
        .contains("object");
  }

  @Test
  void aFileThatIsGeneratedSaysSo() {
    assertThat(document("# Code generated by x. DO NOT EDIT.\na: 1\n").generated()).isTrue();
    assertThat(document("a: 1\n# DO NOT EDIT\n").generated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&a [*a]", "a: &a\n  b: *a\n", "<<: *x", "\t- a", "{{", "{{ if }}\n{{", "a: !!x.y.Z []",
        "\u0000a", "%YAML 9\n---\na", "? [a]\n: b", "---\n---\n...\n", "&a : &b", "*",
            "\u001b[0m: 1"
      })
  void hostileTextNeverThrows(String text) {
    assertThat(read(text)).isNotNull();
  }

  @Test
  void bombsEndEarly() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s,%s,%s,%s]\n".formatted(i, i, before, before, before, before));
    }
    Assertions.assertTimeout(
        HANGS,
        () -> {
          Reading reading = read(bomb.toString());
          assertThat(reading.losesContent()).isTrue();
          ConfigDocument document = (ConfigDocument) reading.document().orElseThrow();
          assertThat(document.root().orElseThrow().walk().count()).isLessThan(1_000_000);
        });
    Assertions.assertTimeout(HANGS, () -> read("{a: ".repeat(100_000)));
    Assertions.assertTimeout(HANGS, () -> read("- ".repeat(100_000)));
    Assertions.assertTimeout(HANGS, () -> read("{{ ".repeat(100_000)));
    Assertions.assertTimeout(HANGS, () -> read("---\n- a\n".repeat(100_000)));
    Assertions.assertTimeout(HANGS, () -> read("a: " + "x".repeat(10_000_000) + "\n"));
  }

  @Test
  void acceptsTemplatesOfYaml() {
    YamlFormat format = new YamlFormat();
    assertThat(format.accepts(RepoPath.of("a/b.yaml.tpl"))).isTrue();
    assertThat(format.accepts(RepoPath.of("a/b.YML"))).isTrue();
    assertThat(format.accepts(RepoPath.of("a/_helpers.tpl"))).isFalse();
  }
}
