package dev.tidemark.pipeline.jenkins;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.detector.ci.CiUnresolved;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What Jenkinsfiles and libraries do, and what of them is said not to be read. */
class JenkinsTest {

  @Test
  void textsThatArePutTogetherAreOneCommand() {
    String tree =
        tree(
            """
            -- Jenkinsfile --
            node {
              tag = sh(script: "echo " + params.tag.split('/')[-1] + "_" + env.BUILD_NUMBER, returnStdout: true)
              sh 'terraform -chdir=' + folder +
                ' apply -auto-approve'
              sh("tflint " + options())
            }
            """);
    assertThat(tree)
        .contains("runs echo ", "apply infrastructure", "-chdir=${folder} apply -auto-approve")
        .contains("check lint", "3 steps, all read through");
  }

  @Test
  void aFailureThatIsCaughtAndLetPassDoesNotBlock() {
    String tree =
        tree(
            """
            -- Jenkinsfile --
            node {
              try {
                sh 'terraform validate'
                stage('lint') { sh 'tflint' }
              } catch (e) { // throw e
                echo "it failed: ${e}"
              }
              try { sh 'terraform fmt -check' } catch (e) { throw e } finally { deleteDir() }
              try { sh 'terraform plan' } catch (e) { currentBuild.result = 'FAILURE' }
              try { sh 'terraform test' } catch (e) { currentBuild.result = 'UNSTABLE' }
              try { sh 'checkov -d .' } catch (e) { error('no') }
              try { sh 'yamllint .' } finally { echo 'done' }
              catchError(buildResult: 'FAILURE') { sh 'ansible-lint' }
              try { sh 'cfn-lint' } catch (e
            """);
    assertThat(tree)
        .contains(
            "check validate of . (does not block: the step may fail): terraform validate",
            "check lint of . (does not block: the job may fail): tflint",
            "check unit of . (does not block: the step may fail): terraform test",
            "check format of .: terraform fmt -check",
            "check plan of .: terraform plan",
            "check security of .",
            ": yamllint .",
            ": ansible-lint")
        .doesNotContain("fail): yamllint", "fail): ansible-lint", "fail): checkov");
  }

  @Test
  void aCaughtErrorFailsTheBuildUnlessItNamesABetterResult() {
    String tree =
        tree(
            """
            -- Jenkinsfile --
            node {
              catchError { sh 'terraform validate' }
              catchError(message: 'plans', stageResult: 'UNSTABLE') { sh 'terraform plan' }
              catchError(buildResult: 'ABORTED') { sh 'yamllint .' }
              catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') { sh 'tflint' }
              catchError(buildResult: 'UNSTABLE') { sh 'terraform test' }
              catchError(buildResult: null) { sh 'terraform fmt -check' }
              catchError(buildResult: params.RESULT) { sh 'hadolint Dockerfile' }
              warnError('checkov') { sh 'checkov -d .' }
              catchError(buildResult: 'SUCCESS') { catchError { sh 'cfn-lint a.yaml' } }
              catchError(buildResult:
            """);
    assertThat(tree)
        .contains(
            "check validate of .: terraform validate",
            "check plan of .: terraform plan",
            ": yamllint .",
            "fail): tflint",
            "fail): terraform test",
            "fail): terraform fmt",
            "fail): hadolint",
            "fail): checkov",
            "fail): cfn-lint")
        .doesNotContain("fail): yamllint");
  }

