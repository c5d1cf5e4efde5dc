package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The other repositories that a pipeline of Azure declares, by the names that it gives them. */
record AzureRepositories(Map<String, Repository> named) {
  /** How a repository of the same organisation's own forge is told from one of GitHub. */
  static final String OWN_FORGE = "azure-repos:";

  private static final Set<String> FORGES = Set.of("github", "githubenterprise", "bitbucket");

  /**
   * One of them.
   *
   * @param place as a reference begins: {@code owner/name} of GitHub
   * @param ref a branch, tag or commit; empty for the default branch
   */
  private record Repository(String place, String ref) {}

  static AzureRepositories of(Value root) {
    Map<String, Repository> named = new HashMap<>();
    for (Value one : root.items("resources", "repositories")) {
      String name = one.text("name").orElse("");
      String type = one.text("type").orElse("git");
      if (!name.isEmpty() && name.indexOf('$') < 0) {
        String place = FORGES.contains(type) ? name : OWN_FORGE + name;
        String ref =
            one.text("ref")
                .orElse("")
                .replaceFirst("^refs/heads/", "")
                .replaceFirst("^refs/tags/", "");
        one.text("repository").ifPresent(alias -> named.put(alias, new Repository(place, ref)));
      }
    }
    return new AzureRepositories(Map.copyOf(named));
  }

  /**
   * What a step puts there that checks out one of them, or this one beside them, where that is in the checkout: several lie in
   * folders that are called as they are, one alone is the top of the workspace.
   */
  Optional<Step> checkedOut(Value step, boolean several, Neighbours neighbours) {
    String alias = step.text("checkout").orElse("");
    if (alias.isEmpty() || step.at("path").isPresent()) {
      return Optional.empty();
    }
    if (alias.equals("self")) {
      return neighbours.own().filter(own -> several).map(own -> put("", own, step));
    }
    if (!neighbours.areThere()) {
      return Optional.empty();
    }
    return Optional.ofNullable(named.get(alias))
        .map(Repository::place)
        .filter(place -> neighbours.called(place).isPresent())
        .map(place -> put("https://github.com/" + place, several ? place : "", step));
  }

  private static Step put(String address, String repository, Value step) {
    String folder = repository.substring(repository.lastIndexOf('/') + 1);
    Map<String, String> given = Map.of("url", address, "relativeTargetDir", folder);
    return Step.use("", step.line(), new Work.Use(Work.Use.Kind.STEP, "git", given));
  }

  /** The branch, tag or commit at which {@code path@alias} is taken; empty for the default branch. */
  String version(String template) {
    Repository repository = named.get(template.substring(template.lastIndexOf('@') + 1));
    return repository == null ? "" : repository.ref();
  }

  /**
   * A template of a repository that lies in the checkout.
   *
   * @param path in that repository
   */
  record Elsewhere(Neighbours.Neighbour repository, String path) {}

  /** What {@code path@alias} means, where the alias is declared and its repository is in the checkout. */
  Optional<Elsewhere> elsewhere(String template, Neighbours neighbours) {
    int at = template.lastIndexOf('@');
    Repository repository = at < 0 ? null : named.get(template.substring(at + 1));
    if (repository == null) {
      return Optional.empty();
    }
    String path = template.substring(0, at);
    return neighbours
        .named(onForge(repository.place(), neighbours))
        .map(other -> new Elsewhere(other, path));
  }

  /** A repository of the pipeline's own forge, {@code project/name}, is of the owner that this one has. */
  private static String onForge(String place, Neighbours neighbours) {
    if (!place.startsWith(OWN_FORGE)) {
      return place;
    }
    String own = neighbours.own().orElse("");
    return own.substring(0, own.lastIndexOf('/') + 1)
        + place.substring(Math.max(place.lastIndexOf('/'), OWN_FORGE.length() - 1) + 1);
  }

  /** {@code path@alias} as {@code owner/name/path@ref}, where the alias is declared. */
  String reference(String template) {
    int at = template.lastIndexOf('@');
    Repository repository = at < 0 ? null : named.get(template.substring(at + 1));
    if (repository == null) {
      return template;
    }
    String path = template.substring(template.startsWith("/") ? 1 : 0, at);
    String pin = repository.ref().isEmpty() ? "" : "@" + repository.ref();
    return repository.place() + "/" + path + pin;
  }
}
