package dev.tidemark.detector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a workload says of its pods: yes, no, or hidden by a template and then nothing. */
class PodTemplateTest {
  private static final String DEPLOYMENT =
      """
      -- web.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: %s
        template:
          spec:
            %s
            containers:
              - name: web
                image: %s
                %s
      """;

  @ParameterizedTest
  @CsvSource({
    "'resources: {requests: {cpu: 1}}', yes",
    "'resources: {limits: {cpu: 1}}', yes",
    "'resources: {requests: {}}', no",
    "'resources: {limits: {}}', no",
    "'resources: \"{{ .Values.resources }}\"', unknown",
    "'env: []', no"
  })
  void aContainerIsSizedByWhatItAsksForOrMayTake(String container, String sized) {
    assertThat(workload("", "web:1.0", container).text("sized").orElse("")).isEqualTo(sized);
  }

  @ParameterizedTest
  @CsvSource({
    "'topologySpreadConstraints: [{topologyKey: zone}]', yes",
    "'affinity: {podAntiAffinity: {preferred: [{weight: 1}]}}', yes",
    "'affinity: {podAntiAffinity: {}}', no",
    "'topologySpreadConstraints: \"{{ .Values.spread }}\"', unknown",
    "'affinity: \"{{ .Values.affinity }}\"', unknown",
    "'nodeSelector: {a: b}', no"
  })
  void podsAreSpreadByConstraintsOrAffinity(String pod, String spread) {
    assertThat(workload(pod, "web:1.0", "env: []").text("spread").orElse("")).isEqualTo(spread);
  }

  @ParameterizedTest
  @CsvSource({"'web:1.0', yes", "'web:latest', no", "'\"{{ .Values.image }}\"', unknown"})
  void anImageIsHeldOrFloats(String image, String pinned) {
    assertThat(workload("", image, "env: []").text("pinned-image").orElse("")).isEqualTo(pinned);
  }

  @Test
  void oneImageThatFloatsBesideAHiddenOneFloats() {
    assertThat(
            workload(
                    "initContainers: []",
                    "web:latest",
                    "env: []\n        - image: \"{{ .Values.i }}\"")
                .text("pinned-image"))
        .hasValue("no");
  }

  @ParameterizedTest
  @CsvSource({
    "livenessProbe, 'resilience.health-check resilience.self-healing'",
    "readinessProbe, resilience.health-check",
    "startupProbe, ''"
  })
  void aProbeChecksAndALivenessProbeHeals(String probe, String kinds) {
    assertThat(
            seen("1", "", "web:1.0", probe + ": {httpGet: {path: /}}").stream()
                .map(Evidence::kind)
                .filter(kind -> kind.startsWith("resilience."))
                .toList())
        .containsExactlyElementsOf(kinds.isEmpty() ? List.of() : List.of(kinds.split(" ")));
  }

  @Test
  void severalReplicasAreAFactAndOneIsNone() {
    assertThat(seen("2", "", "web:1.0", "env: []"))
        .extracting(Evidence::toString)
        .contains("resilience.replicas web.yaml:5 count=2 subject=web tool=kubernetes unit=.");
    assertThat(seen("1", "", "web:1.0", "env: []"))
        .extracting(Evidence::kind)
        .doesNotContain("resilience.replicas");
  }

  @Test
  void aDataStoreInAPodIsAResource() {
    assertThat(seen("1", "", "docker.io/library/postgres:16", "env: []"))
        .extracting(Evidence::toString)
        .contains(
            "iac.resource web.yaml:11 capability=database count=1 route=raw tool=kubernetes"
                + " unit=.");
    for (String other :
        List.of("web:16", "postgres-exporter:1", "redis-operator:1", "mysql-backup:2")) {
      assertThat(seen("1", "", other, "env: []"))
          .extracting(Evidence::kind)
          .as(other)
          .doesNotContain("iac.resource");
    }
  }

  private static Evidence workload(String pod, String image, String container) {
    return seen("1", pod, image, container).stream()
        .filter(fact -> fact.kind().equals("kubernetes.workload"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Evidence> seen(String replicas, String pod, String image, String container) {
    return DetectorTester.of(new KubernetesWorkloads())
        .given(DEPLOYMENT.formatted(replicas, pod, image, container))
        .evidence();
  }
}
