package dev.tidemark.detector;

import static dev.tidemark.detector.Trap.seen;
import static dev.tidemark.detector.Trap.unseen;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Modes that hide in patches and values, environments in branches, templates in templates, and code that lies elsewhere. */
class TrapsOfModesAndLinksTest {
  private static final String CONSTRAINT =
      """
      -- base/labels.yaml --
      apiVersion: constraints.gatekeeper.sh/v1beta1
      kind: K8sRequiredLabels
      metadata: {name: labels}
      spec: {enforcementAction: dryrun}
      -- base/kustomization.yaml --
      resources: [labels.yaml]
      """;

  static final List<Trap> TRAPS =
      List.of(
          seen(
              "a patch that lets a constraint deny",
              "policy.definition mode=enforce name=labels",
              CONSTRAINT
                  + """
                  -- overlays/production/kustomization.yaml --
                  resources: [../../base]
                  patches:
                    - target: {kind: K8sRequiredLabels}
                      patch: |
                        - op: replace
                          path: /spec/enforcementAction
                          value: deny
                  """),
          seen(
              "a merge patch under a placeholder's name",
              "policy.definition mode=enforce name=labels",
              CONSTRAINT
                  + """
                  -- overlays/production/kustomization.yaml --
                  resources: [../../base]
                  patches:
                    - target: {kind: K8sRequiredLabels}
                      path: deny.yaml
                  -- overlays/production/deny.yaml --
                  apiVersion: constraints.gatekeeper.sh/v1beta1
                  kind: K8sRequiredLabels
                  metadata: {name: not-used}
                  spec: {enforcementAction: deny}
                  """),
          seen(
              "a constraint that nothing patches",
              "policy.definition mode=audit name=labels",
              CONSTRAINT),
          seen(
              "environments in the branches of an ApplicationSet",
              "ci.environment environment=production after=[staging] ordered-by=promotion",
              """
              -- apps/web.yaml --
              apiVersion: argoproj.io/v1alpha1
              kind: ApplicationSet
              metadata: {name: web}
              spec:
                generators:
                  - list:
                      elements:
                        - {env: staging, branch: develop}
                        - {env: production, branch: main}
                template:
                  spec:
                    source: {repoURL: https://example.org/r.git, path: web, targetRevision: '{{branch}}'}
              """),
          seen(
              "rules in a template of Terraform with a directive",
              "observability.alert tool=prometheus",
              """
              -- rules/alerts.yaml.tftpl --
              groups:
              %{ for team in teams ~}
                - name: ${team}
                  rules:
                    - alert: Down
                      expr: up{team="${team}"} == 0
              %{ endfor ~}
              """),
          unseen(
              "a condition in such a template is no object",
              "kubernetes.workload",
              """
              -- rules/notes.yaml.tftpl --
              %{ if enabled }
              text: there is a Deployment here
              %{ endif }
              """),
          seen(
              "a version with a zero at its end",
              "iac.module-use version=1.10",
              """
              -- Chart.yaml --
              apiVersion: v2
              name: a
              version: 0.1.0
              dependencies:
                - {name: b, version: 1.10, repository: https://charts.example.org}
              """),
          seen(
              "the second document of a file",
              "kubernetes.workload name=two",
              """
              -- a.yaml --
              apiVersion: v1
              kind: Service
              metadata: {name: one}
              ---
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: two}
              spec: {template: {spec: {containers: [{name: a, image: a:1}]}}}
              """),
          unseen(
              "a workflow that is switched off by its name",
              "ci.check tool=tflint",
              """
              -- .github/workflows/lint.yml.disabled --
              on: push
              jobs: {a: {steps: [{run: tflint}]}}
              """),
          seen(
              "an environment behind a manual job",
              "ci.apply approval=true",
              """
              -- .gitlab-ci.yml --
              deploy:
                script: [terraform apply -auto-approve]
                environment: production
                when: manual
              -- main.tf --
              resource "a" "b" {}
              """));

  @ParameterizedTest
  @FieldSource("TRAPS")
  void isSeenForWhatItIs(Trap trap) {
    trap.holds();
  }
}
