package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pipelines as such: what they are for, where they lead, what they share, what stays unread. */
class PipelineShapesTest {

  @Test
  void tellsWhoOwnsAPipeline() {
    DetectorTester tester = DetectorTester.of(new CiPipelines());
    String workflow =
        """
        -- .github/workflows/checks.yml --
        on: pull_request
        jobs: {a: {steps: [{run: terraform validate}]}}
        """;
    assertThat(
            tester
                .given(workflow + "-- CODEOWNERS --\n* @all\n/.github/ @platform @security\n")
                .evidence())
        .singleElement()
        .satisfies(f -> assertThat(f.text("owner")).contains("@platform, @security"));
    assertThat(tester.given(workflow + "-- CODEOWNERS --\n/docs/ @writers\n").evidence())
        .singleElement()
        .satisfies(f -> assertThat(f.text("owner")).isEmpty());
  }

  @Test
  void pipelinesWithWhatTheyAreFor() {
    DetectorTester.of(new CiPipelines())
        .given(
            """
            -- .github/workflows/infra.yml --
            name: Infra
            on:
              push:
                branches: [main]
              schedule:
                - cron: '0 4 * * *'
            jobs:
              up:
                runs-on: ubuntu-latest
                steps:
                  - run: terraform apply -auto-approve
            -- .github/workflows/checks.yml --
            name: Checks
            on: pull_request
            jobs:
              lint:
                runs-on: ubuntu-latest
                steps:
                  - run: tflint
            """)
        .sees(
            """
            ci.pipeline .github/workflows/checks.yml:1 fingerprint=09bf757caf4b9142 jobs=1 name=Checks purpose=check system=github-actions template=false triggers=[change-request]
            ci.pipeline .github/workflows/infra.yml:3 fingerprint=2b6d8b4b6e51fe65 jobs=1 name=Infra purpose=apply system=github-actions template=false triggers=[push, schedule]
            """);
  }

  @Test
  void namesAndFoldersMakeNoPipeline() {
    DetectorTester.of(new CiPipelines())
        .given(
            """
            -- .github/workflows/old/deploy.yml --
            on: push
            jobs: {a: {steps: [{run: terraform apply}]}}
            -- .github/workflows/commented.yml --
            # on: push
            # jobs:
            #   a:
            #     steps: [{run: terraform apply}]
            -- pipelines/deploy.yml --
            name: deploy
            steps: none
            """)
        .seesNothing();
  }

  @Test
  void aPipelineCalledDeployThatDeploysNothingIsNoApply() {
    DetectorTester.of(new CiPipelines())
        .given(
            """
            -- .github/workflows/deploy.yml --
            name: Deploy
            on: push
            jobs:
              deploy:
                steps:
                  - run: echo "terraform apply"
            """)
        .sees(
            """
            ci.pipeline .github/workflows/deploy.yml:1 fingerprint=c23db1da42a9ef9c jobs=1 name=Deploy purpose=other system=github-actions template=false triggers=[push]
            """);
  }

  @Test
  void environmentsThatVariablesOfTheWorkflowName() {
    DetectorTester.of(new CiEnvironments())
        .given(
            """
            -- .github/workflows/one.yml --
            name: One
            on:
              push:
                branches: [main]
            env:
              APP_ENV: production
              NODE_ENV: production
            jobs:
              all:
                steps:
                  - id: login-staging
                    uses: aws-actions/amazon-ecr-login@v2
                  - run: aws ecs update-service --service x --force-new-deployment --cluster ${{ steps.login-staging.outputs.registry }}
            -- .github/workflows/two.yml --
            name: Two
            on:
              push:
                branches: [main]
            jobs:
              all:
                strategy:
                  matrix:
                    place: [dev, uat]
                env:
                  ENVIRONMENT: ${{ matrix.place }}
                steps:
                  - run: terraform apply -auto-approve
            """)
        .sees(
            """
            ci.environment .github/workflows/one.yml:13 environment=production ordered-by=none production=true scope=One
            ci.environment .github/workflows/two.yml:13 environment=dev ordered-by=none production=false scope=Two
            ci.environment .github/workflows/two.yml:13 environment=uat ordered-by=none production=false scope=Two
            """);
  }

  @Test
  void modesOfFrameworksAndWordsThatAreNoEnvironmentNameNone() {
    DetectorTester.of(new CiEnvironments())
        .given(
            """
            -- .github/workflows/one.yml --
            name: One
            on:
              push:
                branches: [main]
            env:
              NODE_ENV: production
              ENVIRONMENT: blue
            jobs:
              check:
                env:
                  ENV: staging
                steps:
                  - run: terraform validate
              all:
                needs: check
                steps:
                  - run: terraform apply -auto-approve
            """)
        .seesNothing();
  }

  @Test
  void theEnvironmentThatAPipelineIsNamedAfter() {
    DetectorTester.of(new CiEnvironments())
        .given(
            """
            -- .github/workflows/deploy-prod.yml --
            name: Deploy
            on:
              push:
                tags: ["v*"]
            jobs:
              all:
                steps:
                  - run: terraform apply -auto-approve
              try:
                environment: staging
                steps:
                  - run: terraform apply -auto-approve
            -- .github/workflows/deploy.yml --
            name: Deploy
            on:
              push:
                branches: [main]
            jobs:
              all:
                steps:
                  - run: terraform apply -auto-approve
            """)
        .sees(
            """
            ci.environment .github/workflows/deploy-prod.yml:8 environment=prod ordered-by=none production=true scope=Deploy
            ci.environment .github/workflows/deploy-prod.yml:12 environment=staging ordered-by=none production=false scope=Deploy
            """);
  }

