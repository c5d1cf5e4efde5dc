package dev.tidemark.detector.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy of a cluster says of itself: its message, its documentation, its mode and its tests. */
class ClusterPoliciesTest {
  private static final String TEMPLATE =
      """
      -- lib/owner.yaml --
      apiVersion: templates.gatekeeper.sh/v1
      kind: ConstraintTemplate
      metadata: {name: ownerlabel, annotations: {%s: "Owners"}}
      spec:
        crd: {spec: {names: {kind: OwnerLabel}}}
        targets:
          - %s
      """;
  private static final String CONSTRAINT =
      """
      -- live/owner.yaml --
      apiVersion: constraints.gatekeeper.sh/v1beta1
      kind: OwnerLabel
      metadata: {name: owners}
      """;

  @ParameterizedTest
  @CsvSource({
    "metadata.gatekeeper.sh/title, true",
    "description, true",
    "metadata.gatekeeper.sh/version, false"
  })
  void aConstraintIsDocumentedByItsTemplate(String annotation, boolean documented) {
    Evidence seen =
        only(new GatekeeperPolicies(), TEMPLATE.formatted(annotation, "{}") + CONSTRAINT);
    assertThat(seen.is("documented")).isEqualTo(documented);
  }

  @Test
  void aConstraintTellsWhatIsWrongInItsTemplatesWords() {
    assertThat(message("code: [{source: {validations: [{messageExpression: \"'no'\"}]}}]"))
        .isTrue();
    assertThat(message("code: [{source: {validations: [{expression: \"true\"}]}}]")).isFalse();
    assertThat(message("rego: \"package a\\nviolation[{'msg': m}] { m := 1 }\\n\"")).isTrue();
    assertThat(message("rego: \"package a\\nviolation { input.x }\\n\"")).isFalse();
    assertThat(message("rego: \"package a\\nhelper[msg] { msg := 1 }\\n\"")).isFalse();
  }

  private static boolean message(String target) {
    return only(new GatekeeperPolicies(), TEMPLATE.formatted("a", target) + CONSTRAINT)
        .is("message");
  }

  @Test
  void aConstraintIsTestedByATestOfItsTemplate() {
    String suite =
        """
        -- lib/suite.yaml --
        kind: Suite
        apiVersion: test.gatekeeper.sh/v1alpha1
        tests: [{name: a, template: owner.yaml, constraint: other.yaml}]
        """;
    String policies = TEMPLATE.formatted("a", "{}") + CONSTRAINT;
    assertThat(only(new GatekeeperPolicies(), policies + suite).is("tested")).isTrue();
    assertThat(only(new GatekeeperPolicies(), policies).is("tested")).isFalse();
    assertThat(
            only(
                    new GatekeeperPolicies(),
                    policies
                        + suite
                            .replace("owner.yaml", "none.yaml")
                            .replace("other.yaml", "../live/owner.yaml"))
                .is("tested"))
        .isTrue();
  }

  @Test
  void aTemplateThatNoConstraintUsesIsALibrary() {
    assertThat(only(new GatekeeperPolicies(), TEMPLATE.formatted("a", "{}")).text("mode"))
        .hasValue("library");
  }

  @ParameterizedTest
  @CsvSource({
    "ValidatingPolicy, '', enforce",
    "ValidatingPolicy, 'validationActions: [Audit, Warn]', warn",
    "ImageValidatingPolicy, 'validationActions: [Deny]', enforce",
    "MutatingPolicy, '', mutate",
    "GeneratingPolicy, '', mutate"
  })
  void newKindsOfKyvernoSayWhatTheyDo(String kind, String spec, String mode) {
    Evidence seen =
        policies(
                """
                -- p.yaml --
                apiVersion: policies.kyverno.io/v1
                kind: %s
                metadata: {name: p}
                spec: {%s}
                """
                    .formatted(kind, spec))
            .get(0);
    assertThat(seen.text("mode")).hasValue(mode);
  }

