package dev.tidemark.pipeline.link;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Templates;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lies where while a job runs: {@code actions/checkout} can put this repository, or another one, into a folder.
 *
 * @param folders the repository in each folder that steps name; the empty text for this one
 * @param inputs whether each repository lies in a folder whose name only the pipeline knows, as Concourse has it
 */
record Checkouts(Landscape landscape, Map<String, String> folders, boolean inputs) {

  static Checkouts none(Landscape landscape) {
    return new Checkouts(landscape, Map.of(), false);
  }

  /** Those that a pipeline of a CI system begins with. */
  static Checkouts of(Pipeline pipeline, Landscape landscape) {
    return new Checkouts(landscape, Map.of(), pipeline.system().equals("concourse"));
  }

  Checkouts of(Job job, Map<String, String> known) {
    Map<String, String> found = new TreeMap<>();
    for (Step step : job.steps()) {
      if (step.work() instanceof Work.Use use
          && use.reference().startsWith("actions/checkout@")
          && use.inputs().containsKey("path")) {
        String folder = Places.resolve("", Templates.fill(use.inputs().get("path"), known));
        String repository =
            Templates.fill(use.inputs().getOrDefault("repository", ""), known)
                .replace("${{ github.repository }}", "");
        boolean own = landscape.facet(OwnName.FACET).is(repository);
        if (!folder.isEmpty() && !folder.equals(Places.OUTSIDE)) {
          found.put(folder, own ? "" : repository);
        }
      }
    }
    return new Checkouts(landscape, found, inputs);
  }

  /** A place of the workspace as one of a repository. */
  String home(String place) {
    for (Map.Entry<String, String> folder : folders.entrySet()) {
      boolean inside = place.equals(folder.getKey()) || place.startsWith(folder.getKey() + "/");
      if (inside) {
        String rest = place.substring(Math.min(place.length(), folder.getKey().length() + 1));
        return folder.getValue().isEmpty() ? rest : Places.of(folder.getValue(), rest);
      }
    }
    return inputs ? withoutInput(place) : place;
  }

  /** A place below a folder that this repository does not have, where what follows is here. */
  private String withoutInput(String place) {
    int slash = place.indexOf('/');
    boolean plain = PathPattern.isPlain(place) && !Places.isElsewhere(place);
    if (!plain || place.isEmpty() || place.startsWith("/")) {
      return place;
    }
    String first = slash < 0 ? place : place.substring(0, slash);
    String rest = slash < 0 ? "" : place.substring(slash + 1);
    boolean here = landscape.hasAny(RepoPath.of(first));
    boolean there = !rest.isEmpty() && landscape.hasAny(RepoPath.of(rest));
    return here || !there ? place : rest;
  }

  /** Where a known place lies; nothing for one outside, one that is not known, or one of a repository that is not here. */
  Optional<Ground> ground(String place) {
    String home = home(place);
    if (!Places.isElsewhere(home)) {
      return Places.known(home).map(path -> new Ground(landscape, "", path));
    }
    int end = home.indexOf("//", 2);
    String repository = home.substring(2, end);
    Optional<Neighbours.Neighbour> other = landscape.neighbours().named(repository);
    return other.flatMap(
        neighbour ->
            Places.known(home.substring(end + 2))
                .map(path -> new Ground(neighbour.landscape(), neighbour.name(), path)));
  }
}
