package dev.tidemark.pipeline;

import dev.tidemark.repository.RepoPath;
import java.util.Set;

/** Which files pipelines and what they call are written in, by name. */
public final class PipelineFiles {
  private static final Set<String> NAMES =
      Set.of(
          "makefile",
          "gnumakefile",
          "justfile",
          ".justfile",
          "taskfile.yml",
          "taskfile.yaml",
          "package.json",
          ".gitlab-ci.yml",
          "jenkinsfile",
          ".travis.yml",
          ".drone.yml",
          ".drone.yaml",
          ".drone.star",
          ".drone.jsonnet",
          "dagger.json",
          "dagger.cue",
          ".woodpecker.yml",
          ".woodpecker.yaml",
          ".prow.yaml",
          "atlantis.yaml",
          "atlantis.yml",
          "repos.yaml",
          "env0.yml",
          "env0.yaml",
          "env0.workflow.yml",
          "earthfile",
          "bitbucket-pipelines.yml",
          "azure-pipelines.yml",
          "buildspec.yml",
          "cloudbuild.yaml",
          "action.yml",
          "action.yaml",
          ".pre-commit-config.yaml",
          "lefthook.yml");
  private static final Set<String> FOLDERS =
      Set.of(
          ".github/workflows",
          ".circleci",
          ".buildkite",
          ".tekton",
          ".concourse",
          ".woodpecker",
          ".gitlab",
          ".prow",
          ".spacelift");

  private PipelineFiles() {}

  public static boolean mayBe(RepoPath path) {
    return NAMES.contains(path.lowerName())
        || FOLDERS.stream().anyMatch(folder -> path.isIn(RepoPath.of(folder)))
        || Set.of("sh", "bash", "groovy", "jenkinsfile").contains(path.extension())
        || path.lowerName().startsWith("jenkinsfile")
        || path.names().contains(".teamcity")
        || path.value().contains("pipeline");
  }
}
