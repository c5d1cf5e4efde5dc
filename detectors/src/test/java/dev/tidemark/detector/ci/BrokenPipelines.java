package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;

/** Pipelines of many systems that end in the middle, at every place. */
final class BrokenPipelines {
  private static final String WHOLE =
      """
      on:
        pull_request: {branches: [main]}
      jobs:
        up:
          environment: production
          needs: [plan]
          uses: ./.github/workflows/b.yml
          steps:
            - uses: acme/x@v1
              with: {a: "b"}
            - run: |
                ssh host 'terraform apply' && helm rollback x
      """;
  private static final String JENKINS =
      "pipeline { stages { stage('a') { steps { sh '''terraform apply''' } } } }";
  private static final String GITLAB =
      "include: [{local: /x.yml}]\nup:\n  extends: [.a]\n  script: [\"terraform apply\"]\n";
  private static final String DOCKER = "FROM a:1 AS b\nRUN <<EOF\nterraform apply\nEOF\n";
  private static final String MAKE = "up: plan\n\t@terraform apply \\\n\t  -auto-approve\n";
  private static final List<String> PLACES =
      List.of(
          ".github/workflows/a.yml",
          ".gitlab-ci.yml",
          "azure-pipelines.yml",
          ".circleci/config.yml",
          "bitbucket-pipelines.yml",
          "cloudbuild.yaml",
          "buildspec.yml",
          ".travis.yml",
          "ci/pipeline.yml",
          "Jenkinsfile",
          "Dockerfile",
          "Makefile",
          "justfile",
          "Taskfile.yml",
          "package.json",
          "deploy.sh");

  private BrokenPipelines() {}

  static void survivedBy(Detector detector) {
    for (String whole : List.of(WHOLE, JENKINS, GITLAB, DOCKER, MAKE)) {
      for (int end = 0; end <= whole.length(); end += 7) {
        StringBuilder files = new StringBuilder();
        for (String place : PLACES) {
          files.append("-- ").append(place).append(" --\n").append(whole, 0, end).append('\n');
        }
        assertThat(DetectorTester.of(detector).given(files.toString()).evidence())
            .allMatch(seen -> detector.emits().contains(seen.kind()));
      }
    }
    DetectorTester.of(detector).given("").seesNothing();
  }
}