  @Test
  void aPolicyThatDeletesGuardsNothing() {
    assertThat(
            policies(
                "-- p.yaml --\n"
                    + "apiVersion: policies.kyverno.io/v1\n"
                    + "kind: DeletingPolicy\n"
                    + "metadata: {name: p}\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"validate: {}, audit", "verifyImages: [{}], audit", "mutate: {}, mutate"})
  void aRuleOfKyvernoChecksOrChanges(String rule, String mode) {
    assertThat(policies(kyverno("a", rule)).get(0).text("mode")).hasValue(mode);
  }

  @ParameterizedTest
  @CsvSource({
    "policies.kyverno.io/title, true",
    "policies.kyverno.io/description, true",
    "policies.kyverno.io/severity, false"
  })
  void aPolicyOfKyvernoIsDocumentedByItsAnnotations(String annotation, boolean documented) {
    assertThat(policies(kyverno(annotation, "validate: {}")).get(0).is("documented"))
        .isEqualTo(documented);
  }

  private static String kyverno(String annotation, String rule) {
    return """
    -- p.yaml --
    apiVersion: kyverno.io/v1
    kind: ClusterPolicy
    metadata: {name: p, annotations: {%s: x}}
    spec: {rules: [{name: r, %s}]}
    """
        .formatted(annotation, rule);
  }

  @Test
  void theChartOfPodSecurityPoliciesReportsUnlessItsValuesSayOtherwise() {
    String chart =
        """
        -- helmfile.yaml --
        repositories: [{name: kyverno, url: https://kyverno.github.io/kyverno}]
        releases:
          - name: policies
            chart: kyverno/%s
            version: 3.0.0
            values: [{validationFailureAction: Enforce}]
        """;
    assertThat(policies(chart.formatted("kyverno-policies")))
        .extracting(fact -> fact.text("mode").orElse(""))
        .containsExactly("enforce");
    assertThat(policies(chart.formatted("kyverno"))).isEmpty();
  }

  @Test
  void aPolicyOfKubewardenThatChangesWhatItSeesIsARemedyUnlessItOnlyLooks() {
    String policy =
        """
        -- p.yaml --
        apiVersion: policies.kubewarden.io/v1
        kind: AdmissionPolicy
        metadata: {name: p}
        spec: {mutating: %s, mode: %s}
        """;
    String seen =
        "policy.definition p.yaml:1 blocking=%s engine=kubewarden message=true mode=%s name=p"
            + " rules=1 scheduled=true tested=false tool=kubewarden\n";
    DetectorTester.of(new AdmissionPolicies())
        .given(policy.formatted("true", "protect"))
        .sees(
            seen.formatted("false", "mutate")
                + "governance.remediation p.yaml:1 name=p tool=kubewarden what=mutate");
    DetectorTester.of(new AdmissionPolicies())
        .given(policy.formatted("true", "monitor"))
        .sees(seen.formatted("false", "audit"));
    DetectorTester.of(new AdmissionPolicies())
        .given(policy.formatted("false", "protect"))
        .sees(seen.formatted("true", "enforce"));
  }

  @Test
  void aPolicyOfTheClusterThatNothingBindsIsALibraryAndOneThatMutatesIsARemedy() {
    DetectorTester.of(new AdmissionPolicies())
        .given(
            """
            -- p.yaml --
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: loose}
            spec: {validations: [{expression: "true"}]}
            -- m.yaml --
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingAdmissionPolicy
            metadata: {name: adds}
            """)
        .sees(
            """
            governance.remediation m.yaml:1 name=adds tool=kubernetes what=mutate
            policy.definition m.yaml:1 blocking=false engine=mutating-admission-policy mode=mutate name=adds tool=mutating-admission-policy
            policy.definition p.yaml:1 blocking=false engine=validating-admission-policy message=false mode=library name=loose rules=1 tested=false tool=validating-admission-policy
            """);
  }

  @ParameterizedTest
  @CsvSource({
    ".chainsaw-test, false",
    ".chainsaw-test-put-aside, false",
    ".kyverno-test, false",
    "chainsaw-testing, true",
    "test-put-aside, true"
  })
  void whatLiesInAFolderOfTestsIsNoPolicy(String folder, boolean policy) {
    String file =
        """
        -- labels/%s/ready.yaml --
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: labels}
        status: {ready: true}
        """
            .formatted(folder);
    assertThat(
            DetectorTester.of(new KyvernoPolicies()).given(file).evidence().stream()
                .anyMatch(fact -> fact.toString().startsWith("policy.definition")))
        .isEqualTo(policy);
  }

  @Test
  void aTestLiesBesideThePolicyOrInItsFolderOfTestsOrNamesIt() {
    assertThat(tested("-- a/kyverno-test.yaml --\nname: t\n")).isTrue();
    assertThat(tested("-- a/chainsaw-test.yaml --\nname: t\n")).isTrue();
    assertThat(tested("-- a/tests/kyverno-test.yaml --\nname: t\n")).isTrue();
    assertThat(tested("-- a/deep/kyverno-test.yaml --\nname: t\n")).isFalse();
    assertThat(tested("-- b/kyverno-test.yaml --\npolicies: [../a/policy.yaml]\n")).isTrue();
    assertThat(
            tested(
                "-- b/t.yaml --\n"
                    + "apiVersion: cli.kyverno.io/v1alpha1\n"
                    + "policies: [../a/policy.yaml]\n"))
        .isTrue();
    assertThat(tested("-- b/t.yaml --\napiVersion: example.org/v1\npolicies: [../a/policy.yaml]\n"))
        .isFalse();
    assertThat(tested("-- t.bats --\n@test \"a\" {\n  run kyverno apply ./a\n}\n")).isTrue();
    assertThat(tested("-- t.bats --\n@test \"a\" {\n  run kyverno apply ./b\n}\n")).isFalse();
  }

  private static boolean tested(String test) {
    return policies(kyverno("a", "validate: {}").replace("-- p.yaml", "-- a/policy.yaml") + test)
        .get(0)
        .is("tested");
  }

  private static List<Evidence> policies(String files) {
    return DetectorTester.of(new KyvernoPolicies()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("policy.definition"))
        .toList();
  }

  private static Evidence only(Detector detector, String files) {
    List<Evidence> seen = DetectorTester.of(detector).given(files).evidence();
    assertThat(seen).hasSize(1);
    return seen.get(0);
  }
}
