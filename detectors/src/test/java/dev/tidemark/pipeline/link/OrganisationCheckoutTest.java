package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.TextNeighbours;
import org.junit.jupiter.api.Test;

/** What the repositories of one checkout take from one another. */
class OrganisationCheckoutTest {

  @Test
  void followsAReusableWorkflowAndItsActionsIntoTheNextRepository() {
    String tree =
        tree(
            """
            -- .github/workflows/a.yml --
            on: push
            jobs:
              up:
                uses: acme/shared/.github/workflows/up.yml@v1
                with: {dir: app, environment: prod}
            -- app/main.tf --
            -- plan.sh --
            terraform -chdir=app plan
            """,
            TextNeighbours.of(
                "acme/site",
                "acme/shared",
                """
                -- .github/workflows/up.yml --
                on: {workflow_call: {inputs: {dir: {}, environment: {}}}}
                jobs:
                  plan:
                    uses: ./.github/workflows/plan.yml
                  apply:
                    needs: plan
                    environment: ${{ inputs.environment }}
                    steps:
                      - uses: acme/shared/scan@main
                      - run: cd ${{ inputs.dir }} && terraform apply -auto-approve
                -- .github/workflows/plan.yml --
                on: workflow_call
                jobs:
                  plan: {steps: [{run: ./plan.sh}]}
                -- scan/action.yml --
                runs:
                  using: composite
                  steps:
                    - run: ${{ github.action_path }}/scan.sh
                    - run: $GITHUB_ACTION_PATH/gone.sh
                -- scan/scan.sh --
                . $(dirname "$0")/lib.sh
                scan
                -- scan/lib.sh --
                scan() { checkov -d .; }
                """));
    assertThat(tree)
        .contains("check plan of app")
        .contains("job up/apply after up/plan → prod")
        .contains("↳ acme/shared/scan/scan.sh")
        .contains("check security")
        .contains("apply infrastructure of app")
        .contains("? acme/shared/scan/gone.sh (missing)");
  }

  @Test
  void knowsItsOwnNameAndTheFoldersThatItChecksOut() {
    String tree =
        tree(
            """
            -- .github/workflows/a.yml --
            on: push
            jobs:
              a:
                steps:
                  - uses: actions/checkout@v4
                    with: {path: site}
                  - uses: actions/checkout@v4
                    with: {repository: acme/scripts, path: tools}
                  - uses: acme/site/actions/lint@main
                  - run: cd site/app && terraform plan
                  - run: tools/bin/check.sh
                  - run: make -C tools scan
            -- actions/lint/action.yml --
            runs: {using: composite, steps: [{run: tflint}]}
            -- app/main.tf --
            """,
            TextNeighbours.of(
                "acme/site",
                "acme/scripts",
                """
                -- bin/check.sh --
                kubeconform x.yaml
                -- Makefile --
                scan: ; trivy config .
                """));
    assertThat(tree)
        .contains("check lint of .: tflint")
        .contains("check plan of app: terraform plan")
        .contains("[acme/scripts/bin/check.sh]")
        .contains("[acme/scripts/Makefile]")
        .contains("all read through");
  }

  @Test
  void findsTheOneLibraryThatHasAStepOfJenkins() {
    String files =
        """
        -- Jenkinsfile --
        @Library('tools@v2') _
        stage('x') { deployAll(env: 'prod') }
        """;
    String library =
        "-- vars/deployAll.groovy --\ndef call(Map m) { sh 'helm upgrade --install a b' }\n";
    TextNeighbours one = TextNeighbours.of("acme/site", "acme/jenkins-things", library);
    assertThat(tree(files, one)).contains("[acme/jenkins-things/vars/deployAll.groovy]");
    assertThat(tree(files, one.and("acme/others", library)))
        .contains("? deployAll@tools@v2 (remote");
    assertThat(tree(files, one.and("tools", library))).contains("[tools/vars/deployAll.groovy]");
  }

  @Test
  void readsAnIncludedProjectOfGitlab() {
    assertThat(
            tree(
                """
                -- .gitlab-ci.yml --
                include: {project: acme/ci/templates, file: [/tf.yml], ref: main}
                plan: {extends: .plan}
                """,
                TextNeighbours.of(
                    "acme/site",
                    "acme/ci/templates",
                    """
                    -- tf.yml --
                    include: {local: deep/base.yml}
                    -- deep/base.yml --
                    .plan: {script: [terraform plan]}
                    """)))
        .contains("check plan of .: terraform plan");
  }

  @Test
  void aRingOfRepositoriesEnds() {
    String ring =
        """
        -- .github/workflows/a.yml --
        on: [push, workflow_call]
        jobs:
          a: {uses: acme/b/.github/workflows/a.yml@main}
        """;
    assertThat(
            tree(
                ring,
                TextNeighbours.of("acme/a", "acme/b", ring.replace("acme/b", "acme/c"))
                    .and("acme/c", ring)))
        .contains("1 pipeline, ");
  }

  @Test
  void copiesInSeveralRepositoriesHaveOneFingerprint() {
    String copy =
        """
        -- .github/workflows/deploy.yml --
        on: push
        jobs:
          plan: {steps: [{run: terraform plan}]}
          apply: {needs: plan, steps: [{run: terraform apply -auto-approve}]}
        """;
    String renamed =
        copy.replace("deploy.yml", "release.yml").replace("jobs:", "name: Release\njobs:");
    String other = copy.replace("terraform plan", "terraform validate");
    assertThat(fingerprint(renamed)).isEqualTo(fingerprint(copy));
    assertThat(fingerprint(other)).isNotEqualTo(fingerprint(copy));
  }

  private static String fingerprint(String files) {
    return tree(files, TextNeighbours.of("acme/site", "acme/shared", "-- README.md --\n"))
        .lines()
        .filter(line -> line.strip().startsWith("fingerprint "))
        .findFirst()
        .orElseThrow();
  }
}
