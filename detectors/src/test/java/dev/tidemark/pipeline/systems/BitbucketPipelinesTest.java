package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BitbucketPipelinesTest {
  @Test
  void stagesSpeakForTheirSteps() {
    assertThat(
            tree(
                """
                -- bitbucket-pipelines.yml --
                pipelines:
                  branches:
                    main:
                      - step: {name: plan, max-time: 15, script: [terraform -chdir=app plan], condition: {changesets: {includePaths: [app/**]}}}
                      - stage:
                          name: live
                          deployment: production
                          trigger: manual
                          steps:
                            - step: {name: apply, script: [terraform -chdir=app apply -auto-approve, {pipe: atlassian/slack-notify:2.0.0}]}
                -- app/main.tf --
                """))
        .contains("job plan within 15 min")
        .contains("job apply after plan → production (a person confirms)")
        .contains("apply infrastructure of app");
  }
}
