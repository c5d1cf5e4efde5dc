package dev.tidemark.pipeline.link;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.catalogue.Match;
import dev.tidemark.repository.RepoPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a command works on.
 *
 * @param here directories or globs of this repository
 * @param elsewhere places in other repositories of the checkout, as reports call them
 * @param alone whether the directories are known, and its tool takes one at a time
 */
record Aims(List<String> here, List<String> elsewhere, boolean alone) {
  /** More alternatives than a matrix or loop lists by hand. */
  private static final int MAX_TARGETS = 200;

  /** Tools whose flags name directories of definitions that people keep, and that take one of them at a time. */
  private static final Set<String> ROOT_TOOLS = Set.of("terraform", "opentofu", "terragrunt");

  /** What a command that the catalogue knows works on. */
  static Aims of(Match match, String workingDirectory, Checkouts checkouts) {
    Gathering gathering = new Gathering(match, workingDirectory, checkouts);
    boolean anyKnown = anyKnown(match.places());
    for (String place : match.places()) {
      // a name that is only known when it runs, beside a place
      boolean later = !match.named() && anyKnown && Places.globbed(place).equals("**");
      if (!later) {
        gathering.add(place);
      }
    }
    gathering.orWhereItRuns();
    return gathering.aims();
  }

  /** What the places of one command are, while they are gathered. */
  private static final class Gathering {
    private final Match match;
    private final String workingDirectory;
    private final Checkouts checkouts;

    /** Whether it works on manifests, which are looked for next door as what holds some. */
    private final boolean objects;

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> nextDoor = new LinkedHashSet<>();
    private boolean elsewhere;

    Gathering(Match match, String workingDirectory, Checkouts checkouts) {
      this.match = match;
      this.workingDirectory = workingDirectory;
      this.checkouts = checkouts;
      this.objects = match.meaning().subject().equals("manifest");
    }

    void add(String place) {
      if (place.startsWith("<(")) {
        elsewhere = true; // what another command prints
        return;
      }
      String written = place.startsWith("dir://") ? place.substring(6) : place;
      String path = checkouts.home(Places.resolve(workingDirectory, written));
      if (path.equals(Places.OUTSIDE) || Places.isElsewhere(path)) {
        checkouts.nextDoor(path, MAX_TARGETS, objects).forEach(nextDoor::add);
        elsewhere |= match.named() || place.contains("://");
        return;
      }
      for (String choice : PathPattern.alternatives(path, MAX_TARGETS)) {
        directoryOf(choice, match, place, checkouts.landscape()).ifPresent(found::add);
      }
    }

    /** A command that names nothing which is here works on the directory that it runs in. */
    void orWhereItRuns() {
      String directory = checkouts.home(workingDirectory);
      boolean here = !directory.equals(Places.OUTSIDE) && !Places.isElsewhere(directory);
      if (found.isEmpty() && !elsewhere && here) {
        found.addAll(PathPattern.alternatives(directory, MAX_TARGETS));
      }
      if (found.isEmpty() && nextDoor.isEmpty()) {
        checkouts.nextDoor(directory, MAX_TARGETS, objects).forEach(nextDoor::add);
      }
    }

    Aims aims() {
      boolean recursive = match.meaning().has("recursive");
      boolean alone =
          !recursive
              && ROOT_TOOLS.contains(match.meaning().tool())
              && found.stream().allMatch(PathPattern::isPlain);
      List<String> there =
          nextDoor.stream()
              .map(place -> recursive && !place.endsWith("**") ? place + "/**" : place)
              .toList();
      return new Aims(shown(found, recursive), there, alone);
    }
  }

  private static boolean anyKnown(List<String> places) {
    for (String place : places) {
      if (!Places.globbed(place).equals("**")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> directoryOf(
      String path, Match match, String written, Landscape landscape) {
    if (!PathPattern.isPlain(path)) {
      int slash = path.lastIndexOf('/');
      String last = path.substring(slash + 1);
      boolean isFile = last.contains(".") && !last.equals("**");
      return match.named()
              || written.contains("/")
              || written.contains("*")
              || written.contains("$")
          ? Optional.of(isFile ? path.substring(0, Math.max(slash, 0)) : path)
          : Optional.empty();
    }
    RepoPath place = RepoPath.of(path);
    if (landscape.hasFile(place)) {
      return Optional.of(place.parent().value());
    }
    return place.isRoot() || landscape.hasAny(place)
        ? Optional.of(path)
        : missing(place, match, landscape);
  }

  /**
   * A place that a flag names and that is not here: nothing is reached there, and surely not
   * everything. What a build makes lies in a tree of its own; roots are never made by one.
   */
  private static Optional<String> missing(RepoPath place, Match match, Landscape landscape) {
    String top = place.value().substring(0, Math.max(0, place.value().indexOf('/')));
    boolean expected =
        ROOT_TOOLS.contains(match.meaning().tool())
            || (!top.isEmpty() && landscape.hasAny(RepoPath.of(top)));
    return match.named() && expected
        ? Optional.of(place.name().contains(".") ? place.parent().value() : place.value())
        : Optional.empty();
  }

  private static List<String> shown(Set<String> targets, boolean recursive) {
    Set<String> shown = new LinkedHashSet<>();
    for (String target : targets) {
      shown.add(shown(target, recursive));
    }
    return List.copyOf(shown);
  }

  private static String shown(String target, boolean recursive) {
    if (target.isEmpty() || target.equals("**")) {
      return ".";
    }
    return recursive && !target.endsWith("**") ? target + "/**" : target;
  }
}
