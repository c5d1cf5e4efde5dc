package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TeamCityTest {
  @Test
  void aTemplateStartsWhatTakesItAndMayAddStepsWhenItIsMade() {
    assertThat(
            tree(
                """
                -- .teamcity/settings.kts --
                project { buildType(Checks); buildType(Asked); template(Linting) }
                abstract class Watching() : Template({
                    steps { script { scriptContent = "tflint --chdir=app" } }
                    triggers { vcs { branchFilter = "+:main" } }
                })
                object Linting : Watching() {
                    init { steps { script { scriptContent = "terraform -chdir=app validate" } } }
                }
                object Checks : BuildType({ templates(Linting) })
                object Asked : BuildType({ steps { script { scriptContent = "ls" } } })
                -- app/main.tf --
                """))
        .contains("job Checks on push\n")
        .contains("check lint of app: tflint")
        .contains("check validate of app: terraform")
        .contains("job Asked on dispatch");
  }

  @Test
  void readsWhatTheRunnerForPythonStarts() {
    assertThat(
            tree(
                """
                -- .teamcity/settings.kts --
                project { buildType(Checks) }
                object Checks : BuildType({
                    steps {
                        python { command = pytest() }
                        python { command = module { module = "ci.lint"; scriptArguments = "--all" } }
                        python { command = file { filename = "ci/scan.py" } }
                        python {
                            command = script { content = ""\"import subprocess
                                subprocess.run(["tflint", "--chdir=app"])""\" }
                        }
                        python { command = custom { arguments = "-c 1" } }
                        python { command = script { content =
                    }
                })
                -- ci/lint.py --
                import subprocess
                subprocess.run(["terraform", "-chdir=app", "validate"])
                -- ci/scan.py --
                import subprocess
                subprocess.run(["checkov", "-d", "app"])
                -- app/main.tf --
                """))
        .contains("check unit of .: pytest")
        .contains("terraform -chdir=app validate")
        .contains("checkov -d app")
        .contains("tflint --chdir=app")
        .contains("? step python (opaque)");
  }

  @Test
  void followsFunctionsThatAddSteps() {
    assertThat(
            tree(
                """
                -- .teamcity/settings.kts --
                project { buildType(Checks) }
                object Checks : BuildType({
                    steps {
                        lint()
                        if (deep) { scan("app") }
                        again()
                    }
                })
                fun BuildSteps.lint() {
                    check("x") { "y" }
                    powerShell { scriptMode = file { path = "ci/scan.ps1" } }
                    script { scriptContent = "tflint --chdir=app" }
                }
                fun BuildSteps.scan(folder: String) {
                    step { script { scriptContent = "checkov -d app" } }
                }
                fun BuildSteps.again() {
                    again()
                    powerShell { scriptMode = script { content = "terraform -chdir=app fmt -check" } }
                }
                fun BuildSteps.nobody() { step { script { scriptContent = "terraform apply" } } }
                -- ci/scan.ps1 --
                terraform -chdir=app validate
                -- app/main.tf --
                """))
        .contains("check lint of app: tflint")
        .contains("check validate of app: terraform", "check format of app: terraform")
        .contains("check security of app/**: checkov")
        .contains("? fun nobody: dynamic")
        .doesNotContain("fun lint", "terraform apply", "opaque", "times");
  }

  @Test
  void functionsThatCallOneAnotherManyTimesEnd() {
    StringBuilder functions = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      functions.append("fun f").append(i).append("() {\n");
      functions.append(("    f" + (i + 1) + "()\n").repeat(200)).append("}\n");
    }
    assertThat(
            tree(
                "-- .teamcity/settings.kts --\n"
                    + "project { buildType(Many) }\n"
                    + "object Many : BuildType({ steps { f0() } })\n"
                    + functions
                    + "fun f8() { script { scriptContent = \"tflint\" } }\n"))
        .contains("job Many")
        .contains("? step functions (opaque)");
  }

  @Test
  void saysWhatItIsAndNamesTheRest() {
    assertThat(
            tree(
                """
                -- .teamcity/settings.kts --
                import jetbrains.buildServer.configs.kotlin.*
                version = "2024.03"
                project {
                    buildType(Plan)
                    buildType(Ship)
                    buildType(made("x"))
                }
                open class Checked : Template({
                    steps { script { scriptContent = "tflint --chdir=app" } }
                })
                object Base : Checked()
                object Plan : BuildType({
                    templates(Base)
                    name = "Plan"
                    params { password("env.TOKEN", "credentialsJSON:0") }
                    steps {
                        script {
                            name = "plan"
                            scriptContent = ""\"
                                cd app
                                terraform plan
                            ""\".trimIndent()
                        }
                        maven { goals = "clean verify" }
                        script { scriptContent = "terraform destroy"; enabled = false }
                    }
                    triggers { schedule { schedulingPolicy = daily { hour = 3 } } }
                    failureConditions { executionTimeoutMin = 20 }
                })
                object Ship : BuildType({
                    name = "Ship to production"
                    type = BuildTypeSettings.Type.DEPLOYMENT
                    dependencies { snapshot(Plan) { onDependencyFailure = FailureAction.FAIL_TO_START } }
                    steps { script { scriptContent = "terraform -chdir=app apply -auto-approve" } }
                })
                fun made(id: String): BuildType {
                    return BuildType { this.id(id); steps { script { scriptContent = "ls" } } }
                }
                -- app/main.tf --
                """))
        .contains("job Plan on schedule")
        .contains("within 20 min with secrets env.TOKEN")
        .contains("check lint of app: tflint --chdir=app")
        .contains("check plan of app: terraform plan")
        .contains("mvn clean verify")
        .contains("job Ship after Plan → production")
        .contains("apply infrastructure of app")
        .contains("? fun made: dynamic")
        .doesNotContain("destroy");
  }

  @Test
  void parametersAreVariables() {
    assertThat(
            tree(
                """
                -- .teamcity/settings.kts --
                import jetbrains.buildServer.configs.kotlin.*
                version = "2023.05"
                project { buildType(Plan) }
                object Plan : BuildType({
                  steps {
                    script {
                      scriptContent = "terraform -chdir=%teamcity.build.checkoutDir%/app plan && date +%Y%m%d"
                    }
                    script {
                      workingDir = "%dir.of.app%"
                      scriptContent = "terraform validate"
                    }
                    script { scriptContent = "echo 5% of 10%; tflint --chdir=%env.DIR" }
                  }
                })
                -- app/main.tf --
                """))
        .contains("check plan of app: terraform", "all read through")
        .contains("check validate of .: terraform validate")
        .doesNotContain("%dir");
  }
}
