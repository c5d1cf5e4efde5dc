package dev.tidemark.detector.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinsTest {

  private static List<String> pins(String path, String text) {
    return Pins.of(RepoPath.of(path), text.getBytes(StandardCharsets.UTF_8))
        .versions()
        .entrySet()
        .stream()
        .map(pin -> pin.getKey() + " " + pin.getValue().version() + " :" + pin.getValue().line())
        .toList();
  }

  @Test
  void configurationHoldsToolsProvidersModulesAndArguments() {
    assertThat(
            pins(
                "main.tf",
                """
                terraform {
                  required_version = "1.5.0"
                  required_providers {
                    aws = { source = "hashicorp/aws", version = "5.1.0" }
                    null = "3.2.0"
                  }
                }
                module "vpc" {
                  source = "git::https://example.com/vpc?ref=v1.2.0"
                }
                module "eks" {
                  source  = "terraform-aws-modules/eks/aws"
                  version = "19.0.0"
                }
                resource "helm_release" "app" {
                  version = "1.0.0"
                }
                variable "cluster_version" {
                  default = "1.29"
                }
                """))
        .containsExactly(
            "helm_release.app 1.0.0 :16",
            "module git::https://example.com/vpc? v1.2.0 :9",
            "module terraform-aws-modules/eks/aws 19.0.0 :13",
            "provider aws 5.1.0 :4",
            "provider null 3.2.0 :5",
            "terraform 1.5.0 :2",
            "variable cluster_version 1.29 :19");
  }

  @Test
  void theVersionOfTheFilesOwnSubjectIsNoPin() {
    String chart =
        """
        name: web
        version: 1.0.0
        dependencies:
          - name: redis
            version: 18.0.0
        """;
    assertThat(pins("charts/web/Chart.yaml", chart)).containsExactly("redis 18.0.0 :5");
    assertThat(pins("charts/web/Chart.yaml", chart + "appVersion: 2.0.0\n"))
        .as("what is shipped in it is one")
        .containsExactly("redis 18.0.0 :5", "web 2.0.0 :6");
    assertThat(pins("addons/web.yaml", chart))
        .as("what an application is told to install is one")
        .containsExactly("redis 18.0.0 :5", "web 1.0.0 :2");
    assertThat(pins("package.json", "{\"name\": \"web\", \"version\": \"1.0.0\"")).isEmpty();
  }

  @Test
  void whatTerragruntHandsToTheCodeIsHeldAtVersions() {
    assertThat(
            pins(
                "live/db/terragrunt.hcl",
                """
                locals {
                  module_version = "v1.4.0"
                  name           = "db-2"
                }
                terraform {
                  source = "${local.base}//database?ref=v3.1.0"
                }
                inputs = {
                  engine_version = "14.7"
                  image_tag      = "2.3.1"
                  cluster = {
                    kubernetes_version = "1.29"
                    image              = "registry.example/agent:0.9"
                  }
                }
                """))
        .containsExactly(
            "image registry.example/agent 0.9 :13",
            "input cluster.kubernetes_version 1.29 :12",
            "input engine_version 14.7 :9",
            "input image_tag 2.3.1 :10",
            "local module_version v1.4.0 :2",
            "module ${local.base}//database? v3.1.0 :6");
  }

  @Test
  void whatIsComputedOrNoSoftwareIsHeldAtNone() {
    assertThat(
            pins(
                "live/db/terragrunt.hcl",
                """
                terraform {
                  source = "git::https://example.com/db?ref=${local.version}"
                }
                inputs = {
                  engine_version  = dependency.core.outputs.version
                  min_tls_version = "1.2"
                  tags            = { team = "a1" }
                  image           = "registry.example:5000/agent"
                  size            = "m5.large"
                }
                """))
        .isEmpty();
  }

  @Test
  void aDockerfileHoldsTheImagesOfItsStages() {
    assertThat(
            pins(
                "Dockerfile",
                """
                ARG DEBIAN=12.4
                FROM --platform=linux/amd64 golang:1.21 AS build
                FROM debian:${DEBIAN}
                FROM scratch
                COPY --from=build /app /app
                """))
        .containsExactly("image debian 12.4 :3", "image golang 1.21 :2");
  }

  @Test
  void aVersionFileHoldsToolsAndNoComments() {
    assertThat(pins(".tool-versions", "# tools\nterraform 1.5.0 # as in production\nhelm 3.12.0\n"))
        .containsExactly("helm 3.12.0 :3", "terraform 1.5.0 :2");
    assertThat(pins(".terraform-version", "# pinned\n1.5.0\n"))
        .containsExactly("terraform 1.5.0 :2");
  }

  @Test
  void brokenFilesHoldNothing() {
    assertThat(pins("main.tf", "terraform {")).isEmpty();
    assertThat(pins("chart.yaml", "\tversion: [")).isEmpty();
    assertThat(pins("Dockerfile", "FROM")).isEmpty();
  }
}
