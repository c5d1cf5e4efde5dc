package dev.tidemark.detector;

import static dev.tidemark.detector.Trap.seen;
import static dev.tidemark.detector.Trap.unseen;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Where a thing lies, what it is a copy of, and what its surroundings switch on or off. */
class TrapsOfPlacesAndCopiesTest {
  private static final String CHECK = "jobs: {a: {steps: [{run: terraform validate}]}}\n";
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: acme/web:1.2.3
                ports: [{containerPort: 80}]
                resources: {requests: {cpu: 100m, memory: 64Mi}}
      """;

  static final List<Trap> TRAPS =
      List.of(
          unseen(
              "a workflow in a folder below the workflows",
              "ci.check",
              "-- .github/workflows/old/a.yml --\non: push\n" + CHECK),
          unseen(
              "a workflow in an example",
              "ci.check",
              "-- examples/app/.github/workflows/a.yml --\non: push\n" + CHECK),
          unseen(
              "a workflow in the template of a generator",
              "ci.check",
              "-- templates/service/.github/workflows/a.yml --\non: push\n" + CHECK),
          unseen(
              "a step under if: false",
              "ci.check",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs: {a: {steps: [{if: false, run: terraform validate}]}}
              """),
          unseen(
              "a stage that is commented out",
              "ci.apply",
              """
              -- .gitlab-ci.yml --
              check: {script: [terraform validate]}
              # deploy:
              #   script: [terraform apply -auto-approve]
              -- main.tf --
              """),
          unseen(
              "a job that only checks out",
              "ci.check",
              """
              -- .github/workflows/terraform-tests.yml --
              name: terraform tests
              on: push
              jobs: {terraform-test: {steps: [{uses: actions/checkout@v4}]}}
              """),
          seen(
              "a check piped into tee without pipefail",
              "ci.check blocking=false",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs: {a: {steps: [{run: "terraform validate | tee log"}]}}
              """),
          unseen(
              "a linter that is forced to succeed",
              "ci.check blocking=true",
              """
              -- .github/workflows/a.yml --
              on: push
              jobs: {a: {steps: [{run: tflint --force}]}}
              -- main.tf --
              """),
          seen(
              "an apply that a person starts",
              "ci.apply trigger=dispatch",
              """
              -- .github/workflows/a.yml --
              on: workflow_dispatch
              jobs: {a: {steps: [{run: terraform apply -auto-approve}]}}
              """),
          seen(
              "a manual job of GitLab is confirmed",
              "ci.apply trigger=confirm",
              """
              -- .gitlab-ci.yml --
              deploy: {when: manual, script: [terraform apply -auto-approve]}
              -- main.tf --
              """),
          seen(
              "a job of Concourse that nothing triggers",
              "ci.apply trigger=dispatch",
              """
              -- ci/pipeline.yml --
              resources: [{name: src, type: git, source: {uri: "https://example.org/a.git"}}]
              jobs:
                - name: apply
                  plan:
                    - get: src
                    - task: apply
                      config:
                        platform: linux
                        run: {path: terraform, args: [apply, -auto-approve]}
              """),
          unseen(
              "a deploy to a namespace for tests is no production",
              "ci.apply production=true",
              """
              -- .github/workflows/a.yml --
              on: {push: {branches: [main]}}
              jobs: {a: {environment: integration-test, steps: [{run: helm upgrade --install web ./chart -n web-test}]}}
              -- chart/Chart.yaml --
              name: web
              version: 1.0.0
              """),
          seen(
              "a definition in OpenTofu's own ending",
              "iac.root backend=s3 dir=app",
              "-- app/main.tofu --\nterraform {\n  backend \"s3\" {}\n}\nresource \"aws_vpc\" \"a\" {}\n"),
          unseen(
              "a test of Terraform is no root",
              "iac.root dir=app/tests",
              """
              -- app/main.tf --
              terraform { backend "s3" {} }
              -- app/tests/a.tftest.hcl --
              run "a" { command = plan }
              """),
          seen(
              "environments in files of variables",
              "iac.root environments=[production, staging]",
              """
              -- app/main.tf --
              terraform { backend "s3" {} }
              resource "aws_vpc" "a" {}
              -- app/production.tfvars --
              size = 3
              -- app/staging.tfvars --
              size = 1
              """),
          seen(
              "a template of CloudFormation by its own ending",
              "iac.root tool=cloudformation",
              """
              -- stack/queue.template --
              AWSTemplateFormatVersion: "2010-09-09"
              Resources: {Q: {Type: "AWS::SQS::Queue"}}
              """),
          unseen(
              "a file of data by the same ending",
              "iac.root",
              "-- mail/welcome.template --\nDear {{ name }},\nResources are here.\n"),
          seen(
              "a module that make fetches into an ignored folder",
              "iac.module-use pin=none pinned=false source-kind=local",
              """
              -- app/main.tf --
              terraform { backend "s3" {} }
              module "base" { source = "./.modules/base" }
              -- app/Makefile --
              init:
              	git clone https://example.org/base.git .modules/base
              -- .gitignore --
              .modules/
              """),
          unseen(
              "what is rendered beside its source is no copy",
              "iac.copy-paste",
              "-- config/deployment.yaml --\n"
                  + DEPLOYMENT
                  + "-- config/kustomization.yaml --\nresources: [deployment.yaml]\n"
                  + "-- release/deployment.yaml --\n"
                  + DEPLOYMENT
                  + "-- Makefile --\nrelease/deployment.yaml:\n\tkustomize build config > $@\n"),
          seen(
              "what a chart leaves off is marked so",
              "resilience.autoscaling default-off=true",
              """
              -- chart/Chart.yaml --
              apiVersion: v2
              name: web
              version: 1.0.0
              -- chart/values.yaml --
              autoscaling: {enabled: false, max: 5}
              -- chart/templates/hpa.yaml --
              {{- if .Values.autoscaling.enabled }}
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata: {name: web}
              spec: {maxReplicas: 5, scaleTargetRef: {kind: Deployment, name: web}}
              {{- end }}
              """),
          seen(
              "a policy that only reports",
              "policy.definition blocking=false mode=audit",
              """
              -- policy.yaml --
              apiVersion: kyverno.io/v1
              kind: ClusterPolicy
              metadata: {name: a}
              spec:
                validationFailureAction: Audit
                rules: [{name: a, match: {any: [{resources: {kinds: [Pod]}}]}, validate: {message: m, pattern: {a: b}}}]
              """),
          seen(
              "commands and parameters through anchors and merge keys",
              "ci.check category=validate",
              """
              -- .gitlab-ci.yml --
              .check: &check
                script: [terraform validate]
              live:
                <<: *check
                stage: test
              -- main.tf --
              """),
          unseen(
              "a README of twelve lines for thirty inputs",
              "iac.module documented=true",
              readmeOf(30)),
          unseen(
              "numbers of standards are no tickets",
              "history.change ticket=true",
              "-- main.tf --\n# UTF-8 SHA-256 ISO-8601 CVE-2024-1\n"));

  private static String readmeOf(int inputs) {
    StringBuilder files = new StringBuilder("-- modules/a/README.md --\n# a\n\nMakes an a.\n");
    files.append("-- modules/a/main.tf --\n");
    for (int i = 0; i < inputs; i++) {
      files.append("variable \"v").append(i).append("\" { type = string }\n");
    }
    return files
        .append("-- main.tf --\nmodule \"a\" {\n  source = \"./modules/a\"\n}\n")
        .toString();
  }

  @ParameterizedTest
  @FieldSource("TRAPS")
  void isSeenForWhatItIs(Trap trap) {
    trap.holds();
  }
}
