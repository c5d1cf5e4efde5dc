package dev.tidemark.detector.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mode of a policy is what the patches over it make of it: those for its kind and its name. */
class PatchedPoliciesTest {
  private static final String FILES =
      """
      -- base/labels.yaml --
      apiVersion: constraints.gatekeeper.sh/v1beta1
      kind: RequiredLabels
      metadata: {name: labels}
      spec: {enforcementAction: dryrun}
      -- base/kustomization.yaml --
      resources: [labels.yaml]
      -- production/kustomization.yaml --
      resources: [../base]
      patches:
        - target: %s
          patch: |
            %s
      """;

  private static final String MERGE = "spec: {enforcementAction: deny}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: RequiredLabels, name: labels} | enforce",
        "{kind: RequiredLabels, name: owners} | audit",
        "{kind: RequiredLabels} | enforce",
        "{kind: RequiredLabels, name: _} | enforce",
        "{kind: RequiredLabels, name: lab.*} | enforce",
        "{kind: RequiredLabels, name: not-used} | enforce",
        "{kind: RequiredOwners} | audit",
        "{name: labels} | enforce",
      })
  void aPatchIsForWhatItsTargetNames(String target, String mode) {
    assertThat(mode(target, MERGE)).isEqualTo(mode);
    assertThat(mode(target, operation("replace", "/spec/enforcementAction"))).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add | /spec/enforcementAction | enforce",
        "remove | /spec/enforcementAction | audit",
        "replace | /spec/match/enforcementAction | audit",
        "replace | /metadata/name | audit",
      })
  void anOperationSetsWhatItsPathNames(String operation, String path, String mode) {
    assertThat(mode("{kind: RequiredLabels}", operation(operation, path))).isEqualTo(mode);
  }

  private static String operation(String operation, String path) {
    return "- {op: " + operation + ", path: " + path + ", value: deny}";
  }

  private static String mode(String target, String patch) {
    return DetectorTester.of(new GatekeeperPolicies())
        .given(FILES.formatted(target, patch))
        .evidence()
        .stream()
        .filter(fact -> fact.kind().equals("policy.definition"))
        .flatMap(policy -> policy.text("mode").stream())
        .reduce((one, other) -> one + " " + other)
        .orElse("none");
  }
}
