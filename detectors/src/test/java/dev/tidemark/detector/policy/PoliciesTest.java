package dev.tidemark.detector.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies are seen with the mode that they end up in, wherever it is set. */
class PoliciesTest {
  private static final String BROKEN =
      """
      -- a.yaml --
      apiVersion: kyverno.io/v1
      kind: ClusterPolicy
      spec: {rules: text, validationFailureAction: [
      -- b.yaml --
      apiVersion: constraints.gatekeeper.sh/v1beta1
      kind: X
      spec: 3
      -- c.rego --
      package
      deny[
      """;

  @Test
  void aLibraryThatDeliversNothingShipsItsPoliciesForOthers() {
    String policy =
        """
        -- %s/kyverno.yaml --
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: labels-%s}
        spec:
          validationFailureAction: Enforce
          rules: [{name: labels, validate: {message: no, pattern: {metadata: {}}}}]
        """;
    String library =
        policy.formatted("best/a", "a")
            + policy.formatted("best/b", "b")
            + policy.formatted("best/c", "c");
    String root = "-- infra/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n";
    assertThat(shipped(library)).isEqualTo(3);
    assertThat(shipped(library + root)).isZero();
    assertThat(shipped(policy.formatted("best/a", "a"))).isZero();
  }

  @Test
  void aPolicyThatIsPackagedForAnIndexIsForOthersToAdopt() {
    String mutating =
        """
        -- %s/policy.yaml --
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: %s}
        spec:
          rules: [{name: add, mutate: {patchStrategicMerge: {}}}]
        """;
    String overlay =
        "-- all/kustomization.yaml --\nresources: [../labels/policy.yaml, ../owners/policy.yaml]\n";
    DetectorTester.of(new KyvernoPolicies())
        .given(
            mutating.formatted("labels", "labels")
                + "-- labels/artifacthub-pkg.yml --\nname: labels\n"
                + mutating.formatted("owners", "owners")
                + overlay)
        .sees(
            """
            governance.remediation owners/policy.yaml:1 name=owners tool=kyverno what=mutate
            policy.definition labels/policy.yaml:1 blocking=false documented=false engine=kyverno example=true message=false mode=mutate name=labels rules=1 scheduled=false tested=false tool=kyverno
            policy.definition owners/policy.yaml:1 blocking=false documented=false engine=kyverno message=false mode=mutate name=owners rules=1 scheduled=true tested=false tool=kyverno
            """);
  }

  @Test
  void aPolicyAmongThoseThatArePackagedIsOfTheSameLibrary() {
    String policy =
        """
        -- best/%1$s/policy.yaml --
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: %1$s}
        spec:
          rules: [{name: a, validate: {message: no, pattern: {}}}]
        """;
    String pack = "-- best/%s/artifacthub-pkg.yml --\nname: x\n";
    String kept = policy.formatted("a") + policy.formatted("b") + policy.formatted("c");
    String live =
        policy.formatted("d").replace("best/d", "live/d")
            + "-- live/d/kustomization.yaml --\nresources: [policy.yaml]\n";
    assertThat(shipped(kept + live + pack.formatted("a") + pack.formatted("b"))).isEqualTo(3);
    assertThat(shipped(kept + live + pack.formatted("a"))).isEqualTo(1);
    assertThat(shipped(kept + live)).isZero();
  }

  private static long shipped(String files) {
    return DetectorTester.of(new KyvernoPolicies()).given(files).evidence().stream()
        .filter(fact -> fact.is("example"))
        .count();
  }

  @Test
  void seesRegoThatABlockingStepRuns() {
    DetectorTester.of(new RegoPolicies())
        .given(
            """
            -- .github/workflows/ci.yml --
            on: pull_request
            jobs:
              check:
                runs-on: ubuntu-latest
                steps:
                  - run: conftest test plan.json --policy rules
            -- rules/tags.rego --
            # METADATA
            # title: Everything is tagged
            package main
            deny[msg] { not input.tags; msg := "tag it" }
            -- rules/tags_test.rego --
            package main
            test_deny { deny["tag it"] with input as {} }
            -- other/soft.rego --
            package other
            warn contains msg if { msg := "consider" }
            -- lib/names.rego --
            package lib.names
            is_short(name) { count(name) < 10 }
            """)
        .sees(
            """
            policy.definition other/soft.rego:2 blocking=false documented=false engine=conftest message=true mode=warn name=other rules=1 tested=false tool=conftest
            policy.definition rules/tags.rego:4 blocking=true documented=true engine=conftest message=true mode=enforce name=main rules=1 tested=true tool=conftest
            """);
  }

