package dev.tidemark.detector.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.detector.terraform.TerraformModules;
import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Tests of infrastructure are told from tests of applications and of libraries. */
class InfrastructureTestsTest {

  @Test
  void aTestInAFolderOfItsOwnNamesTheModuleThatItTests() {
    String files =
        """
        -- acceptance/network_test.go --
        package acceptance
        import (
        	"path/filepath"
        	"testing"
        	"github.com/gruntwork-io/terratest/modules/terraform"
        )
        func TestNetwork(t *testing.T) {
        	options := &terraform.Options{TerraformDir: filepath.Join("..", "examples", "network")}
        	terraform.InitAndApply(t, options)
        }
        -- examples/network/main.tf --
        module "network" { source = "../../modules/network" }
        -- modules/network/main.tf --
        variable "a" {}
        -- modules/other/main.tf --
        variable "a" {}
        """;
    assertThat(DetectorTester.of(new ProgrammedTests()).given(files).evidence())
        .singleElement()
        .satisfies(test -> assertThat(test.text("subject")).contains("examples/network"));
    assertThat(
            DetectorTester.of(new TerraformModules()).given(files).evidence().stream()
                .filter(module -> module.is("tested"))
                .map(module -> module.text("dir").orElse("")))
        .containsExactly("modules/network");
  }

  @Test
  void seesProgramsThatApplyAndThoseThatOnlyRender() {
    DetectorTester.of(new ProgrammedTests())
        .given(
            """
            -- modules/vpc/main.tf --
            -- test/vpc_test.go --
            package test

            import (
            	"testing"
            	"github.com/gruntwork-io/terratest/modules/terraform"
            )

            func TestVpc(t *testing.T) {
            	options := &terraform.Options{TerraformDir: "../modules/vpc"}
            	terraform.InitAndApply(t, options)
            }
            -- tests/fixtures.py --
            import tftest
            def test_apply(path):
              tf = tftest.TerraformTest(path)
              tf.apply()
            -- tests/plans.py --
            import tftest
            def test_plan(path):
              tftest.TerraformTest(path).plan()
            -- cdk/test/stack.test.ts --
            import { Template } from 'aws-cdk-lib/assertions';
            test('has a bucket', () => {});
            it.skip('later', () => {});
            """)
        .sees(
            """
            test.iac cdk/test/stack.test.ts:2 count=1 creates=false framework=cdk-assertions level=unit skipped=true subject=cdk tool=cdk-assertions
            test.iac test/vpc_test.go:8 count=1 creates=true framework=terratest level=integration skipped=false subject=modules/vpc tool=terratest
            test.iac tests/fixtures.py:2 count=1 creates=true framework=tftest level=integration skipped=false subject=. tool=tftest
            test.iac tests/plans.py:2 count=1 creates=false framework=tftest level=unit skipped=false subject=. tool=tftest
            """);
  }

  @Test
  void seesBatsThatRunsToolsOfInfrastructure() {
    DetectorTester.of(new BatsTests())
        .given(
            """
            -- policy/deny.rego --
            -- policy/tests/policy.bats --
            @test "denies" {
              run conftest test bad.yaml
            }
            -- _test/clusters.sh --
            #!/usr/bin/env bats
            @test "works" {
              cmd="kubectl create -f x.yaml"
              run ${cmd}
            }
            -- app/cli.bats --
            @test "greets" {
              run ./greet world
            }
            -- scripts/apply.sh --
            #!/bin/bash
            kubectl apply -f x.yaml
            """)
        .sees(
            """
            test.iac _test/clusters.sh:2 count=1 creates=true framework=bats level=integration skipped=false subject=. tool=bats
            test.iac policy/tests/policy.bats:1 count=1 creates=false framework=bats level=contract skipped=false subject=policy tool=bats
            """);
  }

  @Test
  void knowsGossByWhatItAsks() {
    DetectorTester.of(new DeclaredTests())
        .given(
            """
            -- tests/goss-linux.yaml --
            command:
              java -version: {exit-status: 0}
              git --version: {exit-status: 0}
            package:
              curl: {installed: true}
            -- updates/goss.yml --
            sources: {version: {kind: githubrelease}}
            targets: {pin: {kind: yaml}}
            -- broken/goss.yaml --
            command: [
            """)
        .sees(
            """
            test.iac tests/goss-linux.yaml:1 count=3 creates=false framework=goss level=integration skipped=false subject=. tool=goss
            """);
  }

  @Test
  void seesChartsThatGoRenders() {
    String test =
        """
        -- chart/tests/chart_test.go --
        package tests
        import (
        	"testing"
        	"%s"
        )
        func TestChart(t *testing.T) {}
        """;
    DetectorTester.of(new ProgrammedTests())
        .given(test.formatted("github.com/slok/go-helm-template/helm"))
        .sees(
            "test.iac chart/tests/chart_test.go:6 count=1 creates=false framework=go-helm-template"
                + " level=unit skipped=false subject=chart tool=go-helm-template");
    DetectorTester.of(new ProgrammedTests())
        .given(test.formatted("helm.sh/helm/v3/pkg/release"))
        .seesNothing();
  }

