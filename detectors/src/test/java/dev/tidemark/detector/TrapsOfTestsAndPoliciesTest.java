package dev.tidemark.detector;

import static dev.tidemark.detector.Trap.seen;
import static dev.tidemark.detector.Trap.unseen;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Test data that looks like what runs, policies inside other things, and places where nobody looks for a root. */
class TrapsOfTestsAndPoliciesTest {
  private static final String DEPLOYMENT =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"
          + "spec: {template: {spec: {containers: [{name: web, image: \"web:1.0.0\"}]}}}\n";

  static final List<Trap> TRAPS =
      List.of(
          unseen(
              "manifests that a program of the tests applies",
              "kubernetes.workload name=web",
              "-- test/e2e/e2e_test.go --\npackage e2e\n-- test/e2e/manifests/web.yaml --\n"
                  + DEPLOYMENT),
          seen(
              "an environment that is called e2e",
              "kubernetes.workload name=web",
              "-- overlays/e2e/web.yaml --\n" + DEPLOYMENT),
          seen(
              "a policy in a template of constraints",
              "policy.definition",
              """
              -- template.yaml --
              apiVersion: templates.gatekeeper.sh/v1
              kind: ConstraintTemplate
              metadata: {name: owners}
              spec:
                crd: {spec: {names: {kind: Owners}}}
                targets:
                  - target: admission.k8s.gatekeeper.sh
                    rego: |
                      package owners
                      violation[{"msg": msg}] { not input.review.object.metadata.labels.owner; msg := "no owner" }
              """),
          seen(
              "a rule of conftest that only warns",
              "policy.definition mode=warn",
              "-- policy/a.rego --\n"
                  + "package main\n\n"
                  + "import rego.v1\n\n"
                  + "warn contains msg if {\n"
                  + "  input.x\n"
                  + "  msg := \"no\"\n"
                  + "}\n"
                  + "-- .github/workflows/a.yml --\n"
                  + "on: push\n"
                  + "jobs: {a: {steps: [{run: conftest test app.yaml}]}}\n"),
          seen(
              "a README that a forge wrote",
              "docs.readme boilerplate=true purpose=false",
              "-- README.md --\n"
                  + "# app\n\n"
                  + "To make it easy for you to get started with GitLab, here is a list of"
                  + " steps.\n"),
          seen(
              "a root of Terraform below .github",
              "iac.root dir=.github/runners",
              "-- .github/runners/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n"),
          seen(
              "a role of Galaxy without a version",
              "iac.module-use pin=none pinned=false source-kind=registry",
              "-- requirements.yml --\n- src: geerlingguy.docker\n"),
          seen(
              "a role of Galaxy by its name alone",
              "iac.module-use pin=none pinned=false source-kind=registry",
              "-- roles/requirements.yml --\nroles:\n  - geerlingguy.docker\n"),
          unseen(
              "files that are copied to a bucket are no module",
              "ci.publish what=module",
              "-- .github/workflows/a.yml --\n"
                  + "on: push\n"
                  + "jobs: {a: {steps: [{run: aws s3 sync site s3://b}]}}\n"),
          unseen(
              "a site that is only built is not published",
              "ci.publish",
              "-- .github/workflows/a.yml --\n"
                  + "on: push\n"
                  + "jobs: {a: {steps: [{run: mkdocs build --strict}]}}\n"),
          seen(
              "a site that is published",
              "ci.publish what=documentation",
              "-- .github/workflows/a.yml --\n"
                  + "on: push\n"
                  + "jobs: {a: {steps: [{run: mkdocs gh-deploy}]}}\n"));

  @ParameterizedTest
  @FieldSource("TRAPS")
  void isSeenForWhatItIs(Trap trap) {
    trap.holds();
  }
}
