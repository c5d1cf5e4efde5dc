package dev.tidemark.link;

import static dev.tidemark.landscape.UnitSource.Sketched.What.CHART;
import static dev.tidemark.landscape.UnitSource.Sketched.What.IMAGE;
import static dev.tidemark.landscape.UnitSource.Sketched.What.PIPELINE;
import static dev.tidemark.landscape.UnitSource.Sketched.What.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.document.Origin;
import dev.tidemark.organisation.Organisation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pipelines, images, policies and charts that several repositories hold. */
class CopiedFilesTest {
  private static final String WORKFLOW =
      """
      name: Documentation
      on:
        pull_request:
      jobs:
        docs:
          runs-on: ubuntu-latest
          permissions:
            contents: write
          steps:
            - uses: actions/checkout@v4 # v4.2.2
              with:
                ref: ${{ github.event.pull_request.head.ref }}
            - uses: terraform-docs/gh-actions@v1.3.0
              with:
                working-dir: .
                output-file: README.md
                git-push: "true"
            - run: terraform fmt -check -recursive
      """;

  private static final String IMAGE_FILE =
      """
      FROM python:3.12-slim
      RUN apt-get update && apt-get install -y --no-install-recommends curl git jq unzip
      RUN useradd --create-home --shell /bin/bash runner
      WORKDIR /srv/app
      COPY requirements.txt .
      RUN pip install --no-cache-dir -r requirements.txt
      COPY src ./src
      USER runner
      ENTRYPOINT ["python", "-m", "src.main", "--listen", "8080"]
      """;

  private static final String RULE =
      """
      package main

      deny[reason] {
        some name
        bucket := input.resource.aws_s3_bucket[name]
        not bucket.logging
        reason := sprintf("bucket %s writes no access log to the central account", [name])
      }

      deny[reason] {
        some name
        key := input.resource.aws_kms_key[name]
        key.enable_key_rotation == false
        reason := sprintf("key %s is not rotated every year", [name])
      }
      """;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: {{ .Release.Name }}
        labels:
          app: {{ .Values.app }}
      spec:
        replicas: {{ .Values.replicas }}
        template:
          spec:
            serviceAccountName: {{ .Values.account }}
            containers:
              - name: web
                image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
                readinessProbe:
                  httpGet:
                    path: {{ .Values.health }}
      """;

  private static String at(String path, String text) {
    return "-- " + path + " --\n" + text;
  }

  @Test
  void aPipelineThatWasCopiedIsToldWhateverVersionsItHolds() {
    String later = WORKFLOW.replace("@v4 # v4.2.2", "@v5").replace("v1.3.0", "v1.4");
    assertThat(
            CopiesTester.copies(
                Map.of(
                    "acme/a", at(".github/workflows/docs.yml", WORKFLOW),
                    "acme/b", at(".github/workflows/doc.yaml", WORKFLOW),
                    "acme/c", at(".github/workflows/docs.yml", later))))
        .containsExactly(
            pipeline("acme/b", ".github/workflows/doc.yaml", true),
            pipeline("acme/c", ".github/workflows/docs.yml", false));
  }

  private static Organisation.Copy pipeline(String repository, String path, boolean identical) {
    return new Organisation.Copy(
        PIPELINE, repository, path, "acme/a", ".github/workflows/docs.yml", 100, 18, identical);
  }

  @Test
  void callersOfOneTemplateAreNoCopies() {
    String calling = WORKFLOW + "  shared:\n    uses: acme/shared/.github/workflows/check.yml@v1\n";
    assertThat(
            CopiesTester.copies(
                Map.of(
                    "acme/a", at(".github/workflows/docs.yml", calling),
                    "acme/b", at(".github/workflows/docs.yml", calling))))
        .isEmpty();
  }

  @Test
  void workflowsThatOnlyCheckOutAlikeAreNoCopies() {
    String other =
        """
        name: Deploy
        on:
          push:
            branches: [main]
        jobs:
          deploy:
            runs-on: ubuntu-latest
            environment: production
            steps:
              - uses: actions/checkout@v4
              - uses: aws-actions/configure-aws-credentials@v4
                with:
                  role-to-assume: ${{ secrets.ROLE }}
                  aws-region: eu-west-2
              - run: |
                  terraform init -input=false
                  terraform apply -input=false -auto-approve
        """;
    assertThat(
            CopiesTester.copies(
                Map.of(
                    "acme/a", at(".github/workflows/docs.yml", WORKFLOW),
                    "acme/b", at(".github/workflows/docs.yml", other),
                    "acme/c", at("notes/docs.yml", WORKFLOW))))
        .isEmpty();
  }

  @Test
  void imagesPoliciesAndChartsAreComparedWithTheirLikes() {
    String chart =
        at("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
            + at("charts/web/values.yaml", "app: x\n")
            + at("charts/web/templates/deployment.yaml", DEPLOYMENT);
    String mine = at("Dockerfile", IMAGE_FILE) + at("policy/s3.rego", RULE) + chart;
    assertThat(
            CopiesTester.copies(Map.of("acme/a", mine, "acme/b", mine.replace("app: x", "app: y"))))
        .extracting(Organisation.Copy::what, Organisation.Copy::path, Organisation.Copy::identical)
        .containsExactly(
            tuple(CHART, "charts/web", true),
            tuple(IMAGE, "Dockerfile", true),
            tuple(POLICY, "policy/s3.rego", true));
    assertThat(CopiesTester.copies(Map.of("acme/a", mine, "acme/b", mine), path -> Origin.VENDORED))
        .isEmpty();
  }

  @Test
  void whatIsTooShortOrBrokenIsNotCompared() {
    String small = at("Dockerfile", "FROM alpine:3\nRUN apk add curl\n");
    String broken = at(".github/workflows/docs.yml", "jobs: [\n" + WORKFLOW);
    assertThat(CopiesTester.copies(Map.of("acme/a", small + broken, "acme/b", small + broken)))
        .isEmpty();
  }
}