  @Test
  void seesTheModeOfAConstraintInATerraformMap() {
    DetectorTester.of(new GatekeeperPolicies())
        .given(
            """
            -- constraints/owner_label.yaml --
            apiVersion: constraints.gatekeeper.sh/v1beta1
            kind: OwnerLabel
            metadata: {name: owner-label}
            -- constraints/limits.yaml --
            apiVersion: constraints.gatekeeper.sh/v1beta1
            kind: Limits
            metadata: {name: limits}
            -- main.tf --
            module "gatekeeper" {
              source     = "./modules/gatekeeper"
              dryrun_map = { owner_label = true, limits = false }
            }
            """)
        .sees(
            """
            policy.definition constraints/limits.yaml:1 blocking=true documented=false engine=gatekeeper message=false mode=enforce name=limits rules=1 scheduled=true tested=false tool=gatekeeper
            policy.definition constraints/owner_label.yaml:1 blocking=false documented=false engine=gatekeeper message=false mode=audit name=owner-label rules=1 scheduled=true tested=false tool=gatekeeper
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "'validationFailureAction: Audit', '', audit",
    "'validationFailureAction: enforce', '', enforce",
    "'background: true', '', audit",
    "'background: true', 'failureAction: Enforce', enforce",
    "'validationFailureAction: Audit', 'failureActionOverrides: [{action: Enforce, namespaces:"
        + " [prod]}]', enforce",
  })
  void readsEveryActionFieldOfKyverno(String spec, String validate, String mode) {
    String policy =
        """
        -- policy.yaml --
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: p}
        spec:
          %s
          rules:
            - name: r
              validate:
                message: no
                %s
        """;
    assertThat(
            DetectorTester.of(new KyvernoPolicies())
                .given(policy.formatted(spec, validate))
                .evidence())
        .extracting(e -> e.text("mode").orElse(""))
        .containsExactly(mode);
  }

  @Test
  void seesAPatchThatFlipsTheActionAndAnException() {
    DetectorTester.of(new KyvernoPolicies())
        .given(
            """
            -- base/kustomization.yaml --
            resources: [policy.yaml]
            -- base/policy.yaml --
            apiVersion: kyverno.io/v1
            kind: ClusterPolicy
            metadata: {name: p}
            spec:
              validationFailureAction: Audit
              rules: [{name: r, validate: {message: no}}]
            -- enforce/kustomization.yaml --
            resources: [../base]
            patches:
              - target: {kind: ClusterPolicy}
                patch: |-
                  - {op: replace, path: /spec/validationFailureAction, value: Enforce}
            -- exception.yaml --
            apiVersion: kyverno.io/v2
            kind: PolicyException
            metadata: {name: legacy}
            """)
        .sees(
            """
            governance.exception exception.yaml:1 expires=false tool=kyverno what=legacy
            policy.definition base/policy.yaml:1 blocking=true documented=false engine=kyverno message=true mode=enforce name=p rules=1 scheduled=true tested=false tool=kyverno
            """);
  }

  @Test
  void seesAdmissionPoliciesWithTheirBindings() {
    DetectorTester.of(new AdmissionPolicies())
        .given(
            """
            -- bound.yaml --
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: bound}
            spec: {validations: [{expression: "true", message: why}]}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            spec: {policyName: bound, validationActions: [Warn, Audit]}
            -- loose.yaml --
            apiVersion: policies.kubewarden.io/v1
            kind: ClusterAdmissionPolicy
            metadata: {name: loose}
            spec: {mode: monitor}
            """)
        .sees(
            """
            policy.definition bound.yaml:1 blocking=false engine=validating-admission-policy message=true mode=warn name=bound rules=1 tested=false tool=validating-admission-policy
            policy.definition loose.yaml:1 blocking=false engine=kubewarden message=true mode=audit name=loose rules=1 scheduled=true tested=false tool=kubewarden
            """);
  }

  @Test
  void seesTheOtherEngines() {
    DetectorTester.of(new OtherPolicies())
        .given(
            """
            -- sentinel.hcl --
            policy "tags" {
              source            = "./tags.sentinel"
              enforcement_level = "hard-mandatory"
            }
            policy "cost" {
              enforcement_level = "advisory"
            }
            -- test/tags/pass.hcl --
            -- rules/s3.guard --
            -- rules/s3_tests.yaml --
            -- azure.json --
            {"properties": {"displayName": "tls", "policyRule": {"if": {}, "then": {"effect": "[parameters('effect')]"}},
             "parameters": {"effect": {"defaultValue": "Deny"}}}}
            """)
        .sees(
            """
            policy.definition azure.json:1 blocking=true documented=false engine=azure-policy message=false mode=enforce name=tls rules=1 scheduled=true tool=azure-policy
            policy.definition rules/s3.guard blocking=false engine=cfn-guard mode=unknown name=s3.guard tested=true tool=cfn-guard
            policy.definition sentinel.hcl:1 blocking=true engine=sentinel message=true mode=enforce name=tags rules=1 tested=true tool=sentinel
            policy.definition sentinel.hcl:5 blocking=false engine=sentinel message=true mode=warn name=cost rules=1 tested=false tool=sentinel
            """);
  }

  @Test
  void seesQueriesOfKics() {
    DetectorTester.of(new OtherPolicies())
        .given(
            """
            -- queries/bucket/metadata.json --
            {"id": "1", "queryName": "Bucket is public", "severity": "HIGH", "descriptionText": "It should not be"}
            -- puppet/metadata.json --
            {"name": "acme-ntp", "version": "1.0.0"}
            -- broken/metadata.json --
            {"queryName": "Bucket
            """)
        .sees(
            "policy.definition queries/bucket/metadata.json:1 blocking=false documented=true"
                + " engine=kics message=true mode=unknown name=Bucket is public rules=1 tool=kics");
  }

  @Test
  void seesPoliciesThatTerraformDeclares() {
    DetectorTester.of(new TerraformPolicies())
        .given(
            """
            -- main.tf --
            resource "aws_organizations_policy" "regions" {
              content = "{}"
            }
            resource "aws_organizations_policy" "tags" {
              type = "TAG_POLICY"
            }
            resource "azurerm_subscription_policy_assignment" "tls" {
              enforce = false
            }
            resource "aws_iam_policy" "app" {
              policy = "{}"
            }
            resource "azurerm_policy_definition" "places" {
              policy_rule = <<RULE
                {"if": {}, "then": {"effect": "deny"}}
            RULE
            }
            resource "azurerm_subscription_policy_assignment" "places" {
              policy_definition_id = azurerm_policy_definition.places.id
            }
            """)
        .sees(
            """
            policy.definition main.tf:1 blocking=true documented=false engine=scp mode=enforce name=regions rules=1 tool=scp
            policy.definition main.tf:13 blocking=true documented=false engine=azure-policy mode=enforce name=places rules=1 tool=azure-policy
            policy.definition main.tf:7 blocking=false documented=false engine=azure-policy message=false mode=audit name=tls rules=1 scheduled=true tool=azure-policy
            """);
  }

  @Test
  void leavesNetworkPoliciesAndIdentityDocumentsAlone() {
    for (Detector detector : all()) {
      DetectorTester.of(detector)
          .given(
              """
              -- net.yaml --
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: deny-all}
              -- kasten.yaml --
              apiVersion: config.kio.kasten.io/v1alpha1
              kind: Policy
              metadata: {name: backup}
              -- policy.json --
              {"Version": "2012-10-17", "Statement": [{"Effect": "Deny"}]}
              """)
          .seesNothing();
    }
  }

  @Test
  void whatIsWholeOfBrokenInputIsSeen() {
    DetectorTester.of(new KyvernoPolicies())
        .given(BROKEN)
        .sees(
            "policy.definition a.yaml:1 blocking=false documented=false engine=kyverno"
                + " message=false mode=mutate rules=1 scheduled=true tested=false tool=kyverno");
    DetectorTester.of(new GatekeeperPolicies())
        .given(BROKEN)
        .sees(
            "policy.definition b.yaml:1 blocking=true documented=false engine=gatekeeper"
                + " message=false mode=enforce rules=1 scheduled=true tested=false"
                + " tool=gatekeeper");
    DetectorTester.of(new RegoPolicies())
        .given(BROKEN)
        .sees(
            "policy.definition c.rego:2 blocking=false documented=false engine=conftest"
                + " message=true mode=unknown rules=1 tested=false tool=conftest");
    DetectorTester.of(new AdmissionPolicies()).given(BROKEN).seesNothing();
    DetectorTester.of(new OtherPolicies()).given(BROKEN).seesNothing();
    DetectorTester.of(new TerraformPolicies()).given(BROKEN).seesNothing();
  }

  private static List<Detector> all() {
    return List.of(
        new RegoPolicies(),
        new GatekeeperPolicies(),
        new KyvernoPolicies(),
        new AdmissionPolicies(),
        new OtherPolicies(),
        new TerraformPolicies());
  }
}
