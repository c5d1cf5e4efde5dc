package dev.tidemark.detector.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** A typed command is about what is declared where it names it. */
class DeclaredObjectsTest {
  private static final String FILES =
      """
      -- web/web.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: login}
      -- apps/grafana.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: grafana}
      spec:
        source: {repoURL: https://charts.example, chart: grafana, targetRevision: 8.0.0}
        destination: {namespace: monitoring}
        syncPolicy: {syncOptions: [CreateNamespace=true]}
      -- apps/broken.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      spec: {destination: [], syncPolicy: [CreateNamespace=true]}
      """;

  private static boolean declared(String command) {
    return DeclaredObjects.of(DetectorTester.landscape(FILES)).declare(command);
  }

  @Test
  void whatItNamesIsDeclared() {
    assertThat(declared("kubectl scale deployment web --replicas=0")).isTrue();
    assertThat(declared("sudo kubectl -n shop edit cm/settings")).isTrue();
    assertThat(declared("oc label deployments.apps -n shop web a=b")).isTrue();
    assertThat(declared("kubectl create secret generic login --from-literal=a=b")).isTrue();
    assertThat(declared("kubectl create namespace monitoring")).isTrue();
    assertThat(declared("kubectl scale deploy -n monitoring grafana-web --replicas=1")).isTrue();
    assertThat(declared("kubectl label deployment <name> a=b")).isTrue();
    assertThat(declared("kubectl label deployment APP_NAME a=b")).isTrue();
  }

  @Test
  void anotherNameOrKindIsNot() {
    assertThat(declared("kubectl scale deployment api --replicas=0")).isFalse();
    assertThat(declared("kubectl scale statefulset web --replicas=0")).isFalse();
    assertThat(declared("kubectl create namespace shop")).isFalse();
    assertThat(declared("kubectl patch pv <name> -p x")).isFalse();
    assertThat(declared("kubectl create deployment grafanaweb --image=x")).isFalse();
    assertThat(declared("aws s3api create-bucket web")).isFalse();
  }

  @Test
  void whatIsCutOffNamesNothing() {
    for (String command : new String[] {"", " ", "sudo", "kubectl", "kubectl edit", "kubectl -n"}) {
      assertThat(declared(command)).as(command).isFalse();
    }
    assertThat(declared("kubectl edit deployment/")).isFalse();
  }

  @Test
  void aPodThatIsGoneAfterwardsAndAWordToAControllerAreNoSteps() {
    assertThat(ManualSteps.isTypedChange("kubectl run -it --rm curl --image=curl -- sh")).isFalse();
    assertThat(
            ManualSteps.isTypedChange(
                "kubectl annotate app web argocd.argoproj.io/refresh=hard --overwrite"))
        .isFalse();
    assertThat(
            ManualSteps.isTypedChange("kubectl patch app web -p '{\"operation\":{\"sync\":{}}}'"))
        .isFalse();
    assertThat(ManualSteps.isTypedChange("kubectl annotate vpc.ec2 main crossplane.io/paused=true"))
        .isFalse();
    assertThat(ManualSteps.isTypedChange("kubectl run curl --image=curl")).isTrue();
    assertThat(ManualSteps.isTypedChange("kubectl annotate app web owner=us")).isTrue();
    assertThat(ManualSteps.isTypedChange("kubectl patch app web -p '{\"spec\":{}}'")).isTrue();
  }
}
