package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Environments that come and go with a change request. */
class CiPreviewsTest {

  @Test
  void previewsWithTheirEnd() {
    DetectorTester.of(new CiPreviews())
        .given(
            """
            -- .github/workflows/preview.yml --
            on: pull_request
            jobs:
              up:
                steps:
                  - run: helm upgrade --install pr-${{ github.event.number }} chart
            -- .github/workflows/preview-end.yml --
            on:
              pull_request:
                types: [closed]
            jobs:
              down:
                steps:
                  - run: helm uninstall pr-${{ github.event.number }}
            """)
        .sees(
            """
            ci.preview .github/workflows/preview.yml:5 system=github-actions teardown=true tool=helm
            """);
  }

  @Test
  void aReleaseNamedAfterTheBranchOfAChangeRequestIsAPreview() {
    String files =
        """
        -- .github/workflows/preview.yml --
        on: pull_request
        jobs:
          up:
            steps:
              - run: helm upgrade --install %s
        """;
    DetectorTester.of(new CiPreviews())
        .given(files.formatted("web-$GITHUB_HEAD_REF chart"))
        .sees(
            """
            ci.preview .github/workflows/preview.yml:5 system=github-actions teardown=false tool=helm
            """);
    DetectorTester.of(new CiPreviews())
        .given(files.formatted("web chart --set image.tag=$GITHUB_HEAD_REF"))
        .seesNothing();
  }

  @Test
  void whatCannotBeReadMakesAPreviewByItsNameAndItsInputs() {
    String files =
        """
        -- .github/workflows/preview.yml --
        on: pull_request
        jobs:
          up:
            steps:
              - uses: acme/actions/sam/deploy-stack@v1
                with: {%s}
        -- .github/workflows/end.yml --
        on: {pull_request: {types: [closed]}}
        jobs:
          down:
            steps:
              - uses: acme/actions/%s@v1
        """;
    DetectorTester.of(new CiPreviews())
        .given(
            files.formatted("stack-prefix: 'preview-${{ github.head_ref }}'", "sam/delete-stacks"))
        .sees("ci.preview .github/workflows/preview.yml:5 system=github-actions teardown=true");
    DetectorTester.of(new CiPreviews())
        .given(files.formatted("stack-prefix: preview", "sam/list-stacks"))
        .sees("ci.preview .github/workflows/preview.yml:5 system=github-actions teardown=false");
    DetectorTester.of(new CiPreviews())
        .given(files.formatted("pr: '${{ github.event.pull_request.number }}'", "delete-comment"))
        .seesNothing();
  }

  @Test
  void aPlanForAChangeRequestOrATestClusterIsNoPreview() {
    DetectorTester.of(new CiPreviews())
        .given(
            """
            -- .github/workflows/preview.yml --
            name: preview
            on: pull_request
            jobs:
              plan:
                steps:
                  - run: terraform plan -var name=pr-${{ github.event.number }}
              test:
                steps:
                  - run: kind create cluster
                  - run: helm upgrade --install pr-${{ github.event.number }} chart
            -- .github/workflows/main.yml --
            on:
              push:
                branches: [main]
            jobs:
              up:
                steps:
                  - run: helm upgrade --install preview chart
            """)
        .seesNothing();
  }
}
