package dev.tidemark.link.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.repository.RepoPath;
import java.util.List;
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
  void whatAPathKeepsForOneProgramHoldsNothingElse() {
    for (String kept :
        List.of(
            ".github/dependabot.yml",
            ".github/workflows/tag.yml",
            "app/docker-compose.test.yaml",
            ".circleci/config.yml",
            ".pre-commit-config.yaml")) {
      assertThat(PlainObjects.isKeptForAnother(RepoPath.of(kept))).as(kept).isTrue();
      assertThat(PlainObjects.areAllIn(RepoPath.of(kept), "")).as(kept).isTrue();
      assertThat(ClusterWords.mayBeIn(RepoPath.of(kept), "")).as(kept).isFalse();
    }
    for (String open :
        List.of(
            "dependabot.yml",
            ".github/kind.yaml",
            ".github/workflows/list.json",
            "charts/app/templates/docker-compose.yaml",
            "k8s/compose.yaml")) {
      assertThat(PlainObjects.isKeptForAnother(RepoPath.of(open))).as(open).isFalse();
    }
  }

  @Test
  void aWorkflowThatBreaksHidesWhatPipelinesDo() {
    RepoPath workflow = RepoPath.of(".github/workflows/tag.yml");
    Set<String> kinds = new TreeSet<>();
    for (Detector detector : ServiceLoader.load(Detector.class)) {
      kinds.addAll(detector.couldEmit(workflow, ""));
    }
    assertThat(kinds)
        .contains("ci.apply", "access.ssh")
        .doesNotContain("iac.definition", "iac.root", "iac.module", "kubernetes.workload")
        .noneMatch(kind -> kind.startsWith("policy.") || kind.startsWith("selfservice."));
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