  @Test
  void environmentsInTheirOrder() {
    DetectorTester.of(new CiEnvironments())
        .given(
            """
            -- .github/workflows/infra.yml --
            name: Infra
            on:
              push:
                branches: [main]
            jobs:
              staging:
                environment: staging
                steps:
                  - run: terraform apply -auto-approve
              production:
                needs: staging
                environment: production
                steps:
                  - run: terraform apply -auto-approve
            """)
        .sees(
            """
            ci.environment .github/workflows/infra.yml:9 environment=staging ordered-by=none production=false scope=Infra
            ci.environment .github/workflows/infra.yml:14 after=[staging] environment=production ordered-by=needs production=true scope=Infra
            """);
  }

  @Test
  void environmentsThatNothingReachesAreNone() {
    DetectorTester.of(new CiEnvironments())
        .given(
            """
            -- .github/workflows/infra.yml --
            on: push
            jobs:
              never:
                if: false
                environment: production
                steps:
                  - run: terraform apply -auto-approve
              planned:
                environment: staging
                steps:
                  - run: terraform plan
              cluster:
                environment: test
                steps:
                  - run: kind create cluster
                  - run: kubectl apply -f manifests
            """)
        .seesNothing();
  }

  @Test
  void templatesAndTheirUses() {
    DetectorTester.of(new CiTemplates())
        .given(
            """
            -- .github/workflows/shared.yml --
            name: Shared
            on: workflow_call
            jobs:
              plan:
                steps:
                  - run: terraform plan
            -- .github/workflows/app.yml --
            name: App
            on: push
            jobs:
              plan:
                uses: ./.github/workflows/shared.yml
              other:
                uses: acme/pipelines/.github/workflows/plan.yml@main
              steps:
                steps:
                  - uses: actions/checkout@v4
                  - uses: acme/setup@0123456789abcdef0123456789abcdef01234567
                  - uses: ./.github/actions/local
            -- .github/actions/local/action.yml --
            name: Local
            runs:
              using: composite
              steps:
                - run: tflint
                  shell: bash
            """)
        .sees(
            """
            ci.template .github/actions/local/action.yml:1 consumed-inside=true consumers=1 name=Local published=false tool=github-actions what=composite-action
            ci.template .github/workflows/shared.yml:1 consumed-inside=true consumers=1 name=Shared published=false tool=github-actions what=reusable-workflow
            ci.template-use .github/workflows/app.yml:5 followed=true pin=repository pinned=true source=./.github/workflows/shared.yml source-kind=local target=.github/workflows/shared.yml tool=github-actions what=reusable-workflow
            ci.template-use .github/workflows/app.yml:7 followed=false pin=branch pinned=false source=acme/pipelines/.github/workflows/plan.yml source-kind=public tool=github-actions version=main what=reusable-workflow
            ci.template-use .github/workflows/app.yml:10 followed=false pin=range pinned=false source=actions/checkout source-kind=public tool=github-actions version=v4 what=action
            ci.template-use .github/workflows/app.yml:11 followed=false pin=commit pinned=true source=acme/setup source-kind=public tool=github-actions version=0123456789abcdef0123456789abcdef01234567 what=action
            ci.template-use .github/workflows/app.yml:12 followed=true pin=repository pinned=true source=./.github/actions/local source-kind=local target=.github/actions/local/action.yml tool=github-actions what=composite-action
            """);
  }

  @Test
  void aPipelineWithoutSharedPartsHasNoTemplate() {
    DetectorTester.of(new CiTemplates())
        .given(
            """
            -- .github/workflows/template.yml --
            name: template
            on: push
            jobs:
              a:
                steps:
                  # - uses: acme/setup@v1
                  - run: echo uses acme/setup@v1
            """)
        .seesNothing();
  }

  @Test
  void whatCouldNotBeReadIsSaid() {
    DetectorTester.of(new CiUnresolved())
        .given(
            """
            -- .github/workflows/infra.yml --
            on: push
            jobs:
              a:
                steps:
                  - run: ./scripts/gone.sh
                  - run: make gone
                  - run: terraform apply
            """)
        .sees(
            """
            ci.unresolved .github/workflows/infra.yml:5 what=./scripts/gone.sh why=missing
            ci.unresolved .github/workflows/infra.yml:6 what=make gone why=missing
            """);
  }

  @Test
  void whatWasReadOrNeverRunsIsNotUnresolved() {
    DetectorTester.of(new CiUnresolved())
        .given(
            """
            -- .github/workflows/infra.yml --
            on: push
            jobs:
              a:
                steps:
                  - run: ./scripts/here.sh
                  - run: terraform validate
              b:
                if: false
                steps:
                  - run: ./scripts/gone.sh
            -- scripts/here.sh --
            #!/bin/sh
            tflint
            """)
        .seesNothing();
  }

  @Test
  void servicesThatPlanAndApplyFromOutside() {
    DetectorTester.of(new ExternalCi())
        .given(
            """
            -- atlantis.yaml --
            version: 3
            projects: [{dir: app}]
            -- .gitreview --
            [gerrit]
            host=review.example.org
            -- docs/atlantis.yaml --
            version: 3
            -- .mergify.yml --
            queue_rules: []
            """)
        .sees(
            """
            ci.external .gitreview does=[check] tool=gerrit what=configuration
            ci.external atlantis.yaml does=[plan, apply] tool=atlantis what=configuration
            """);
  }

  @Test
  void brokenPipelinesAreNoTrouble() {
    List<Detector> detectors =
        List.of(
            new CiPipelines(),
            new CiEnvironments(),
            new CiPreviews(),
            new CiTemplates(),
            new CiUnresolved(),
            new ExternalCi());
    for (Detector detector : detectors) {
      BrokenPipelines.survivedBy(detector);
    }
  }
}
