package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePipelineTest {
  @Test
  void followsProjectsThatModulesAreGivenAndGiveBack() {
    assertThat(
            tree(
                """
                -- live/main.tf --
                module "build" {
                  source = "../modules/build"
                  spec   = "live/specs/plan.yml"
                }
                module "chain" {
                  source  = "../modules/chain"
                  project = module.build.project_name
                  other   = module.elsewhere.name
                }
                -- modules/build/main.tf --
                variable "spec" {}
                resource "aws_codebuild_project" "this" {
                  name = "x-${terraform.workspace}"
                  source { buildspec = var.spec }
                }
                output "project_name" { value = aws_codebuild_project.this.name }
                -- modules/chain/main.tf --
                variable "project" {}
                variable "other" {}
                resource "aws_codepipeline" "chain" {
                  stage {
                    name = "Deploy"
                    action {
                      name = "Plan"
                      category = "Build"
                      provider = "CodeBuild"
                      configuration = { ProjectName = var.project }
                    }
                    action {
                      name = "Other"
                      category = "Build"
                      provider = "CodeBuild"
                      configuration = { ProjectName = var.other }
                    }
                    action {
                      name = "Itself"
                      category = "Build"
                      provider = "CodeBuild"
                      configuration = { ProjectName = var.gone[0 }
                    }
                  }
                }
                -- modules/other/main.tf --
                variable "spec" { default = "live/specs/other.yml" }
                resource "aws_codebuild_project" "this" {
                  name = "other"
                  source { buildspec = var.spec }
                }
                resource "aws_codepipeline" "named" {
                  stage {
                    name = "Check"
                    action {
                      name = "Other"
                      category = "Build"
                      provider = "CodeBuild"
                      configuration = { ProjectName = aws_codebuild_project.this.name }
                    }
                  }
                }
                -- live/specs/other.yml --
                version: 0.2
                phases: {build: {commands: [tflint --chdir=app]}}
                -- live/specs/plan.yml --
                version: 0.2
                phases: {build: {commands: [terraform -chdir=app plan]}}
                -- live/specs/apply.yml --
                version: 0.2
                phases: {build: {commands: [terraform -chdir=app apply -auto-approve]}}
                -- app/main.tf --
                """))
        .contains("check plan of app: terraform -chdir=app plan")
        .contains("? CodeBuild project var.other (opaque")
        .contains("↳ ./live/specs/other.yml")
        .doesNotContain("↳ ./live/specs/apply.yml");
  }

  @Test
  void readsTheBuildspecThatEachCallOfAModuleGives() {
    assertThat(
            tree(
                """
                -- modules/project/main.tf --
                resource "aws_codebuild_project" "this" {
                  name = var.name
                  source { buildspec = var.spec }
                }
                output "name" { value = aws_codebuild_project.this.name }
                -- live/main.tf --
                module "plan" {
                  source = "../modules/project"
                  name   = "plan"
                  spec   = file("${path.root}/specs/plan/first.yml")
                }
                module "apply" {
                  source   = "../modules/project"
                  for_each = toset(["a", "b"])
                  name     = "apply"
                  spec     = file("${path.module}/specs/apply.yml")
                }
                module "gone" {
                  source = "../modules/project"
                  spec   = file("specs/gone.yml")
                }
                """
                    + chain("module.plan.name", "module.apply[\"a\"].name", "module.gone.name")
                    + """
                -- live/specs/plan/first.yml --
                phases: {build: {commands: [terraform -chdir=app plan]}}
                -- live/specs/apply.yml --
                phases: {build: {commands: [terraform -chdir=app apply -auto-approve]}}
                -- app/main.tf --
                """))
        .contains("check plan of app: terraform -chdir=app plan")
        .contains("apply infrastructure of app: terraform -chdir=app apply")
        .contains("? CodeBuild project module.gone.name (opaque");
  }

  @Test
  void readsBuildspecsThatDataSourcesRead() {
    assertThat(
            tree(
                """
                -- ci/main.tf --
                data "local_file" "plan" { filename = "${path.module}/specs/plan.yml" }
                data "template_file" "apply" { template = file("${path.module}/specs/apply.yml") }
                resource "aws_codebuild_project" "plan" {
                  name = "plan"
                  source { buildspec = data.local_file.plan.content }
                }
                resource "aws_codebuild_project" "apply" {
                  name = "apply"
                  source { buildspec = data.template_file.apply.rendered }
                }
                resource "aws_codebuild_project" "gone" {
                  name = "gone"
                  source { buildspec = data.local_file.gone.content }
                }
                """
                    + chain(
                        "aws_codebuild_project.plan.name",
                        "aws_codebuild_project.apply.name",
                        "aws_codebuild_project.gone.name")
                    + """
                -- ci/specs/plan.yml --
                version: 0.2
                phases: {build: {commands: [terraform -chdir=app plan]}}
                -- ci/specs/apply.yml --
                version: 0.2
                phases: {build: {commands: [terraform -chdir=app apply -auto-approve]}}
                -- app/main.tf --
                """))
        .contains("check plan of app: terraform -chdir=app plan")
        .contains("apply infrastructure of app: terraform -chdir=app apply -auto-approve")
        .contains("? CodeBuild project aws_codebuild_project.gone.name (opaque");
  }

  @Test
  void followsItsProjectsAndAsksPeople() {
    assertThat(
            tree(
                """
                -- pipeline.yaml --
                Resources:
                  Plan:
                    Type: AWS::CodeBuild::Project
                    Properties: {Source: {Type: CODEPIPELINE, BuildSpec: ci/plan.yml}}
                  Apply:
                    Type: AWS::CodeBuild::Project
                    Properties:
                      Source:
                        Type: CODEPIPELINE
                        BuildSpec: |
                          version: 0.2
                          env: {secrets-manager: {TOKEN: a}}
                          phases:
                            pre_build: {commands: [cd app]}
                            build: {commands: [terraform apply -auto-approve]}
                  Chain:
                    Type: AWS::CodePipeline::Pipeline
                    Properties:
                      Stages:
                        - Name: Source
                          Actions:
                            - Name: Code
                              ActionTypeId: {Category: Source, Provider: CodeStarSourceConnection}
                              Configuration: {BranchName: main}
                        - Name: Production
                          Actions:
                            - Name: Plan
                              RunOrder: 1
                              ActionTypeId: {Category: Build, Provider: CodeBuild}
                              Configuration: {ProjectName: !Ref Plan}
                            - Name: Ask
                              RunOrder: 2
                              ActionTypeId: {Category: Approval, Provider: Manual}
                            - Name: Apply
                              RunOrder: 3
                              ActionTypeId: {Category: Build, Provider: CodeBuild}
                              Configuration: {ProjectName: !Ref Apply}
                            - Name: Stack
                              RunOrder: 4
                              ActionTypeId: {Category: Deploy, Provider: CloudFormation}
                              Configuration: {ActionMode: CREATE_UPDATE, TemplatePath: "Out::stack.yaml"}
                -- ci/plan.yml --
                version: 0.2
                phases: {build: {commands: [terraform -chdir=app plan]}}
                -- app/main.tf --
                """))
        .contains("codepipeline · Chain")
        .contains("on push to main")
        .contains("job Production/Apply after Production/Ask → production")
        .contains("approval: waits for a person")
        .contains("check plan of app: terraform -chdir=app plan")
        .contains("apply infrastructure of app: terraform apply -auto-approve")
        .contains("aws cloudformation deploy --template-file stack.yaml")
        .contains("codebuild template · plan.yml")
        .contains("with secrets TOKEN");
  }

  @Test
  void terraformDeclaresTheSamePipeline() {
    assertThat(
            tree(
                """
                -- ci/main.tf --
                resource "aws_codebuild_project" "plan" {
                  name = "plan"
                  source {
                    type      = "CODEPIPELINE"
                    buildspec = file("${path.module}/plan.yml")
                  }
                }
                resource "aws_codepipeline" "chain" {
                  name = "chain"
                  stage {
                    name = "Source"
                    action {
                      name          = "Code"
                      category      = "Source"
                      provider      = "CodeCommit"
                      configuration = { BranchName = "main" }
                    }
                  }
                  stage {
                    name = "Plan"
                    action {
                      name          = "Plan"
                      category      = "Build"
                      provider      = "CodeBuild"
                      configuration = { ProjectName = aws_codebuild_project.plan.name }
                    }
                  }
                  dynamic "stage" {
                    for_each = var.stages
                    content {
                      name = stage.value.name
                    }
                  }
                }
                -- ci/plan.yml --
                version: 0.2
                phases: {build: {commands: [terraform -chdir=app plan]}}
                -- app/main.tf --
                """))
        .contains("codepipeline · chain")
        .contains("on push to main")
        .contains("check plan of app: terraform -chdir=app plan")
        .contains("? stages of chain: dynamic");
  }

  /** A pipeline that plans, applies and starts something that is not there, by the names of its projects as written. */
  private static String chain(String plan, String apply, String gone) {
    return """
        resource "aws_codepipeline" "chain" {
          stage {
            name = "Deploy"
            action {
              name = "Plan"
              category = "Build"
              provider = "CodeBuild"
              configuration = { ProjectName = %s }
            }
            action {
              name = "Apply"
              category = "Build"
              provider = "CodeBuild"
              run_order = 2
              configuration = { ProjectName = %s }
            }
            action {
              name = "Gone"
              category = "Build"
              provider = "CodeBuild"
              configuration = { ProjectName = %s }
            }
          }
        }
        """
        .formatted(plan, apply, gone);
  }

  private static String source(String detecting, String more) {
    return tree(
        """
        -- main.tf --
        resource "aws_codepipeline" "chain" {
          name = "chain"
          stage {
            name = "Source"
            action {
              name = "Source"
              category = "Source"
              provider = "CodeStarSourceConnection"
              configuration = { BranchName = "main", DetectChanges = %s }
            }
          }
          stage {
            name = "DeployToDev"
            action {
              name = "Apply"
              category = "Approval"
            }
          }
          %s
        }
        """
            .formatted(detecting, more));
  }

  @Test
  void aConnectionMayLeaveNewCommitsAlone() {
    assertThat(source("true", "")).contains("on push to main", "job DeployToDev/Apply → dev");
    assertThat(source("false", "")).contains("on dispatch");
    assertThat(source("var.detect", "")).contains("on push to main");
    String trigger =
        "trigger {\n provider_type = \"x\"\n git_configuration {\n push {\n branches {\n includes = [\"main\"]\n }\n }\n }\n }";
    assertThat(source("false", trigger)).contains("on push");
  }
}