  @Test
  void knowsWhatTheFileGivesToItsCommands() {
    String tree =
        tree(
            """
            -- Jenkinsfile --
            pipeline {
              environment {
                SCANNER = 'anchore/grype:v0.109.1'
                CREDENTIALS = credentials('x')
                STAGE = 'dev'
              }
              stages {
                stage('scan') { steps { sh 'docker run --rm $SCANNER dir:. --fail-on critical' } }
                stage('plan') {
                  environment { STAGE = 'prod' }
                  steps { sh 'terraform -chdir=$STAGE plan' }
                }
              }
            }
            def around = { name, body -> sh 'tflint'; body() }
            around('x') { sh 'terraform validate' }
            -- jenkins-support --
            #!/bin/bash -eu
            : "${REF:=x}"
            plugin 'x'
            -- jenkins-deploy --
            #!/usr/bin/env groovy
            node { sh 'terraform fmt -check' }
            -- jenkins-broken --
            pipeline { environment { A = '
            """);
    assertThat(tree)
        .contains(
            "check security of .: grype dir:. --fail-on critical",
            "terraform -chdir=$STAGE plan",
            "check lint of .: tflint",
            "check validate of .: terraform validate",
            "jenkins-deploy",
            "check format of .: terraform fmt -check")
        .doesNotContain("? body", "? env", "jenkins-support ·", "=prod", "=dev");
  }

  @Test
  void aLibraryMayLieBelowTheTop() {
    String tree =
        tree(
            """
            -- ci/deploy/Jenkinsfile --
            @Library('own') _
            node { checks.lint('app'); release() }
            -- ci/library/vars/checks.groovy --
            import org.own.Tools
            def lint(String where) {
              def tools = new Tools(this)
              tools.run(where)
            }
            -- ci/library/vars/release.groovy --
            def call() { sh 'terraform -chdir=app apply -auto-approve' }
            -- ci/library/src/org/own/Tools.groovy --
            package org.own
            class Tools { def run(String where) { script.sh 'tflint --chdir=app' } }
            -- program/src/org/own/Other.groovy --
            class Other { def run() { sh 'terraform destroy' } }
            -- app/main.tf --
            """);
    assertThat(tree)
        .contains("check lint of app: tflint", "apply infrastructure of app: terraform")
        .doesNotContain("destroy", "(missing)", "(opaque)");
  }

  @Test
  void saysWhichStepsOfOtherLibrariesAreNotRead() {
    String files =
        """
        -- Jenkinsfile --
        @Library('things@1.0') _
        withEverything('java') {
          onMain { enableMagic() }
          sh 'terraform validate'
        }
        deployIt()
        echo "done ${version.toString()}"
        """;
    List<Evidence> seen = DetectorTester.of(new CiUnresolved()).given(files).evidence();
    assertThat(seen)
        .extracting(fact -> fact.text("what").orElse("") + " " + fact.text("why").orElse(""))
        .containsExactly("withEverything@things@1.0 remote", "deployIt@things@1.0 remote");
    assertThat(tree(files)).contains("check validate of .: terraform validate");
  }

  @Test
  void runsTheStagesOfAMatrixForAllItsValuesAndAtTimesBesidesWhatBranchesStart() {
    String file =
        """
        -- Jenkinsfile --
        pipeline {
          triggers { cron('@daily') }
          stages {
            stage('All') {
              matrix {
                axes { axis { name 'ROOT'; values 'web', 'data' } }
                excludes { exclude { axis { name 'ROOT'; values 'old' } } }
                stages {
                  stage('Apply') {
                    %s
                    steps { sh 'terraform -chdir="live/${ROOT}" apply' }
                  }
                }
              }
            }
          }
        }
        -- live/web/main.tf --
        -- live/data/main.tf --
        """;
    String branches = tree(file.formatted("when { branch 'main' }"));
    assertThat(branches)
        .contains("live/{web,data}")
        .contains("on schedule, push, change-request, dispatch")
        .doesNotContain("?");
    assertThat(tree(file.formatted(""))).contains("on schedule").doesNotContain("push");
    assertThat(tree("-- Jenkinsfile --\npipeline { stages { stage('x') { matrix { axes { axis {\n"))
        .doesNotContain("apply");
  }

