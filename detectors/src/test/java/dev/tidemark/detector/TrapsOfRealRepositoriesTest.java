package dev.tidemark.detector;

import static dev.tidemark.detector.Trap.seen;
import static dev.tidemark.detector.Trap.unseen;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What looks like evidence to all detectors at once and is none, and what hardly looks like it and is. */
class TrapsOfRealRepositoriesTest {
  private static final String DEPLOYMENT =
      "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"metadata\": {\"name\": \"web\"},"
          + " \"spec\": {\"replicas\": 2, \"template\": {\"spec\": {\"containers\": [{\"name\": \"web\","
          + " \"image\": \"web:1.0.0\"}]}}}}";

  static final List<Trap> TRAPS =
      List.of(
          seen(
              "on: with its event on the next line",
              "ci.apply trigger=commit",
              """
              -- .github/workflows/a.yml --
              on:
                push
              jobs: {a: {steps: [{run: terraform apply -auto-approve}]}}
              """),
          seen(
              "no and yes as written",
              "ci.check blocking=true",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs: {a: {continue-on-error: no, steps: [{run: tflint}]}}
              """),
          seen(
              "a List holds objects",
              "kubernetes.workload name=web replicas=2",
              "-- all.yaml --\napiVersion: v1\nkind: List\nitems: [" + DEPLOYMENT + "]\n"),
          seen(
              "a manifest in JSON",
              "kubernetes.workload name=web",
              "-- web.json --\n" + DEPLOYMENT + "\n"),
          seen(
              "a manifest with a byte order mark and carriage returns",
              "kubernetes.workload name=web",
              "-- web.yaml --\n\uFEFFapiVersion: apps/v1\r\nkind: Deployment\r\nmetadata: {name: web}\r\n"
                  + "spec: {template: {spec: {containers: [{name: web, image: a}]}}}\r\n"),
          unseen(
              "a chart's Application of another group",
              "gitops.application",
              """
              -- app.yaml --
              apiVersion: app.k8s.io/v1beta1
              kind: Application
              metadata: {name: web}
              spec: {}
              """),
          unseen(
              "OpenAPI, translations and Compose are no manifests",
              "kubernetes.workload kind=Deployment",
              """
              -- api.yaml --
              openapi: 3.0.0
              components: {schemas: {Deployment: {properties: {kind: {enum: [Deployment]}}}}}
              -- de.yaml --
              de: {kind: Deployment}
              """),
          seen(
              "a root whose backend comes from the pipeline",
              "iac.root dir=app",
              """
              -- app/main.tf --
              terraform {
                backend "s3" {}
              }
              """),
          unseen(
              "a module that nothing calls is no root",
              "iac.root dir=modules/vpc",
              """
              -- modules/vpc/main.tf --
              variable "cidr" {}
              resource "aws_vpc" "this" {
                cidr_block = var.cidr
              }
              """),
          seen(
              "definitions in the notation of JSON",
              "iac.definition tool=terraform",
              "-- main.tf.json --\n{\"resource\": {\"aws_vpc\": {\"a\": {\"cidr_block\": \"10.0.0.0/8\"}}}}\n"),
          seen(
              "labels without quotes",
              "iac.resource capability=network",
              "-- main.tf --\nresource aws_vpc \"x\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n"),
          unseen(
              "a resource inside a heredoc",
              "iac.resource capability=database",
              """
              -- main.tf --
              locals {
                text = <<-EOT
                  resource "aws_db_instance" "x" {
                    engine = "mysql"
                  }
                EOT
              }
              """),
          seen(
              "formatting is no lint",
              "ci.check category=format",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs: {a: {steps: [{run: terraform fmt -check}]}}
              """),
          unseen(
              "a formatter that rewrites checks nothing",
              "ci.check blocking=true category=format",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs: {a: {steps: [{run: terraform fmt -recursive}]}}
              """),
          unseen(
              "a target that only echoes",
              "ci.check",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs: {a: {steps: [{run: make lint}]}}
              -- Makefile --
              lint:
              \t@echo tflint
              """),
          unseen(
              "a pipeline of GitLab below the root",
              "ci.apply",
              "-- sub/.gitlab-ci.yml --\napply:\n  script: terraform apply -auto-approve\n"),
          unseen(
              "a dependabot.yml that is all comment",
              "deps.update-automation",
              "-- .github/dependabot.yml --\n# version: 2\n# updates: [{package-ecosystem: terraform}]\n"),
          seen(
              "a gate that a shell group still fails",
              "ci.check blocking=true category=lint",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs: {a: {steps: [{run: 'tflint || (echo bad; exit 1)'}]}}
              """),
          unseen(
              "scanners of a provider's soft mode",
              "ci.check blocking=true category=security",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs:
                a:
                  steps:
                    - run: trivy config --exit-code 0 .
                    - run: checkov -d . --soft-fail
                    - uses: bridgecrewio/checkov-action@v12
                      with: {soft_fail: true}
              """),
          unseen(
              "an IAM document called policy",
              "policy.definition",
              "-- policy.json --\n{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\","
                  + " \"Resource\": \"*\"}]}\n"),
          unseen(
              "the scorecard of the OpenSSF",
              "governance.scorecard",
              """
              -- .github/workflows/scorecard.yml --
              on: push
              jobs: {a: {steps: [{uses: ossf/scorecard-action@v2.4.0}]}}
              """),
          unseen(
              "a component of Kustomize is none of a catalogue",
              "catalog.",
              "-- c/kustomization.yaml --\napiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: []\n"),
          unseen(
              "a module called monitoring",
              "observability.",
              "-- main.tf --\nmodule \"monitoring\" {\n  source = \"./modules/monitoring\"\n}\n-- modules/monitoring/main.tf --\n"
                  + "resource \"aws_lb\" \"monitoring_alert\" {\n  name = \"alerts\"\n}\n"),
          unseen(
              "a workflow called deploy that publishes a package",
              "ci.apply",
              """
              -- .github/workflows/deploy.yml --
              name: Deploy
              on: push
              jobs: {deploy: {environment: production, steps: [{run: npm publish}]}}
              """),
          unseen(
              "an apply of a test on kind",
              "ci.apply test=false",
              """
              -- .github/workflows/e2e.yml --
              on: pull_request
              jobs: {e2e: {steps: [{run: kind create cluster}, {run: kubectl apply -f manifests}, {run: bats tests}]}}
              """),
          seen(
              "order in passed",
              "ci.environment after=[staging] environment=production ordered-by=needs",
              """
              -- ci/pipeline.yml --
              resources: [{name: code, type: git, source: {uri: "https://example.com/a.git"}}]
              jobs:
                - name: staging
                  plan: [{get: code, trigger: true}, {task: a, config: {platform: linux, run: {path: sh, args: [-c, terraform -chdir=infra apply -auto-approve]}}}]
                - name: production
                  plan: [{get: code, passed: [staging], trigger: true}, {task: a, config: {platform: linux, run: {path: sh, args: [-c, terraform -chdir=infra apply -auto-approve]}}}]
              """),
          seen(
              "order in a matrix that runs one at a time",
              "ci.environment after=[staging] environment=production",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs:
                a:
                  strategy: {max-parallel: 1, matrix: {env: [staging, production]}}
                  environment: ${{ matrix.env }}
                  steps: [{run: terraform apply -auto-approve}]
              """),
          seen(
              "alert rules inside Helm values",
              "observability.alert",
              """
              -- values.yaml --
              serverFiles:
                alerting_rules.yml:
                  groups: [{name: a, rules: [{alert: Down, expr: up == 0}]}]
              """),
          seen(
              "a manifest inside yamlencode",
              "kubernetes.workload name=web",
              """
              -- main.tf --
              resource "kubectl_manifest" "web" {
                yaml_body = yamlencode({
                  apiVersion = "apps/v1"
                  kind       = "Deployment"
                  metadata   = { name = "web" }
                  spec       = { template = { spec = { containers = [{ name = "web", image = "a" }] } } }
                })
              }
              """),
          unseen(
              "an example that is not read by the tool",
              "iac.definition",
              "-- main.tf.example --\nresource \"aws_vpc\" \"x\" {}\n"),
          unseen(
              "a script that installs tools",
              "iac.script",
              "-- install.sh --\n#!/bin/sh\ncurl -fsSLO https://example.com/terraform.zip\nunzip terraform.zip\nmv terraform /usr/local/bin\n"),
          unseen(
              "an upgrade while a machine is created",
              "access.ssh",
              "-- main.tf --\nresource \"aws_instance\" \"a\" {\n  user_data = <<-EOT\n    #!/bin/sh\n    apt-get upgrade -y\n  EOT\n}\n"),
          unseen(
              "a test of Rego is no policy",
              "policy.definition rules=2",
              "-- policy/a.rego --\npackage main\n\nimport rego.v1\n\ndeny contains msg if {\n  input.x\n  msg := \"no\"\n}\n"
                  + "-- policy/a_test.rego --\npackage main\n\nimport rego.v1\n\ntest_a if {\n  count(deny) == 0\n}\n"),
          seen(
              "Renovate in package.json",
              "deps.update-automation tool=renovate",
              "-- package.json --\n{\"name\": \"a\", \"renovate\": {\"extends\": [\"config:recommended\"]}}\n"),
          unseen(
              "Renovate that is switched off",
              "deps.update-automation",
              "-- .renovaterc --\n{\"enabled\": false}\n"),
          seen(
              "a folder with a space and a colon",
              "iac.root dir=a b: c",
              "-- a b: c/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n"),
          unseen(
              "a plan on a schedule that nobody reads",
              "governance.drift-detection",
              """
              -- .github/workflows/a.yml --
              on: {schedule: [{cron: '0 4 * * *'}]}
              jobs: {a: {steps: [{run: terraform plan}]}}
              """),
          unseen(
              "a runbook by its name only",
              "docs.runbook",
              "-- docs/runbook.md --\n# Runbook\n\nThis word is often used.\n"));

  @ParameterizedTest
  @FieldSource("TRAPS")
  void isSeenForWhatItIs(Trap trap) {
    trap.holds();
  }
}
