package dev.tidemark.repository.git;

import dev.tidemark.document.Words;
import java.util.List;

/** Tells the identities of programs from those of people, by the names that forges and update services commit under. */
final class Bots {
  private static final List<String> NAMES =
      List.of(
          "dependabot",
          "renovate",
          "github-actions",
          "github action",
          "githubaction",
          "gitlab-ci",
          "gitlab ci",
          "jenkins",
          "circleci",
          "travis ci",
          "fluxcdbot",
          "fluxbot",
          "weave flux",
          "argocd-image-updater",
          "argocd image updater",
          "greenkeeper",
          "snyk-bot",
          "pyup",
          "scala-steward",
          "scala steward",
          "updatecli",
          "pre-commit-ci",
          "mergify",
          "imgbot",
          "semantic-release",
          "allcontributors",
          "azure pipelines",
          "azure-pipelines",
          "atlantis",
          "terraform-docs",
          "project collection build service",
          "cloud build");

  private static final List<String> LOCAL_PARTS =
      List.of(
          "ci", "bot", "robot", "actions", "action", "jenkins", "build", "automation", "deploy");

  private Bots() {}

  static boolean is(Signature signature) {
    String name = signature.name();
    String address = signature.address();
    if (endsLikeBot(name) || address.contains("[bot]@")) {
      return true;
    }
    if (Words.anyBegins(NAMES, name)) {
      return true;
    }
    int at = address.indexOf('@');
    String local = at < 0 ? address : address.substring(0, at);
    return LOCAL_PARTS.contains(local)
        || endsLikeBot(local)
        || NAMES.stream().anyMatch(local::equals);
  }

  /** {@code x[bot]}, {@code x-bot}, {@code x bot}, {@code x_bot}, {@code ci-robot}; not a person called Talbot or Abbot. */
  private static boolean endsLikeBot(String name) {
    if (name.endsWith("[bot]")) {
      return true;
    }
    for (String ending : new String[] {"bot", "robot"}) {
      if (name.equals(ending)) {
        return true;
      }
      if (name.endsWith(ending)) {
        char before = name.charAt(name.length() - ending.length() - 1);
        if (before == '-' || before == ' ' || before == '_' || before == '.') {
          return true;
        }
      }
    }
    return false;
  }
}
