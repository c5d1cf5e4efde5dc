package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every system: what only looks like its notation is none, and what is broken is survived. */
class TranslatorsTest {
  static Stream<String> lookalikes() {
    return Stream.of(
        "-- docs/drone.yml --\nkind: pipeline\nsteps: [{name: a, image: x, commands: [terraform apply]}]\n",
        "-- .drone.yml --\nkind: secret\nname: a\n",
        "-- woodpecker/a.yml --\nsteps: [{name: a, image: x, commands: [terraform apply]}]\n",
        "-- .woodpecker/readme.yml --\nnotes: terraform apply\n",
        "-- jobs.yaml --\npresubmits: none\n",
        "-- crd.yaml --\napiVersion: v1\nkind: ConfigMap\nperiodics: [{name: a}]\n",
        "-- task.yaml --\napiVersion: example.org/v1\nkind: Task\nmetadata: {name: a}\nspec: {steps: [{name: a, script: terraform apply}]}\n",
        "-- workflow.yaml --\napiVersion: dapr.io/v1\nkind: Workflow\nspec: {entrypoint: a, templates: [{name: a, container: {image: x, command: [terraform, apply]}}]}\n",
        "-- app/atlantis.yaml --\nversion: 3\nprojects: [{dir: app}]\n",
        "-- repos.yaml --\nrepos: [{name: a, url: b}]\n",
        "-- .spacelift/notes.yml --\nstacks: {a: {project_root: app}}\n",
        "-- env0.yml --\nversion: 1\ndestroy: {steps: {}}\n",
        "-- build/settings.kts --\nobject A : BuildType({ steps { script { scriptContent = \"terraform apply\" } } })\n",
        "-- plan.yml --\nplatform: linux\nnotes: terraform apply\n",
        "-- db.tf --\nresource \"aws_db_instance\" \"codepipeline\" {}\n",
        "-- buildspec.yml --\nversion: 0.2\nartifacts: {files: [a]}\n");
  }

  @ParameterizedTest
  @MethodSource("lookalikes")
  void whatOnlyLooksLikeAPipelineIsNone(String files) {
    assertThat(tree(files)).startsWith("0 pipelines");
  }

  static Stream<String> broken() {
    return Stream.of(
        "-- .drone.yml --\nkind: pipeline\nsteps: [{name: a, commands: [\n",
        "-- .drone.yml --\nkind: pipeline\nsteps: text\ntrigger: [[]]\ndepends_on: {a: b}\n",
        "-- .woodpecker.yml --\nsteps: {a: {image: [x], commands: {a: b}}}\nwhen: [[[]]]\n",
        "-- .prow.yaml --\npresubmits: [{name: [a], spec: {containers: [{command: {a: b}}]}}, text]\n",
        "-- t.yaml --\napiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: {name: a}\nspec: {tasks: [{taskRef: {name: a}}, {name: b, runAfter: [b], taskRef: text}]}\n",
        "-- t.yaml --\napiVersion: tekton.dev/v1\nkind: PipelineRun\nspec: {pipelineRef: {resolver: git, params: text}}\n",
        "-- w.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {entrypoint: a, templates: [{name: a, steps: [[{name: a, template: a}], text]}]}\n",
        "-- w.yaml --\napiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: w}\nspec: {templates: [{name: a, dag: {tasks: [{name: b, templateRef: {name: w, template: a}}]}}]}\n",
        "-- atlantis.yaml --\nversion: 3\nprojects: [text, {dir: [a], workflow: {a: b}, apply_requirements: {a: b}}]\n",
        "-- .spacelift/config.yml --\nstacks: {a: text, b: {before_init: {a: b}}}\n",
        "-- env0.yml --\ndeploy: {steps: [terraformPlan, {a: b}]}\n",
        "-- .teamcity/settings.kts --\nproject { buildType(A) }\nobject A : BuildType({ steps { script { scriptContent = \"\"\"never closed\n",
        "-- .teamcity/settings.kts --\n" + "steps { ".repeat(3_000) + ")".repeat(3_000),
        "-- p.yaml --\nResources: {A: {Type: 'AWS::CodePipeline::Pipeline', Properties: {Stages: [text, {Actions: [{ActionTypeId: text}]}]}}}\n",
        "-- p.tf --\nresource \"aws_codepipeline\" \"a\" {\n  stage {\n    action {\n      configuration = [\n",
        "-- ci.yml --\njobs: [{name: a, plan: [{get: [a]}, {task: {a: b}}, {try: {try: {try: text}}}]}]\n",
        "-- .travis.yml --\njobs: {include: [text, {stage: {a: b}, if: [a], script: {a: b}}]}\ndeploy: [text]\n");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenFileIsSurvived(String files) {
    assertThat(tree(files)).contains("pipeline").doesNotContain("apply infrastructure of");
  }
}
