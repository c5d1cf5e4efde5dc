package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pipelines that apply what they check out of another repository of the same checkout. */
class AppliesNextDoorTest {
  private static final TextNeighbours ORGANISATION =
      TextNeighbours.of(
              "acme/deploy",
              "acme/shop",
              "-- stacks/prod/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n"
                  + "-- Makefile --\nprod:\n\tcd stacks/prod && terraform apply -auto-approve\n")
          .and("acme/site", "");

  private static List<String> seen(String files) {
    return DetectorTester.of(new CiApplies()).beside(ORGANISATION).given(files).evidence().stream()
        .map(
            fact ->
                fact.location().startLine()
                    + " here="
                    + fact.texts("targets")
                    + " elsewhere="
                    + fact.texts("elsewhere"))
        .toList();
  }

  private static String workflow(String steps) {
    return "-- .github/workflows/deploy.yml --\n"
        + "on: {push: {branches: [main]}}\n"
        + "jobs:\n"
        + "  a:\n"
        + "    steps:\n"
        + steps.indent(6);
  }

  @Test
  void aCheckoutIntoAFolderIsTheOtherRepository() {
    assertThat(
            seen(
                workflow(
                    """
                    - uses: actions/checkout@v4
                    - uses: actions/checkout@v4
                      with: {repository: acme/shop, path: shop}
                    - run: terraform -chdir=shop/stacks/prod apply -auto-approve
                    - run: terraform apply -auto-approve
                      working-directory: shop/stacks/prod
                    - run: make -C shop prod
                    - run: terraform apply -auto-approve
                    """)))
        .containsExactly(
            "8 here=[] elsewhere=[acme/shop/stacks/prod]",
            "9 here=[] elsewhere=[acme/shop/stacks/prod]",
            "11 here=[] elsewhere=[acme/shop/stacks/prod]",
            "12 here=[.] elsewhere=[]");
  }

  @Test
  void aCheckoutAtTheTopIsTheOtherRepository() {
    assertThat(
            seen(
                workflow(
                    """
                    - uses: actions/checkout@v4
                      with: {repository: acme/shop}
                    - run: terraform apply -auto-approve
                    """)))
        .containsExactly("7 here=[] elsewhere=[acme/shop]");
  }

  @Test
  void ofTwoAtTheTopNobodyKnowsWhichIsThere() {
    assertThat(
            seen(
                workflow(
                    """
                    - uses: actions/checkout@v4
                      with: {repository: acme/shop}
                    - uses: actions/checkout@v4
                    - run: terraform apply -auto-approve
                    """)))
        .containsExactly("8 here=[.] elsewhere=[]");
  }

  @Test
  void whatACommandClonesIsTheOtherRepository() {
    assertThat(
            seen(
                workflow(
                        """
                        - run: |
                            git clone --depth 1 "https://x:${TOKEN}@github.com/acme/shop.git"
                            cd shop/stacks/prod
                            terraform apply -auto-approve
                        - run: |
                            gh repo clone acme/site other
                            ./go.sh
                        - run: terraform -chdir=other/live apply
                        """)
                    + "-- go.sh --\nterraform -chdir=other/test apply\n"))
        .containsExactly(
            "8 here=[] elsewhere=[acme/shop/stacks/prod]",
            "11 here=[] elsewhere=[acme/site/test]",
            "12 here=[] elsewhere=[acme/site/live]");
  }

  @Test
  void aNameThatIsNotWrittenOutOrNotThereIsNobody() {
    assertThat(
            seen(
                workflow(
                    """
                    - uses: actions/checkout@v4
                      with: {repository: "acme/${{ inputs.repo }}", path: it}
                    - run: terraform -chdir=it/live apply
                    - run: |
                        git clone https://github.com/umbrella/shop
                        terraform -chdir=shop/stacks/prod apply
                    """)))
        .allMatch(line -> line.endsWith("elsewhere=[]"));
  }

  @Test
  void jenkinsChecksOutByItsSteps() {
    assertThat(
            seen(
                """
                -- Jenkinsfile --
                pipeline {
                  agent any
                  stages {
                    stage('top') {
                      steps {
                        git url: 'https://github.com/acme/shop.git', branch: 'main'
                        sh 'cd stacks/prod && terraform apply -auto-approve'
                      }
                    }
                    stage('folders') {
                      steps {
                        checkout scm
                        dir('shop') {
                          git 'https://github.com/acme/shop.git'
                          sh 'cd stacks/prod && terraform apply -auto-approve'
                        }
                        checkout([$class: 'GitSCM',
                          extensions: [[$class: 'RelativeTargetDirectory', relativeTargetDir: 'site']],
                          userRemoteConfigs: [[url: 'git@github.com:acme/site.git']]])
                        sh 'terraform -chdir=site/live apply'
                        sh 'terraform apply'
                      }
                    }
                  }
                }
                """))
        .containsExactly(
            "7 here=[] elsewhere=[acme/shop/stacks/prod]",
            "15 here=[] elsewhere=[acme/shop/stacks/prod]",
            "20 here=[] elsewhere=[acme/site/live]",
            "21 here=[.] elsewhere=[]");
  }

  @Test
  void brokenInputIsNobody() {
    assertThat(
            seen(
                workflow(
                    """
                    - uses: actions/checkout@v4
                      with: {repository: [acme/shop
                    """)))
        .isEmpty();
    assertThat(
            seen("-- go.sh --\ngit clone\ngh clone\ngit clone --branch\ncd x && terraform apply\n"))
        .allMatch(line -> line.endsWith("elsewhere=[]"));
  }
}
