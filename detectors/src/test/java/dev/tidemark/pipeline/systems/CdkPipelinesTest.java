package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CdkPipelinesTest {

  @Test
  void stagesFollowTheStepsAndOneAnother() {
    assertThat(
            tree(
                """
                -- infra/cdk.json --
                {"app": "npx ts-node bin/app.ts"}
                -- infra/lib/delivery-stack.ts --
                import * as cdk from 'aws-cdk-lib';
                import * as pipelines from 'aws-cdk-lib/pipelines';
                export class Delivery extends cdk.Stack {
                  constructor() {
                    const unit = new pipelines.ShellStep('Unit', {
                      input: pipelines.CodePipelineSource.connection('acme/shop', 'main', {
                        connectionArn: arn,
                      }),
                      commands: ['npx jest'],
                    });
                    const pipeline = new pipelines.CodePipeline(this, 'Shop', {
                      synth: new pipelines.CodeBuildStep('Synth', {
                        input: unit,
                        commands: ['npx cdk synth'],
                      }),
                    });
                    pipeline.addStage(new Shop(this, 'ShopBeta', { env }), {
                      post: [new pipelines.ShellStep('Smoke', { commands: ['npx playwright test'] })],
                    });
                    pipeline.addStage(new Shop(this, 'ShopProd', { env }), {
                      pre: [
                        new pipelines.ManualApprovalStep('Promote'),
                        new pipelines.ShellStep('Ready', { commands: ['npx jest ready'] }),
                      ],
                    });
                  }
                }
                """))
        .contains(
            "infra/lib/delivery-stack.ts · codepipeline · Shop",
            "on push to main",
            "job Unit\n",
            "job Synth after Unit",
            "job ShopBeta after Synth → beta",
            "apply infrastructure of infra: cdk deploy --all",
            "job Smoke after ShopBeta",
            "job Ready after Smoke",
            "job ShopProd after Smoke, Ready → prod",
            "approval: waits for a person");
  }

  @Test
  void aWaveIsDeliveredAtOnceAndASourceMayWaitForAPerson() {
    assertThat(
            tree(
                """
                -- cdk.json --
                {"app": "python app.py"}
                -- shop/pipeline.py --
                from aws_cdk import Stack
                from aws_cdk.pipelines import CodePipeline, CodePipelineSource, ManualApprovalStep, ShellStep
                from shop.stages import Shop
                class Delivery(Stack):
                    def __init__(self):
                        source = CodePipelineSource.connection("acme/shop", branch, trigger_on_push=False)
                        pipeline = CodePipeline(self, "Shop", synth=ShellStep("Synth", input=source,
                            commands=["npx cdk synth"]))
                        staging = Shop(self, "Staging")
                        pipeline.add_stage(staging)
                        wave = pipeline.add_wave("Production")
                        wave.add_stage(Shop(self, "Prod-EU"), pre=[approve])
                        wave.add_stage(Shop(self, "Prod-US"))
                        pipeline.add_stage(Shop(self, "After"))
                """))
        .contains(
            "on dispatch",
            "job Synth\n",
            "job staging after Synth → staging",
            "job Prod-EU after staging → prod\n    approval",
            "job Prod-US after staging → prod\n    apply",
            "job After after Prod-EU, Prod-US\n");
  }

  @Test
  void whatASourceFromElsewhereStartsIsNotDecided() {
    assertThat(
            tree(
                """
                -- cdk.json --
                {"app": "x"}
                -- lib/pipeline.ts --
                import { CodePipeline, ShellStep } from 'aws-cdk-lib/pipelines';
                const pipeline = new CodePipeline(this, 'Shop', {
                  synth: new ShellStep('Synth', { input: props.source, commands: ['npx cdk synth'] }),
                });
                pipeline.addStage(new Shop(this, 'Prod'));
                """))
        .contains("job Prod after Synth → prod", "on push")
        .doesNotContain("on dispatch");
  }

  @Test
  void programsWithoutAPipelineOfTheirOwnAndBrokenOnesDeliverNothing() {
    assertThat(
            tree(
                """
                -- cdk.json --
                {"app": "x"}
                -- lib/api-stack.ts --
                import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
                new HttpApi(this, 'Api').addStage('Prod', {});
                -- lib/step-stack.ts --
                import { ShellStep } from 'aws-cdk-lib/pipelines';
                new ShellStep('Only', { commands: ['npx jest'] });
                -- lib/data-pipeline.ts --
                class CodePipeline {}
                new CodePipeline(this, 'Own').addStage(new Load('Prod'));
                -- lib/broken-stack.ts --
                import { CodePipeline } from 'aws-cdk-lib/pipelines';
                const p = new CodePipeline(this, 'Broken', { synth: new
                """))
        .doesNotContain("codepipeline");
  }
}
