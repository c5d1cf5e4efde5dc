package dev.tidemark.detector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Capabilities come from group and kind together. */
class KubernetesKindsTest {

  @Test
  void valuesOfAReleaseSwitchTheAutoscalerOfItsChartOn() {
    assertThat(
            DetectorTester.of(new KubernetesKinds())
                .given(
                    """
                    -- web.yaml --
                    apiVersion: helm.toolkit.fluxcd.io/v2
                    kind: HelmRelease
                    metadata: {name: web}
                    spec:
                      chart: {spec: {chart: ./stable/web, sourceRef: {kind: GitRepository, name: charts}}}
                      values: {java: {replicas: 2, autoscaling: {enabled: true, maxReplicas: 4}}}
                    -- off.yaml --
                    apiVersion: helm.toolkit.fluxcd.io/v2
                    kind: HelmRelease
                    metadata: {name: off}
                    spec:
                      chart: {spec: {chart: off, sourceRef: {kind: HelmRepository, name: charts}}}
                      values: {autoscaling: {enabled: false}, hpa: {enabled: true, maxReplicas: 1}}
                    """)
                .evidence())
        .filteredOn(fact -> fact.kind().equals("resilience.autoscaling"))
        .extracting(fact -> fact.location().path().value())
        .containsExactly("web.yaml");
  }

  @Test
  void generatorsOfChangeRequestsMakePreviews() {
    String object =
        "-- %1$s.yaml --\napiVersion: %2$s\nkind: %3$s\nmetadata: {name: a}\nspec: %4$s\n";
    String argo = "argoproj.io/v1alpha1";
    String flux = "fluxcd.controlplane.io/v1";
    assertThat(
            DetectorTester.of(new KubernetesKinds())
                .given(
                    object.formatted(
                            "pulls", argo, "ApplicationSet", "{generators: [{pullRequest: {}}]}")
                        + object.formatted(
                            "both",
                            argo,
                            "ApplicationSet",
                            "{generators: [{matrix: {generators: [{list: {}}, {pullRequest: {}}]}}]}")
                        + object.formatted(
                            "kept",
                            argo,
                            "ApplicationSet",
                            "{generators: [{pullRequest: {}}],"
                                + " syncPolicy: {preserveResourcesOnDeletion: true}}")
                        + object.formatted(
                            "git", argo, "ApplicationSet", "{generators: [{git: {}}]}")
                        + object.formatted("set", flux, "ResourceSet", "{resources: []}")
                        + object.formatted(
                            "merges",
                            flux,
                            "ResourceSetInputProvider",
                            "{type: GitLabMergeRequest}")
                        + object.formatted(
                            "tags", flux, "ResourceSetInputProvider", "{type: OCIArtifactTag}"))
                .evidence())
        .filteredOn(fact -> fact.kind().equals("ci.preview"))
        .filteredOn(fact -> fact.is("teardown"))
        .extracting(fact -> fact.location().path().value())
        .containsExactlyInAnyOrder("pulls.yaml", "both.yaml", "merges.yaml");
  }

  @Test
  void whereTrafficComesInIsNoRelationOfServices() {
    String object = "-- %1$s.yaml --\napiVersion: %2$s\nkind: %1$s\nmetadata: {name: web}\n";
    assertThat(
            DetectorTester.of(new KubernetesKinds())
                .given(
                    object.formatted("Gateway", "networking.istio.io/v1")
                        + object.formatted("PeerAuthentication", "security.istio.io/v1")
                        + object.formatted("EnvoyFilter", "networking.istio.io/v1alpha3")
                        + object.formatted("ProxyConfig", "networking.istio.io/v1beta1")
                        + object.formatted("VirtualService", "networking.istio.io/v1")
                        + object.formatted("AuthorizationPolicy", "security.istio.io/v1"))
                .evidence())
        .filteredOn(fact -> fact.kind().equals("governance.service-graph"))
        .extracting(fact -> fact.location().path().value())
        .containsExactlyInAnyOrder("VirtualService.yaml", "AuthorizationPolicy.yaml");
  }

  @Test
  void seesWhatControllersMake() {
    DetectorTester.of(new KubernetesKinds())
        .given(
            """
            -- app/hpa.yaml --
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec: {maxReplicas: 5}
            -- app/db.yaml --
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata: {name: db}
            spec: {instances: 3}
            """)
        .sees(
            """
            iac.resource app/db.yaml:1 capability=database count=1 route=claim tool=cloudnative-pg
            kubernetes.workload app/db.yaml:1 data-store=true health-check=yes multi-zone=yes name=db replicas=3 replicas-known=true tool=cloudnative-pg workload-kind=Cluster
            resilience.autoscaling app/hpa.yaml:1 subject=workloads tool=kubernetes what=horizontal
            resilience.self-configuring app/db.yaml:1 platform-wide=false subject=db what=operator
            resilience.self-optimizing app/hpa.yaml:1 platform-wide=false subject=workloads tool=kubernetes what=horizontal
            """);
  }

