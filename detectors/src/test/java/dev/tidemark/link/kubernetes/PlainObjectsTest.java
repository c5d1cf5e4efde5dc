package dev.tidemark.link.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.repository.RepoPath;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlainObjectsTest {
  private static final RepoPath FILE = RepoPath.of("charts/app/templates/service.yaml");
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata:
        labels:
      {{ include "app.labels" . | indent 4 }}
      """;

  @Test
  void objectsOfThePlatformItselfArePlain() {
    assertThat(PlainObjects.areAllIn(FILE, SERVICE)).isTrue();
    assertThat(PlainObjects.areAllIn(FILE, "kind: List\nitems:\n  - kind: Deployment\n")).isTrue();
  }

  @Test
  void whatMayHoldMoreIsNot() {
    assertThat(PlainObjects.areAllIn(FILE, SERVICE + "---\nkind: ServiceMonitor\n")).isFalse();
    assertThat(PlainObjects.areAllIn(FILE, SERVICE + "---\nkind: {{ .Values.kind }}\n")).isFalse();
    assertThat(PlainObjects.areAllIn(FILE, SERVICE + "{{ include \"app.extra\" . }}\n")).isFalse();
    assertThat(PlainObjects.areAllIn(FILE, "kind: ConfigMap\n")).isFalse();
  }

  @Test
  void whatIsNotKnownIsNot() {
    assertThat(PlainObjects.areAllIn(FILE, "")).isFalse();
    assertThat(PlainObjects.areAllIn(FILE, "replicas: 2\n")).isFalse();
    assertThat(PlainObjects.areAllIn(RepoPath.of("a/main.tf"), "kind: Service")).isFalse();
  }

  @Test
  void aWorkflowWithoutAVersionHoldsNone() {
    RepoPath workflow = RepoPath.of(".github/workflows/tag.yml");
    String script = "jobs:\n  tag:\n    steps:\n      - run: |\nimages:\nEOF\n";
    assertThat(PlainObjects.areAllIn(workflow, script)).isTrue();
    assertThat(ClusterWords.mayBeIn(workflow, script)).isFalse();
    String manifest = script + "apiVersion: v1\n";
    assertThat(PlainObjects.areAllIn(workflow, manifest)).isFalse();
    assertThat(ClusterWords.mayBeIn(workflow, manifest)).isTrue();
    assertThat(ClusterWords.mayBeIn(workflow, "")).isTrue();
    assertThat(PlainObjects.areAllIn(RepoPath.of("ci/tag.yml"), script)).isFalse();
    Set<String> kinds = new TreeSet<>();
    for (Detector detector : ServiceLoader.load(Detector.class)) {
      kinds.addAll(detector.couldEmit(workflow, script));
    }
    assertThat(kinds)
        .contains("ci.apply", "access.ssh")
        .doesNotContain("iac.definition", "iac.root", "iac.module", "kubernetes.workload");
  }

  @Test
  void aPartOfThemHidesNothingButWorkloads() {
    Set<String> kinds = new TreeSet<>();
    for (Detector detector : ServiceLoader.load(Detector.class)) {
      kinds.addAll(detector.couldEmit(FILE, SERVICE));
    }
    assertThat(kinds).contains("kubernetes.workload", "resilience.replicas");
    assertThat(kinds)
        .noneMatch(kind -> kind.startsWith("policy.") || kind.startsWith("selfservice."))
        .noneMatch(kind -> kind.startsWith("observability.") || kind.startsWith("catalog."));
  }

  @Test
  void aPartOfAWorkloadHidesWhatItsImageMayBeAndNoObjectOfATool() {
    Set<String> kinds = new TreeSet<>();
    for (Detector detector : ServiceLoader.load(Detector.class)) {
      kinds.addAll(detector.couldEmit(FILE, "kind: Deployment\nimage: shop\n"));
    }
    assertThat(kinds).contains("resilience.autoscaling").doesNotContain("delivery.rollback");
  }
}
