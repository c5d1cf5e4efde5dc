package dev.tidemark.pipeline.systems;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Drone and Woodpecker, which share their notation, do. */
class DroneTest {
  @Test
  void hasTriggersPluginsAndPromotions() {
    assertThat(
            tree(
                """
                -- .drone.yml --
                kind: pipeline
                name: main
                trigger: {branch: [main], event: {exclude: [pull_request]}}
                steps:
                  - name: image
                    image: plugins/docker:20
                    settings: {repo: example/app, password: {from_secret: registry}}
                  - name: terraform
                    image: jmccann/drone-terraform:8
                    settings: {actions: [fmt, plan], root_dir: app}
                  - name: tell
                    image: plugins/slack
                    when: {status: [failure]}
                  - name: never
                    image: alpine
                    commands: [terraform destroy]
                    when: {event: [nothing]}
                  - name: ship
                    image: alpine
                    commands: [helm upgrade --install app chart]
                    when: {event: promote, target: [staging, production]}
                ---
                kind: secret
                name: registry
                -- app/main.tf --
                """))
        .contains("on push to main")
        .contains("job main with secrets registry")
        .contains("publish image: plugins/docker:20")
        .contains("check format of app: jmccann/drone-terraform:8")
        .contains("check plan of app: jmccann/drone-terraform:8")
        .contains("job main/ship after main → staging, production on dispatch")
        .doesNotContain("apply infrastructure")
        .doesNotContain("plugins/slack");
  }

  @Test
  void woodpeckerWorkflowsFollowOneAnother() {
    assertThat(
            tree(
                """
                -- .woodpecker/test.yaml --
                when: [{event: [push, pull_request], path: {include: [app/**]}}]
                steps:
                  - {name: plan, image: hashicorp/terraform, commands: [terraform -chdir=app plan]}
                -- .woodpecker/release.yaml --
                depends_on: [test]
                when: [{event: tag}, {event: cron, cron: nightly}]
                steps:
                  - {name: push, image: woodpeckerci/plugin-docker-buildx, settings: {repo: x, dry_run: true}}
                -- app/main.tf --
                """))
        .contains("change-request of app/**")
        .contains("job release after test on tag, schedule")
        .contains("check plan of app")
        .contains("build: woodpeckerci/plugin-docker-buildx");
  }
}
