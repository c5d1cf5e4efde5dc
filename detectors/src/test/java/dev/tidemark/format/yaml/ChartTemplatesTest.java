package dev.tidemark.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.ConfigDocument.Certainty;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What charts and other templates of YAML write that is no YAML once their actions are left out. */
class ChartTemplatesTest {

  private static Reading read(String text) {
    return new YamlFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ConfigDocument document(String text) {
    Reading reading = read(text);
    assertThat(reading.flaws()).isEmpty();
    return (ConfigDocument) reading.document().orElseThrow();
  }

  private static Value root(String text) {
    return document(text).root().orElseThrow();
  }

  @Test
  void anItemThatAnActionBeginsMayGoOn() {
    Value root =
        root(
            """
            kind: Deployment
            spec:
              topologySpreadConstraints:
              {{- range $one := .Values.spread }}
              - {{ toYaml $one | nindent 4 | trim }}
                {{- if not $one.labelSelector }}
                labelSelector:
                  matchLabels:
                    {{- include "x.labels" $ | nindent 8 }}
                {{- end }}
              {{- end }}
            """);

    Value spread = root.at("spec").orElseThrow().items("topologySpreadConstraints").get(0);
    assertThat(spread.at("labelSelector", "matchLabels")).isPresent();
    assertThat(spread.pairs().get(0).key()).startsWith("{{ toYaml");
  }

  @Test
  void anItemMayBeginWithACondition() {
    Value root =
        root(
            """
            kind: ServiceMonitor
            spec:
              endpoints:
              - {{- if .Values.secure }}
                tokenFile: /token
                {{- end }}
                path: /metrics
              - {{ if .Values.more }}b{{ end }}
            """);
    assertThat(root.at("spec").orElseThrow().items("endpoints").get(0).text("path"))
        .contains("/metrics");
    assertThat(root.at("spec").orElseThrow().items("endpoints")).hasSize(2);
    assertThat(read("kind: A\nx:\n- {{- if .a\n  b: c\n").flaws()).isNotEmpty();
  }

  @Test
  void anItemThatAnActionWritesIsAnItemAsBefore() {
    Value root = root("kind: Job\nargs:\n  - {{ .Values.a }}\n  - b\n");

    assertThat(root.texts("args")).containsExactly("{{ .Values.a }}", "b");
  }

  @Test
  void aKeyWhoseActionsGoOnBelowKeepsWhatStandsThere() {
    Value root =
        root(
            """
            kind: Pod
            spec:
              initContainers: {{- if .Values.more -}}{{- include "x" .Values.more | nindent 4 }}{{- end -}}
                {{- if .Values.own }}
                - name: own
                  image: {{ .Values.image }}
                {{- end }}
            """);

    assertThat(root.at("spec").orElseThrow().items("initContainers"))
        .singleElement()
        .satisfies(own -> assertThat(own.text("name")).contains("own"));
  }

  @Test
  void aBlockOfTextMayBeWrittenWhole() {
    Value root =
        root("kind: ConfigMap\ndata:\n  a: |- {{- (include \"x\" .) | nindent 4 }}\n  b: c\n");

    assertThat(root.at("data", "b")).isPresent();
    assertThat(
            root("kind: C\ndata:\n  a: |- {{ include \"x\" . | indent 4 }}\n  b: c\n")
                .at("data", "b"))
        .isPresent();
  }

  @Test
  void whatIsOpenedBehindAKeyHoldsWhatStandsBelowIt() {
    Value root =
        root(
            """
            kind: Secret
            {{- if .Values.private }}
            data: {{- range $k := keys .Values.private }}
              {{ $k }}: {{ get $.Values.private $k | quote }}
              fixed: yes
            {{- end -}}
            {{- end }}
            type: {{ if .Values.type }}{{ .Values.type }}{{ else }}Opaque{{ end }}
            """);

    assertThat(root.text("data", "fixed")).contains("yes");
    assertThat(root.text("type")).isPresent();
  }

  @Test
  void whatTakesTheBlanksBeforeItAwayIsIndentedFromTheFirstColumn() {
    Value root =
        root(
            """
            kind: Deployment
            metadata:
              name: {{ .Release.Name }}
              {{- include "x.labels" . | indent 2 }}
                component: web
            spec:
              replicas: 2
            """);

    assertThat(root.text("spec", "replicas")).contains("2");
    assertThat(root.at("metadata").orElseThrow().pairs()).hasSize(2);
  }

  @Test
  void aWordThatBeginsAnExpressionIsNoKeyword() {
    Value root =
        root(
            """
            kind: ConfigMap
            data:
              file: |
            {% for block in zones %}
                {{ block['names'] | join(' ') }} {
                    forward . {{ block['to'] }}
                }
            {% endfor %}
                .:53 {
                }
            """);

    assertThat(root.text("data", "file")).hasValueSatisfying(t -> assertThat(t).contains(".:53 {"));
  }

  @Test
  void aChoiceWithinAListInBracketsLeavesAList() {
    Value root =
        root(
            """
            kind: DaemonSet
            command: [ "/bin/agent", "--masq"{% if iface is defined %}, "--iface={{ iface }}"{% endif %} ]
            """);

    assertThat(root.texts("command")).hasSize(3);
  }

  @Test
  void aCommentOfSeveralLinesIsOne() {
    Value root =
        root("{# written by\n # somebody: else\n #}\nviews:\n  {{ name }}:\n    kind: all\n");

    assertThat(root.pairs("views")).hasSize(1);
  }

  @Test
  void quotesMayBeEscapedAroundAnAction() {
    Value root =
        root(
            """
            {% raw %}
            kind: Secret
            data:
              a: "{{ index . \\"key\\" | upper }} is it"
              b: plain
            {% endraw %}
            """);

    assertThat(root.text("data", "b")).contains("plain");
  }

  @Test
  void whatTerraformPutsInMayHoldColonsAndQuotes() {
    ConfigDocument document =
        document(
            """
            service:
              families:
                - ${six ? "IPv6" : "IPv4"}
              groups: [${admins}]
            """);

    Value service = document.root().orElseThrow().at("service").orElseThrow();
    assertThat(document.certainty()).isEqualTo(Certainty.TEMPLATE);
    assertThat(service.texts("families")).containsExactly("${six ? \"IPv6\" : \"IPv4\"}");
    assertThat(service.texts("groups")).containsExactly("${admins}");
  }

  @Test
  void whatTerraformWritesMayHoldObjects() {
    Reading reading = read("a: ${x}\n${yamlencode({\"b\": y})}\n\nc: {d: e}\n");

    assertThat(reading.losesContent()).isFalse();
    assertThat(
            ((ConfigDocument) reading.document().orElseThrow()).root().orElseThrow().text("c", "d"))
        .contains("e");
  }

  @Test
  void placeholdersOfAScriptAreVariables() {
    Value root =
        root(
            """
            kind: Deployment
            metadata:
              name: @@NAME@@
              namespace: !!!SPACE!!!
            spec:
              replicas: @REPLICAS@
              zone: %ZONE%
              hosts:
                - @HOST@
                - plain
            @@MORE@@
            """);

    assertThat(root.text("metadata", "name")).contains("${NAME}");
    assertThat(root.text("metadata", "namespace")).contains("${SPACE}");
    assertThat(root.text("spec", "replicas")).contains("${REPLICAS}");
    assertThat(root.text("spec", "zone")).contains("${ZONE}");
    assertThat(root.texts("spec", "hosts")).containsExactly("${HOST}", "plain");
    assertThat(read("kind: Deployment\na: [\nb: @two words@\n").losesContent()).isTrue();
  }

  @Test
  void plainYamlThatIsBrokenElsewhereIsNoTemplateOfTerraform() {
    Reading reading = read("service: ${a}\nspec:\n  - x\n y: [\n");

    assertThat(reading.losesContent()).isTrue();
    assertThat(((ConfigDocument) reading.document().orElseThrow()).certainty())
        .isEqualTo(Certainty.PLAIN);
  }

  @Test
  void aSlashMayBeEscaped() {
    assertThat(root("kind: x\npattern: \"a\\/b\"\n").text("pattern")).contains("a/b");
  }

  @Test
  void aBlockThatIsNoYamlWhereItStandsIsLeftOutAndTold() {
    String text =
        """
        apiVersion: v1
        kind: Service
        spec:
          clusterIP: {{ .Values.ip }}
          {{- if .Values.dual }}
            ipFamilies: {{ toYaml .Values.families | nindent 4 }}
          {{- end }}
          ports:
            - port: 80
        """;
    Reading reading = read(text);
    ConfigDocument document = (ConfigDocument) reading.document().orElseThrow();

    assertThat(document.certainty()).isEqualTo(Certainty.TEMPLATE);
    assertThat(document.root().orElseThrow().at("spec").orElseThrow().items("ports")).hasSize(1);
    assertThat(reading.flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.loses()).isTrue();
              assertThat(flaw.line()).isEqualTo(6);
              assertThat(flaw.lost()).isBetween(40L, 80L);
            });
  }

  @Test
  void theBlockAroundEverythingIsNotLeftOut() {
    Reading reading =
        read(
            "{{- if .Values.on }}\nkind: Service\nmetadata:\n  a: {{ .b }}\n name: : [x\n{{- end }}\n");
    ConfigDocument document = (ConfigDocument) reading.document().orElseThrow();

    assertThat(document.certainty()).isEqualTo(Certainty.TOP_KEYS);
    assertThat(document.root().orElseThrow().text("kind")).contains("Service");
  }
}