  @Test
  void followsMethodsClosuresAndClassesToWhatTheyRun() {
    assertThat(
            tree(
                """
                -- Jenkinsfile --
                import acme.ci.Helm
                def lint(dir) { sh "tflint" }
                def az = { cmd -> sh "az deployment group create -f main.bicep" }
                node {
                  lint('x')
                  az 'y'
                  def helm = new Helm(this)
                  helm.upgrade('app')
                  log.failed()
                  def image = docker.build('app')
                  image.push()
                }
                -- src/acme/ci/Helm.groovy --
                package acme.ci
                class Helm {
                  def steps
                  Helm(steps) { this.steps = steps }
                  def upgrade(String name) { check(name); this.steps.sh "helm upgrade --install ${name} ./chart" }
                  private void check(String name) { steps.sh "helm lint ./chart" }
                  void unused() { steps.sh "terraform destroy" }
                }
                -- vars/log.groovy --
                def failed() { sh 'terraform fmt -check' }
                def other() { sh 'terraform apply' }
                -- chart/Chart.yaml --
                name: a
                """))
        .contains("check lint of .: tflint")
        .contains("apply infrastructure of .: az deployment group create -f main.bicep")
        .contains("check lint of chart: helm lint ./chart")
        .contains("apply release of chart: helm upgrade --install")
        .contains("check format of .: terraform fmt -check")
        .contains("publish image")
        .contains("all read through")
        .doesNotContain("terraform destroy");
  }

  @Test
  void aMethodThatCallsItselfEnds() {
    String files =
        "-- Jenkinsfile --\ndef a() { b() }\ndef b() { a(); sh 'tflint' }\na()\n"
            + "-- vars/x.groovy --\ndef call() { y() }\n-- vars/y.groovy --\ndef call() { x() }\n"
            + "-- src/acme/A.groovy --\nclass A { void m() { new A().m(); m() } }\n";
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> assertThat(tree(files)).contains("check lint"));
  }

  @Test
  void pathsOfPowerShellLeadToItsScripts() {
    String tree =
        tree(
            """
            -- Jenkinsfile --
            pipeline {
              agent any
              stages {
                stage('pdk') {
                  failFast false
                  parallel {
                    stage('puppet') {
                      steps {
                        powershell '''
                          .\\\\build\\\\Validate.ps1 -test puppet
                        '''
                      }
                    }
                  }
                }
              }
            }
            -- build/Validate.ps1 --
            Param([string]$test = '')
            pdk validate $test
            """);
    assertThat(tree).contains("check validate").contains("pdk").contains("1 step, all read");
  }

  @Test
  void whatAMethodOrClosureIsGivenIsPutInItsBody() {
    String tree =
        tree(
            """
            -- Jenkinsfile --
            def plan(String root, List<String> extra = []) { sh "terraform -chdir=$root plan" }
            def twice(name) { sh "tflint --chdir=${name}" }
            node {
              Closure az = { cmd -> return sh(script: "env A=b az $cmd", returnStdout: true).trim() }
              az 'account show --query id'
              az("group delete -n ${env.NAME}")
              plan('app', [])
              twice('live/' + env.STAGE)
              def id = az "vm list"
              chosen = ready != null ? '@' : null
            }
            -- app/main.tf --
            """);
    assertThat(tree)
        .contains(
            "az account show --query id",
            "destroy: az group delete -n ${env.NAME}",
            "report: az vm list",
            "terraform -chdir=$root plan",
            "tflint --chdir=${name}")
        .doesNotContain("? null", "tflint --chdir=live/");
  }

  @Test
  void aStepOfALibraryIsGivenItsValuesInOrderToo() {
    String files =
        """
        -- Jenkinsfile --
        @Library('shared') _
        node {
          check('app')
          other(env)
        }
        -- vars/check.groovy --
        def call(String root) { sh "terraform -chdir=${root} validate" }
        -- vars/other.groovy --
        def call(env) { sh "terraform -chdir=${env.ROOT} plan" }
        -- app/main.tf --
        -- other/main.tf --
        """;
    assertThat(tree(files))
        .contains("check validate of app: terraform -chdir=app validate")
        .doesNotContain("chosen when it runs");
  }
}
