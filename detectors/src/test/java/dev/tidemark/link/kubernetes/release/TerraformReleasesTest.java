package dev.tidemark.link.kubernetes.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Releases that Terraform makes: where the chart comes from, and which values are given to it. */
class TerraformReleasesTest {

  @Test
  void chartsComeFromWhereTheyAreWrittenToComeFrom() {
    assertThat(
            ReleasesAsText.in(
                """
                -- apps/main.tf --
                resource "helm_release" "registry" {
                  name       = "web"
                  repository = "https://charts.example"
                  chart      = "web"
                  version    = "1.2.0"
                }
                resource "helm_release" "slash" {
                  repository = "https://charts.example/"
                  chart      = "web"
                }
                resource "helm_release" "package" {
                  repository = "oci://registry.example/charts"
                  chart      = "web"
                }
                resource "helm_release" "address" {
                  chart = "oci://registry.example/charts/web"
                }
                resource "helm_release" "computed" {
                  chart = var.chart
                }
                resource "helm_release" "here" {
                  chart = "${path.module}/charts/web"
                }
                resource "helm_release" "lost" {
                  chart = "./charts/gone"
                }
                resource "helm_release" "bare" {}
                resource "helm_template" "other" {
                  chart = "web"
                }
                -- apps/charts/web/Chart.yaml --
                apiVersion: v2
                name: web
                """))
        .containsExactly(
            "terraform helm_release web at apps/main.tf:1 installs web 1.2.0 from registry https://charts.example/web:5",
            "terraform helm_release slash at apps/main.tf:7 installs web any from registry https://charts.example/web:9",
            "terraform helm_release package at apps/main.tf:11 installs web any from oci oci://registry.example/charts/web:13",
            "terraform helm_release address at apps/main.tf:15 installs web any from oci oci://registry.example/charts/web:16",
            "terraform helm_release computed at apps/main.tf:18 installs var.chart any from unknown var.chart:19",
            "terraform helm_release here at apps/main.tf:21 installs web any from local ${path.module}/charts/web:22 applies apps/charts/web",
            "terraform helm_release lost at apps/main.tf:24 installs gone any from local ./charts/gone:25",
            "terraform helm_release bare at apps/main.tf:27 installs  any from unknown :27");
  }

  @Test
  void valuesAreEncodedOrStandInFilesThatAreThere() {
    assertThat(
            ReleasesAsText.in(
                """
                -- apps/main.tf --
                resource "helm_release" "web" {
                  chart = "web"
                  values = [
                    yamlencode({ replicas = 2 }),
                    yamlencode({ image = "web" }),
                    yamlencode(local.more),
                    yamlencode(),
                    file("${path.module}/values.yaml"),
                    templatefile("prod.yaml", { host = "a" }),
                    file("gone.yaml"),
                    file("values.txt"),
                    "image: x.y\\nname: web",
                  ]
                }
                resource "helm_release" "computed" {
                  chart  = "web"
                  values = var.values
                }
                -- apps/values.yaml --
                a: 1
                -- apps/prod.yaml --
                a: 1
                -- apps/values.txt --
                a: 1
                """))
        .containsExactly(
            "terraform helm_release web at apps/main.tf:1 installs web any from registry web:2 sets replicas image reads apps/values.yaml apps/prod.yaml",
            "terraform helm_release computed at apps/main.tf:15 installs web any from registry web:16");
  }
}