  @Test
  void knowsAPlainWorkloadByItsImageAndNotByItsName() {
    DetectorTester.of(new KubernetesKinds())
        .given(
            """
            -- scaler.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: scaler}
            spec:
              template:
                spec:
                  containers: [{image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.30.0"}]
            -- namesake.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: cluster-autoscaler}
            spec:
              template:
                spec:
                  containers: [{image: "registry.example/cluster-autoscaler-dashboard:1"}]
            """)
        .sees(
            """
            resilience.autoscaling scaler.yaml:1 subject=nodes tool=cluster-autoscaler unit=. what=nodes
            resilience.self-optimizing scaler.yaml:1 platform-wide=true subject=nodes tool=cluster-autoscaler unit=. what=nodes
            """);
  }

  @Test
  void leavesSwitchesAndNamesakesAlone() {
    DetectorTester.of(new KubernetesKinds())
        .given(
            """
            -- zero.yaml --
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: switch}
            spec: {minReplicas: 0, maxReplicas: 1}
            -- capi.yaml --
            apiVersion: cluster.x-k8s.io/v1beta1
            kind: Cluster
            metadata: {name: workload}
            -- alert.yaml --
            apiVersion: notification.toolkit.fluxcd.io/v1beta3
            kind: Alert
            metadata: {name: chat}
            """)
        .seesNothing();
  }

  @Test
  void aMeasurementRollsBackOnlyWhatSomethingRollsOut() {
    String analysis =
        """
        -- analysis.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: AnalysisTemplate
        metadata: {name: errors}
        """;
    String rollout =
        """
        -- rollout.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: shop}
        """;
    DetectorTester.of(new KubernetesKinds()).given(analysis).seesNothing();
    DetectorTester.of(new KubernetesKinds())
        .given(analysis + rollout)
        .sees(
            """
            delivery.rollback analysis.yaml:1 automatic=true tool=argo-rollouts unit=. what=metric analysis
            """);
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new KubernetesKinds())
        .given(
            "-- a.yaml --\n"
                + "apiVersion: keda.sh/v1\n"
                + "kind: ScaledObject\n"
                + "spec: {triggers: 5, maxReplicaCount: [\n")
        .sees(
            """
            resilience.autoscaling a.yaml:1 subject=workloads tool=keda what=event
            resilience.self-optimizing a.yaml:1 platform-wide=false subject=workloads tool=keda what=horizontal
            """);
  }

  @Test
  void machinesOfAClusterAreAGroupThatIsReplaced() {
    DetectorTester.of(new KubernetesKinds())
        .given(
            """
            -- prow/workers.yaml --
            apiVersion: cluster.k8s.io/v1alpha1
            kind: MachineDeployment
            metadata:
              name: worker
              annotations:
                cluster.k8s.io/cluster-api-autoscaler-node-group-min-size: "3"
                cluster.k8s.io/cluster-api-autoscaler-node-group-max-size: "30"
            spec: {strategy: {rollingUpdate: {maxSurge: 1}}}
            -- plain/workers.yaml --
            apiVersion: cluster.x-k8s.io/v1beta1
            kind: MachineDeployment
            metadata: {name: fixed, annotations: {owner: a}}
            spec: {replicas: 3, strategy: {type: OnDelete}}
            -- other.yaml --
            apiVersion: machines.example.org/v1
            kind: MachineDeployment
            metadata: {name: x}
            -- broken.yaml --
            apiVersion: [
            kind: MachineDeployment
            """)
        .sees(
            """
            delivery.strategy prow/workers.yaml:1 strategy=rolling tool=cluster-api
            patching.automation plain/workers.yaml:1 tool=cluster-api what=node-group
            patching.automation prow/workers.yaml:1 tool=cluster-api what=node-group
            resilience.autoscaling prow/workers.yaml:1 subject=nodes tool=cluster-autoscaler what=nodes
            resilience.self-healing plain/workers.yaml:1 platform-wide=true subject=nodes tool=cluster-api what=instance-group
            resilience.self-healing prow/workers.yaml:1 platform-wide=true subject=nodes tool=cluster-api what=instance-group
            """);
  }
}
