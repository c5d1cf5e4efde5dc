package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.ToldHistory;
import dev.tidemark.repository.History;
import java.util.List;
import org.junit.jupiter.api.Test;

class CiTemplatesTest {

  @Test
  void anOwnerWhoseWorkflowsSeveralPipelinesCallIsTheOrganisation() {
    DetectorTester.of(new CiTemplates())
        .given(
            """
            -- .github/workflows/apply.yml --
            on: push
            jobs:
              apply:
                uses: acme/pipelines/.github/workflows/apply.yml@v1.2.3
            -- .github/workflows/check.yml --
            on: pull_request
            jobs:
              check:
                uses: Acme/pipelines/.github/workflows/check.yml@main
            """)
        .sees(
            "ci.template-use .github/workflows/apply.yml:4 followed=false pin=tag pinned=true"
                + " source=acme/pipelines/.github/workflows/apply.yml source-kind=organisation"
                + " tool=github-actions version=v1.2.3 what=reusable-workflow\n"
                + "ci.template-use .github/workflows/check.yml:4 followed=false pin=branch"
                + " pinned=false source=Acme/pipelines/.github/workflows/check.yml"
                + " source-kind=organisation tool=github-actions version=main"
                + " what=reusable-workflow");
  }

  @Test
  void aRepositoryThatCallsItsOwnTemplatesByItsNameUsesThem() {
    String files =
        """
        -- .github/workflows/build.yml --
        on: workflow_call
        jobs:
          build:
            steps:
              - uses: acme/actions/.github/actions/scan@v1
              - uses: acme/actions/.github/actions/%s@v1
              - uses: actions/checkout
              - uses: acme/actions@v1
              - uses: ./
        -- .github/actions/scan/action.yml --
        runs: {using: composite, steps: [{run: ./scan}]}
        -- .github/actions/notify/action.yml --
        runs: {using: composite, steps: [{run: ./notify}]}
        """;
    assertThat(consumers(files.formatted("notify"))).containsExactly("1", "1", "0");
    assertThat(consumers(files.formatted("gone"))).containsExactly("0", "0", "0");
    assertThat(consumers(files.formatted("scan"))).containsExactly("0", "0", "0");
  }

  private static List<String> consumers(String files) {
    return DetectorTester.of(new CiTemplates()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("ci.template"))
        .map(template -> template.text("consumers").orElse(""))
        .toList();
  }

  @Test
  void whatAPublisherKeepsForItsOwnRepositoriesIsTheOrganisations() {
    String files =
        """
        -- .github/workflows/branch.yml --
        on: push
        jobs: {module: {uses: cloudposse/%s/.github/workflows/module.yml@main}}
        -- .github/workflows/release.yml --
        on: push
        jobs: {release: {uses: cloudposse/%s/.github/workflows/release.yml@main}}
        """;
    assertThat(sources(files.formatted(".github", ".github")))
        .containsExactly("organisation", "organisation");
    assertThat(sources(files.formatted("actions", "actions"))).containsExactly("public", "public");
    assertThat(sources(files.formatted("", ""))).doesNotContain("organisation");
  }

  private static List<String> sources(String files) {
    return DetectorTester.of(new CiTemplates()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("ci.template-use"))
        .map(use -> use.text("source-kind").orElse(""))
        .toList();
  }

  @Test
  void oneCallIsOfAnybodysWorkflow() {
    DetectorTester.of(new CiTemplates())
        .given(
            """
            -- .github/workflows/apply.yml --
            on: push
            jobs:
              apply:
                uses: acme/pipelines/.github/workflows/apply.yml@v1.2.3
            """)
        .sees(
            "ci.template-use .github/workflows/apply.yml:4 followed=false pin=tag pinned=true"
                + " source=acme/pipelines/.github/workflows/apply.yml source-kind=public"
                + " tool=github-actions version=v1.2.3 what=reusable-workflow");
  }

  @Test
  void anOwnerWhoseBranchesAreMergedIsTheOrganisation() {
    String workflow =
        """
        -- .github/workflows/apply.yml --
        on: push
        jobs:
          apply:
            uses: acme/pipelines/.github/workflows/apply.yml@v1.2.3
        """;
    assertThat(kind(workflow, merges("acme", 5))).isEqualTo("organisation");
    assertThat(kind(workflow, merges("acme", 4))).isEqualTo("public");
    assertThat(kind(workflow, merges("somebody", 9))).isEqualTo("public");
  }

  private static String kind(String files, History history) {
    return DetectorTester.of(new CiTemplates())
        .given(files)
        .withHistory(history)
        .evidence()
        .get(0)
        .text("source-kind")
        .orElse("");
  }

  private static History merges(String owner, int count) {
    ToldHistory history = new ToldHistory();
    for (int i = 0; i < count; i++) {
      history.change("2024-05-01", "Merge pull request #" + i + " from " + owner + "/branch");
    }
    return history;
  }

