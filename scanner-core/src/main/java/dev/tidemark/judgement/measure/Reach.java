package dev.tidemark.judgement.measure;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What steps and controllers reach: directories with all that is below them, and globs. */
final class Reach {
  /** The short names of environments that have one. */
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("production", "prod"),
          Map.entry("prd", "prod"),
          Map.entry("staging", "stage"),
          Map.entry("stg", "stage"),
          Map.entry("development", "dev"),
          Map.entry("develop", "dev"),
          Map.entry("testing", "test"),
          Map.entry("tst", "test"),
          Map.entry("acceptance", "acc"),
          Map.entry("preproduction", "preprod"),
          Map.entry("pre-production", "preprod"),
          Map.entry("pre-prod", "preprod"));

  private final Map<RepoPath, List<Evidence>> directories = new HashMap<>();

  /** Controllers' objects that apply nothing of this repository: a chart from elsewhere is delivered where it is named. */
  private final Map<Location, List<Evidence>> places = new HashMap<>();

  private final SortedMap<String, Globbed> globs = new TreeMap<>();

  /** What reaches each unit that was asked for; several measures ask for the same ones. */
  private final Map<Unit, Optional<Evidence>> reaching = new HashMap<>();

  /** A glob and the steps that reach what it matches. */
  private record Globbed(Glob glob, List<Evidence> steps) {}

  Reach(List<Evidence> steps) {
    for (Evidence step : steps) {
      List<String> targets = step.texts("targets");
      targets.forEach(target -> add(target, step));
      if (targets.isEmpty() && step.kind().equals("gitops.application")) {
        places.computeIfAbsent(step.location(), l -> new ArrayList<>()).add(step);
      }
    }
  }

  private void add(String target, Evidence step) {
    if (target.indexOf('*') >= 0 || target.indexOf('?') >= 0) {
      globs
          .computeIfAbsent(target, t -> new Globbed(Glob.doublestar(t), new ArrayList<>()))
          .steps()
          .add(step);
    } else {
      RepoPath.ROOT
          .resolve(target.startsWith("/") ? target.substring(1) : target)
          .ifPresent(
              directory ->
                  directories.computeIfAbsent(directory, d -> new ArrayList<>()).add(step));
    }
  }

  /** A step that reaches the unit, in its environment where both name one. */
  Optional<Evidence> step(Unit unit) {
    Optional<Evidence> known = reaching.get(unit);
    if (known == null) {
      known = Optional.ofNullable(find(unit));
      reaching.put(unit, known);
    }
    return known;
  }

  private @Nullable Evidence find(Unit unit) {
    Evidence own = agreeing(places.getOrDefault(unit.location(), List.of()), unit, false);
    if (own != null) {
      return own;
    }
    RepoPath directory = unit.directory();
    while (true) {
      boolean below = !directory.equals(unit.directory());
      Evidence found = agreeing(directories.getOrDefault(directory, List.of()), unit, below);
      if (found != null) {
        return found;
      }
      if (directory.isRoot()) {
        break;
      }
      directory = directory.parent();
    }
    for (Globbed globbed : globs.values()) {
      if (reaches(globbed.glob(), unit)) {
        Evidence found = agreeing(globbed.steps(), unit, false);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** The first of the steps that can reach the unit, which may lie below where they work. */
  private static @Nullable Evidence agreeing(List<Evidence> steps, Unit unit, boolean below) {
    for (Evidence step : steps) {
      if ((!below || goesOn(step, unit)) && agrees(step, unit)) {
        return step;
      }
    }
    return null;
  }

  /** Whether a step reaches units of that tool below its own directory too. */
  private static boolean goesOn(Evidence step, Unit unit) {
    return step.text("alone").filter(unit.tool()::equals).isEmpty();
  }

  /** Whether a step's environment, and the kind of unit that alone it can reach, are those of the unit. */
  private static boolean agrees(Evidence step, Unit unit) {
    return step.text("reaches").map(unit.kind().name()::equalsIgnoreCase).orElse(true)
        && (unit.environment().isEmpty()
            || step.text("environment")
                .map(environment -> one(environment).equals(one(unit.environment())))
                .orElse(true));
  }

  /** The one name of an environment that a file of values and a pipeline may write at different length. */
  private static String one(String environment) {
    String lower = environment.toLowerCase(Locale.ROOT);
    return SHORT.getOrDefault(lower, lower);
  }

  /** A glob reaches a directory that it matches, one above which it matches, and one whose files it matches. */
  private static boolean reaches(Glob glob, Unit unit) {
    RepoPath path = unit.location().path();
    if (glob.matches(path)) {
      return true;
    }
    for (RepoPath at = unit.directory(); !at.isRoot(); at = at.parent()) {
      if (glob.matches(at)) {
        return true;
      }
    }
    return glob.matches(unit.directory().child("main.tf"));
  }
}
