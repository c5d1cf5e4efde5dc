package dev.tidemark.detector.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applies that a page tells its readers to type. */
class AdhocAppliesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terraform apply",
        "terraform apply -auto-approve",
        "terraform -chdir=live apply",
        "terragrunt run-all apply",
        "ansible-playbook site.yml",
        "helm upgrade web ./chart",
        "helm install web .",
        "kubectl apply -f deploy/web.yaml",
        "kubectl apply -f ./deploy/../deploy/web.yaml -n web",
        "aws cloudformation deploy --template-file stack.yaml",
      })
  void anApplyOfCodeThatIsHereIsOne(String command) {
    assertThat(applies(command)).containsExactly("12 " + command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terraform plan",
        "terraform apply-all",
        "terraformer apply",
        "terraform reapply",
        "kubectl apply -f deploy/web.yaml --dry-run=client",
        "kubectl apply -f https://example.org/deploy/web.yaml",
        "kubectl apply -f gone/web.yaml",
        "kubectl apply --chart=deploy/web.yaml",
        "kubectl apply -f deploy",
        "kubectl get -f deploy/web.yaml",
        "helm upgrade web stable/web",
        "helm upgrade web ..",
        "helm list",
        "kubectl exec web -- terraform apply",
        "ls chart && kubectl apply -f Chart.yaml",
        "cd gone && kubectl apply -f ../deploy/web.yaml",
      })
  void whatAppliesNothingOfHereIsNone(String command) {
    assertThat(applies(command)).isEmpty();
  }

  @Test
  void whatStandsBeforeACommandIsNoPartOfIt() {
    assertThat(applies("$ terraform apply")).containsExactly("12 terraform apply");
    assertThat(applies("sudo terraform apply")).containsExactly("12 terraform apply");
    assertThat(applies("time terraform apply")).containsExactly("12 terraform apply");
    assertThat(applies("aws-vault exec prod -- terraform apply"))
        .containsExactly("12 terraform apply");
    assertThat(applies("aws-vault exec prod; terraform apply"))
        .containsExactly("12 terraform apply");
    assertThat(applies("terraform init && terraform apply | tee log"))
        .containsExactly("12 terraform apply");
  }

  @Test
  void aDirectoryThatIsEnteredIsWhereItIsTyped() {
    assertThat(applies("cd chart && helm upgrade web .")).containsExactly("12 helm upgrade web .");
    assertThat(applies("cd  deploy ; kubectl apply -f web.yaml"))
        .containsExactly("12 kubectl apply -f web.yaml");
    assertThat(applies("cd gone && kubectl apply -f web.yaml")).isEmpty();
    assertThat(applies("cd deploy && cd chart && kubectl apply -f Chart.yaml"))
        .containsExactly("12 kubectl apply -f Chart.yaml");
  }

  @Test
  void aStepMayHoldItInItsSentenceAndProseOnlySpeaksOfIt() {
    DetectorTester.of(new AdhocApplies())
        .given(
            """
            -- live/README.md --
            # Live

            `terraform apply -refresh=true` is what the pipeline runs.

            ## Releasing to Production

            1. Open `live` in a terminal.
            2. Run `terraform apply` and wait.

            ```
            terraform apply again
            tofu apply
            ```

            ## Releasing to production at last
            1. Open a terminal.
            2. Run `pulumi up --yes` now.
            ## How it works

            1. The pipeline calls `terraform apply -x`.
            2. The state is stored.

            ## Releasing elsewhere

            1. Open a terminal.
            2. Run `terraform apply -var-file=PROD.tfvars` here.
            """)
        .sees(
            """
            docs.adhoc-apply live/README.md:12 command=tofu apply for-outsiders=false production=true tool=opentofu
            docs.adhoc-apply live/README.md:17 command=pulumi up --yes for-outsiders=false production=true tool=pulumi
            docs.adhoc-apply live/README.md:26 command=terraform apply -var-file=PROD.tfvars for-outsiders=false production=true tool=terraform
            docs.adhoc-apply live/README.md:8 command=terraform apply for-outsiders=false production=true tool=terraform
            """);
  }

  @Test
  void aPipelineThatRunsItIsNobodyWhoTypesIt() {
    DetectorTester.of(new AdhocApplies())
        .given(
            """
            -- live/README.md --
            # Adding a network

            #### 1. Add the network to the list

            Add it to `networks.json`.

            #### 2. Create a pull request for the change of step 1

            This will start the `network` pipelines and run `terraform plan`, `terraform apply` and `scripts/share.sh x`.

            #### 3. Merge it

            The workflow will run `terraform apply` again.

            ## Releasing by hand

            1. Open `live` in a terminal.
            2. Once the plan will change nothing else, run `terraform apply -x`.
            """)
        .sees(
            """
            docs.adhoc-apply live/README.md:18 command=terraform apply -x for-outsiders=false production=false tool=terraform
            """);
  }

  private static List<String> applies(String command) {
    return DetectorTester.of(new AdhocApplies())
        .given(
            """
            -- chart/Chart.yaml --
            apiVersion: v2
            name: web
            -- deploy/web.yaml --
            kind: Service
            -- README.md --
            # Platform

            What it is, in a sentence.

            More about it.

            And more.

            ## Releasing

            ```sh
            %s
            ```
            """
                .formatted(command))
        .evidence()
        .stream()
        .map(fact -> fact.location().startLine() + " " + fact.text("command").orElse(""))
        .toList();
  }
}