  @Test
  void anOwnerOfTeamsHereOrOneToWhomTheReadmeLeadsIsTheOrganisation() {
    String workflow =
        """
        -- .github/workflows/apply.yml --
        on: push
        jobs:
          apply:
            uses: acme/pipelines/.github/workflows/apply.yml@v1.2.3
        """;
    String use =
        "ci.template-use .github/workflows/apply.yml:4 followed=false pin=tag pinned=true"
            + " source=acme/pipelines/.github/workflows/apply.yml source-kind=organisation"
            + " tool=github-actions version=v1.2.3 what=reusable-workflow";
    DetectorTester.of(new CiTemplates())
        .given(workflow + "-- CODEOWNERS --\n* @acme/platform\n")
        .sees(use);
    DetectorTester.of(new CiTemplates())
        .given(
            workflow
                + "-- README.md --\n# Queue\n[a](https://github.com/acme/queue/releases) and"
                + " [b](https://github.com/Acme/handbook)\n")
        .sees(use);
    DetectorTester.of(new CiTemplates())
        .given(workflow + "-- CODEOWNERS --\n* @acme @other/team\n")
        .sees(use.replace("organisation", "public"));
  }

  @Test
  void aJenkinsLibraryIsTheOrganisations() {
    DetectorTester.of(new CiTemplates())
        .given(
            """
            -- Jenkins-check --
            library("delivery@1.2.3")
            sh 'make'
            -- Jenkinsfile_other --
            sh 'make'
            """)
        .sees(
            "ci.template-use Jenkins-check:1 followed=false pin=tag pinned=true source=delivery"
                + " source-kind=organisation tool=jenkins version=1.2.3 what=shared-library");
  }

  @Test
  void aPipelineOfALibraryDeliversElsewhere() {
    DetectorTester.of(new ExternalCi())
        .given(
            """
            -- Jenkinsfile --
            @Library("delivery@1.2.3")
            def type = "java"
            withPipeline(type, "shop", "api") {
              sh 'make'
            }
            -- other/Jenkinsfile --
            @Library("delivery@1.2.3")
            withCredentials([x]) {
              sh 'make'
            }
            """)
        .sees(
            "ci.external Jenkinsfile:3 does=[check, plan, apply] tool=jenkins"
                + " what=pipeline of a shared library");
  }

  @Test
  void aJenkinsfileOfNothingButAnUnknownStepLeavesTheDeliveryToTheServersLibrary() {
    String files =
        """
        -- Jenkinsfile_stacks --
        terraform(
          credentials: [string(variable: 'SECRET', credentialsId: 'production')],
        )
        -- Jenkinsfile_plugin --
        buildPlugin(useContainerAgent: true)
        -- written/Jenkinsfile --
        pipeline {
          stages { stage('Apply') { steps { terraform('apply') } } }
        }
        -- broken/Jenkinsfile --
        terraform(
        """;
    DetectorTester.of(new ExternalCi())
        .given(files)
        .sees(
            """
            ci.external Jenkinsfile_stacks:1 does=[check, plan, apply] tool=jenkins what=pipeline of a shared library
            ci.external broken/Jenkinsfile:1 does=[check, plan, apply] tool=jenkins what=pipeline of a shared library
            """);
    assertThat(DetectorTester.of(new CiTemplates()).given(files).evidence())
        .extracting(use -> use.location().path().value())
        .contains("Jenkinsfile_stacks", "Jenkinsfile_plugin")
        .doesNotContain("written/Jenkinsfile");
  }

  @Test
  void whatIsUsedAndNotHereIsNoTemplate() {
    DetectorTester.of(new CiTemplates())
        .given(
            """
            -- .github/workflows/check.yml --
            on: push
            jobs:
              check:
                runs-on: ubuntu-latest
                steps:
                  - uses: ./.github/actions/gone
            """)
        .seesNothing();
  }

  @Test
  void whatIsUsedFromATreeThatWasCheckedOutIsATemplate() {
    DetectorTester.of(new CiTemplates())
        .given(
            """
            -- .github/workflows/check.yml --
            on: push
            jobs:
              check:
                runs-on: ubuntu-latest
                steps:
                  - uses: ./shared/actions/check
            """)
        .sees(
            "ci.template-use .github/workflows/check.yml:6 followed=false pin=repository"
                + " pinned=true source=./shared/actions/check source-kind=local tool=github-actions"
                + " what=composite-action");
  }

  @Test
  void aBrokenReferenceIsSurvived() {
    DetectorTester.of(new CiTemplates())
        .given("-- .github/workflows/a.yml --\non: push\njobs: {a: {uses: [\n")
        .seesNothing();
  }

  @Test
  void aPipelineAmongTemplatesIsToBeCopied() {
    String pipeline =
        """
        trigger: [main]
        pool: {vmImage: ubuntu-latest}
        steps:
          - script: terraform apply -auto-approve
        """;
    String infrastructure = "-- main.tf --\nterraform {\n  backend \"s3\" {}\n}\n";

    DetectorTester.of(new CiApplies())
        .given(infrastructure + "-- kit/pipeline-templates/merge-pipeline.yaml --\n" + pipeline)
        .seesNothing();
    DetectorTester.of(new CiApplies())
        .given(infrastructure + "-- kit/template-service/merge-pipeline.yaml --\n" + pipeline)
        .sees(
            "ci.apply kit/template-service/merge-pipeline.yaml:4 approval=false"
                + " chooses-version=false pipeline=merge-pipeline.yaml production=false"
                + " system=azure-pipelines targets=[.] test=false tool=terraform trigger=commit"
                + " triggers=[push, dispatch] what=infrastructure");
  }
}