  @Test
  void leavesTestsOfApplicationsAndOfTheLibraryItselfAlone() {
    DetectorTester.of(new ProgrammedTests())
        .given(
            """
            -- pkg/server_test.go --
            package server
            import "testing"
            func TestServer(t *testing.T) { terraform() }
            -- app/test_views.py --
            import django
            def test_view(): pass
            -- modules/terraform/apply.go --
            package terraform
            -- modules/terraform/apply_test.go --
            package terraform
            import "github.com/gruntwork-io/terratest/modules/terraform"
            func TestApply(t *testing.T) { terraform.InitAndApply(t, nil) }
            """)
        .seesNothing();
  }

  @Test
  void seesDeclaredTests() {
    DetectorTester.of(new DeclaredTests())
        .given(
            """
            -- modules/vpc/main.tf --
            -- modules/vpc/tests/plan.tftest.hcl --
            run "names" {
              command = plan
            }
            -- modules/vpc/tests/apply.tftest.hcl --
            run "works" {
            }
            -- chart/Chart.yaml --
            name: web
            -- chart/tests/web_test.yaml --
            suite: web
            tests:
              - it: renders
                asserts: [{isKind: {of: Deployment}}]
            -- chart/templates/tests/connection.yaml --
            apiVersion: v1
            kind: Pod
            metadata:
              name: "{{ .Release.Name }}-test"
              annotations:
                "helm.sh/hook": test
            -- policies/suite.yaml --
            apiVersion: test.gatekeeper.sh/v1alpha1
            kind: Suite
            tests:
              - cases: [{name: a}, {name: b}]
            """)
        .sees(
            """
            test.iac chart/templates/tests/connection.yaml:1 count=1 creates=false framework=helm-test level=end-to-end skipped=false subject=chart tool=helm-test
            test.iac chart/tests/web_test.yaml:1 count=1 creates=false framework=helm-unittest level=unit skipped=false subject=chart tool=helm-unittest
            test.iac modules/vpc/tests/apply.tftest.hcl:1 count=1 creates=true framework=terraform-test level=integration skipped=false subject=modules/vpc tool=terraform-test
            test.iac modules/vpc/tests/plan.tftest.hcl:1 count=1 creates=false framework=terraform-test level=unit skipped=false subject=modules/vpc tool=terraform-test
            test.iac policies/suite.yaml:1 count=2 creates=false framework=gator level=contract skipped=false subject=policies tool=gator
            """);
  }

  @Test
  void seesTestsOfAlertRules() {
    DetectorTester.of(new DeclaredTests())
        .given(
            """
            -- team/disk_test.yaml --
            rule_files: [disk.yaml]
            tests:
              - interval: 1m
                alert_rule_test: [{eval_time: 5m, alertname: DiskFull}]
              - promql_expr_test: [{expr: "job:load", eval_time: 5m}]
            -- prometheus.yml --
            rule_files: [disk.yaml]
            -- other_test.yaml --
            rule_files: [disk.yaml]
            tests: [{name: a}]
            -- broken_test.yaml --
            rule_files: [
            tests:
            """)
        .sees(
            """
            test.iac team/disk_test.yaml:1 count=2 creates=false framework=promtool level=unit skipped=false subject=team tool=promtool
            """);
  }

  @Test
  void leavesOtherSuitesAlone() {
    DetectorTester.of(new DeclaredTests())
        .given(
            """
            -- tests/settings.yaml --
            tests: [one, two]
            -- ci/molecule.yml --
            driver: none
            -- test/values.tfvars --
            region = "eu"
            """)
        .seesNothing();
  }

  @Test
  void whatIsWholeOfBrokenInputIsSeen() {
    String broken =
        """
        -- a_test.go --
        import ( "github.com/gruntwork-io/terratest/modules/terraform
        -- b.tftest.hcl --
        run "x {
        -- kitchen.yml --
        suites: [
        -- test_x.py --
        \"\"\"
        """;
    DetectorTester.of(new DeclaredTests())
        .given(broken)
        .sees(
            "test.iac b.tftest.hcl:1 count=1 creates=true framework=terraform-test"
                + " level=integration skipped=false subject=. tool=terraform-test");
    DetectorTester.of(new ProgrammedTests()).given(broken).seesNothing();
    DetectorTester.of(new BatsTests()).given(broken).seesNothing();
  }

  @Test
  void aProgramThatPlansInOneTestAndAppliesInAnotherTestsAtTwoLevels() {
    DetectorTester.of(new ProgrammedTests())
        .given(
            """
            -- tests/fixtures.py --
            import tftest
            def planned(path):
              tf = tftest.TerraformTest(path)
              return tf.plan(output=True)
            def applied(path):
              tf = tftest.TerraformTest(path)
              tf.apply()
            -- tests/names.py --
            import tf
            tf.plan()
            tf.apply()
            -- tests/broken.py --
            import tftest
            def test_a(
            """)
        .sees(
            """
            test.iac tests/broken.py:2 count=1 creates=false framework=tftest level=unit skipped=false subject=. tool=tftest
            test.iac tests/fixtures.py:1 count=1 creates=false framework=tftest level=unit skipped=false subject=. tool=tftest
            test.iac tests/fixtures.py:1 count=1 creates=true framework=tftest level=integration skipped=false subject=. tool=tftest
            """);
  }
}
