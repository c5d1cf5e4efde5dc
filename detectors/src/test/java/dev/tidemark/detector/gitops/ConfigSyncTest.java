package dev.tidemark.detector.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Config Sync by its syncs, its older operator, its charts and the features of a fleet. */
class ConfigSyncTest {

  @Test
  void seesWhatItApplies() {
    assertThat(
            DetectorTester.of(new GitOpsApplications())
                .given(
                    """
                    -- clusters/prod/root.yaml --
                    apiVersion: configsync.gke.io/v1beta1
                    kind: RootSync
                    metadata: {name: root-sync}
                    spec: {git: {repo: "https://example.org/fleet", branch: main, dir: /config}}
                    -- teams/repo.yaml --
                    apiVersion: configsync.gke.io/v1beta1
                    kind: RepoSync
                    metadata: {name: shop}
                    spec: {sourceType: helm, helm: {repo: "oci://example.org/charts", chart: shop, version: 1.2.0}}
                    -- setup/old.yaml --
                    apiVersion: configmanagement.gke.io/v1
                    kind: ConfigManagement
                    metadata: {name: config-management}
                    spec: {git: {syncRepo: "git@example.org:fleet.git", syncBranch: 1.0.0, policyDir: config}}
                    -- fleet/main.tf --
                    resource "google_gke_hub_feature" "sync" {
                      name = "configmanagement"
                      fleet_default_member_config {
                        configmanagement {
                          config_sync { git { policy_dir = "config" } }
                        }
                      }
                    }
                    -- config/namespace.yaml --
                    apiVersion: v1
                    kind: Namespace
                    metadata: {name: shop}
                    """)
                .evidence())
        .filteredOn(fact -> fact.kind().equals("gitops.application"))
        .extracting(
            fact -> fact.location().path().value(),
            fact -> fact.text("source").orElse(""),
            fact -> fact.text("pin").orElse(""),
            fact -> fact.text("source-path").orElse(""))
        .containsExactlyInAnyOrder(
            tuple("clusters/prod/root.yaml", "https://example.org/fleet", "main", "config"),
            tuple("teams/repo.yaml", "oci://example.org/charts/shop", "1.2.0", ""),
            tuple("setup/old.yaml", "git@example.org:fleet.git", "1.0.0", "config"),
            tuple("fleet/main.tf", "", "", "config"));
  }

  @Test
  void anOperatorWithoutSyncOtherFeaturesAndBrokenOnesApplyNothing() {
    DetectorTester.of(new GitOpsApplications())
        .given(
            """
            -- plain.yaml --
            apiVersion: configmanagement.gke.io/v1
            kind: ConfigManagement
            metadata: {name: config-management}
            spec: {policyController: {enabled: true}}
            -- other.yaml --
            apiVersion: example.org/v1
            kind: RootSync
            metadata: {name: x}
            spec: {git: {dir: a}}
            -- mesh.tf --
            resource "google_gke_hub_feature" "mesh" { name = "servicemesh" }
            -- broken.yaml --
            apiVersion: [
            kind: RepoSync
            """)
        .seesNothing();
  }
}
