package dev.tidemark.link.kubernetes.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Config Sync applies: the directories of this repository and the charts that its syncs name. */
class ConfigSyncReleasesTest {

  @Test
  void syncsNameADirectoryUnderOneOfThreeKeysOrAChart() {
    assertThat(
            ReleasesAsText.in(
                """
                -- syncs.yaml --
                apiVersion: configsync.gke.io/v1beta1
                kind: RootSync
                metadata: {name: slash}
                spec: {git: {dir: /config}}
                ---
                apiVersion: configsync.gke.io/v1beta1
                kind: RootSync
                metadata: {name: older}
                spec: {git: {policyDir: config}}
                ---
                apiVersion: configsync.gke.io/v1beta1
                kind: RepoSync
                metadata: {name: image}
                spec: {oci: {dir: config}}
                ---
                apiVersion: configsync.gke.io/v1beta1
                kind: RepoSync
                metadata: {name: lost}
                spec: {git: {dir: gone}}
                ---
                apiVersion: configsync.gke.io/v1beta1
                kind: RepoSync
                metadata: {name: whole}
                spec: {git: {repo: "https://example.org/fleet"}}
                ---
                apiVersion: configsync.gke.io/v1beta1
                kind: RepoSync
                metadata: {name: chart}
                spec:
                  helm: {repo: "https://charts.example", chart: web, version: 1.2.0}
                ---
                apiVersion: configsync.gke.io/v1beta1
                kind: RepoSync
                metadata: {name: package}
                spec: {helm: {repo: "oci://registry.example/charts", chart: web}}
                ---
                apiVersion: configsync.gke.io/v1beta1
                kind: RepoSync
                metadata: {name: bare}
                spec: {helm: {chart: web}}
                -- config/namespace.yaml --
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                """))
        .containsExactly(
            "config-sync RootSync slash at syncs.yaml:1 applies config",
            "config-sync RootSync older at syncs.yaml:6 applies config",
            "config-sync RepoSync image at syncs.yaml:11 applies config",
            "config-sync RepoSync lost at syncs.yaml:16",
            "config-sync RepoSync whole at syncs.yaml:21",
            "config-sync RepoSync chart at syncs.yaml:26 installs web 1.2.0 from registry https://charts.example/web:30",
            "config-sync RepoSync package at syncs.yaml:32 installs web any from oci oci://registry.example/charts/web:35",
            "config-sync RepoSync bare at syncs.yaml:37 installs web any from registry web:40");
  }

  @Test
  void featuresOfAFleetNameTheirDirectoryInOneOfTwoPlaces() {
    assertThat(
            ReleasesAsText.in(
                """
                -- fleet/main.tf --
                resource "google_gke_hub_feature" "all" {
                  fleet_default_member_config {
                    configmanagement {
                      config_sync { git { policy_dir = "/config" } }
                    }
                  }
                }
                resource "google_gke_hub_feature_membership" "one" {
                  configmanagement {
                    config_sync {
                      git {
                        sync_repo  = "https://example.org/fleet"
                        policy_dir = "prod"
                      }
                    }
                  }
                }
                resource "google_gke_hub_feature" "packages" {
                  fleet_default_member_config {
                    configmanagement { config_sync { oci { policy_dir = "config" } } }
                  }
                }
                resource "google_gke_hub_membership" "other" {
                  configmanagement { config_sync { git { policy_dir = "config" } } }
                }
                -- config/namespace.yaml --
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                """))
        .containsExactly(
            "config-sync google_gke_hub_feature all at fleet/main.tf:1 applies config",
            "config-sync google_gke_hub_feature_membership one at fleet/main.tf:8 in prod");
  }
}
