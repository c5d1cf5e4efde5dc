package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelyTest {

  @Test
  void aPushOfAChartPublishes() {
    assertThat(Likely.of("acme/build/push-to-catalog@1.0", Map.of("chart", "web")))
        .containsExactly("publish");
    assertThat(Likely.of("acme/build/.github/workflows/helm-push.yml@v1")).contains("publish");
  }

  @Test
  void anActionThatBeginsWithAPushPublishesItsModule() {
    assertThat(Likely.of("acme/tools/cmd/push-terraform-module-version@v1", Map.of()))
        .containsExactly("publish");
    assertThat(Likely.of("acme/build/.github/workflows/push-terraform-module.yml@v1")).isEmpty();
    assertThat(Likely.of("acme/tools/push-terraform-state@v1")).isEmpty();
  }

  @Test
  void aPushOfSomethingElseOnlyTellsWhatStartsIt() {
    assertThat(Likely.of("acme/build/.github/workflows/terraform-on-push.yml@v1")).isEmpty();
    assertThat(Likely.of("acme/build/push-image@1.0", Map.of("image", "web"))).isEqualTo(List.of());
  }

  @Test
  void whatTakesSomethingAwayDoesNotApplyWhatItsNameHolds() {
    assertThat(Likely.of("acme/apply-delete-release@v1", Map.of("k8s_cluster", "live")))
        .containsExactly("destroy");
    assertThat(Likely.of("acme/apply-release@v1", Map.of("k8s_cluster", "live")))
        .containsExactly("apply", "publish");
  }

  @Test
  void aStackOfFunctionsIsInfrastructure() {
    assertThat(Likely.of("acme/github-actions/sam/deploy-stack@v1")).containsExactly("apply");
    assertThat(Likely.of("acme/github-actions/sam/delete-stacks@v1")).containsExactly("destroy");
    assertThat(Likely.of("acme/github-actions/sample/deploy@v1")).isEmpty();
  }

  @Test
  void aScannerOfInfrastructureSaysWhatItDoesByItsName() {
    assertThat(Likely.of("acme/templates/steps/run_checkov.yml@v1")).containsExactly("security");
    assertThat(Likely.of("acme/templates/steps/terraform_tflint.yml@v1")).containsExactly("lint");
    assertThat(Likely.of("acme/templates/steps/run_eslint.yml@v1")).isEmpty();
  }

  @Test
  void aRepositoryOfAToolSaysWhatItsStepsWorkOn() {
    assertThat(Likely.of("acme/tf-actions/ci@v1", Map.of())).containsExactly("validate", "format");
    assertThat(Likely.of("acme/terraform-steps/.github/workflows/lint.yml@v1"))
        .containsExactly("lint");
    assertThat(Likely.of("acme/infra-actions/ci@v1", Map.of())).isEmpty();
    assertThat(Likely.of("acme/tf-actions/matrix@v1", Map.of())).isEmpty();
    assertThat(Likely.of("./tf/ci", Map.of())).isEmpty();
  }

  @Test
  void aDeployerOfAPlatformApplies() {
    assertThat(Likely.of("acme/action-deployer-openshift@v4", Map.of("file", "a.yml")))
        .containsExactly("apply");
    assertThat(Likely.of("acme/action-builder-openshift@v4", Map.of("file", "a.yml"))).isEmpty();
  }

  @Test
  void whatIsAskedBeforeTheWorkDoesNotDoIt() {
    Map<String, String> chosen = Map.of("overrideAction", "{plan,apply}");
    assertThat(Likely.of("acme/templates/steps/terraform-precheck.yaml@main", chosen))
        .containsExactly("validate");
    assertThat(Likely.of("acme/templates/steps/terraform.yaml@main", chosen))
        .containsExactly("apply", "plan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme/gitleaks-scan@v1",
        "acme/shared/.github/workflows/trufflehog.yml@main",
        "acme/shared/actions/git_secrets@v2",
        "acme/action-detect-secrets@1.0",
        "acme/shared/.github/workflows/secretScanning.yaml@v1",
        "acme/steps/scan-for-secrets@v1"
      })
  void aScannerForSecretsIsACheckOfSecurityWhateverElseItsNameSays(String reference) {
    assertThat(Likely.of(reference, Map.of())).containsExactly("security");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme/sync-secrets@v1",
        "acme/secrets-manager-action@v1",
        "acme/create-secret@v1",
        "acme/secret-scanner-tools/.github/workflows/build.yml@v1",
        "acme/scan-image@v1",
        "acme/shared/update-gitleaks-baseline@v1",
        "acme/install-trufflehog@v1",
        "acme/remove-leaked-secrets@v1",
        "acme/secret-scan-alerts@v1",
        ""
      })
  void whatKeepsSecretsOrServesAScannerChecksNothing(String reference) {
    assertThat(Likely.of(reference, Map.of())).isEmpty();
  }
}
