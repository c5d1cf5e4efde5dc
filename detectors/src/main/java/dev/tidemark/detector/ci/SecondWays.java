package dev.tidemark.detector.ci;

import dev.tidemark.format.markdown.MarkdownDocument.Command;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Passage;
import dev.tidemark.link.documents.Topic;
import dev.tidemark.link.documents.TypedApply;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Targets;
import dev.tidemark.pipeline.Trigger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ways into production beside the one that an ordered pipeline takes: a job that only a person starts and that waits for
 * no other environment, a target or script that a page tells people to run, an apply that a page tells them to type.
 * What takes a release back, repairs or sets up once is no second way.
 */
final class SecondWays {

  /** Something that changes production out of order. */
  private record Way(String tool, Set<String> targets, boolean production, String call) {}

  private final List<Way> jobs = new ArrayList<>();
  private final List<Way> local = new ArrayList<>();
  private final List<TypedApply> typed;
  private final List<String> commands = new ArrayList<>();

  SecondWays(Landscape landscape) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    for (LinkedPipeline pipeline : pipelines.all()) {
      boolean byHand = pipeline.pipeline().kind() == Pipeline.Kind.LOCAL;
      if (byHand || pipeline.pipeline().kind() == Pipeline.Kind.PIPELINE) {
        Performed.of(pipeline).stream()
            .filter(deed -> applies(deed) && (byHand || isUnorderedByHand(deed)))
            .forEach(deed -> (byHand ? local : jobs).add(way(deed)));
      }
    }
    this.typed =
        landscape.facet(TypedApply.ALL).stream()
            .filter(one -> tellsHow(one.passage()) && one.speaksOfProduction())
            .toList();
    if (!local.isEmpty()) {
      landscape.facet(Passage.ALL).stream()
          .filter(SecondWays::tellsHow)
          .forEach(
              passage -> passage.commands().stream().map(Command::text).forEach(commands::add));
    }
  }

  private static boolean applies(Performed deed) {
    return deed.is(Meaning.Act.APPLY) && !deed.meaning().has("touch") && !Targets.isTest(deed);
  }

  private static boolean tellsHow(Passage passage) {
    return Set.of(Topic.DEPLOY, Topic.OPERATE, Topic.OTHER).contains(passage.topic());
  }

  private static boolean isUnorderedByHand(Performed deed) {
    String name =
        (deed.job().id() + " " + deed.pipeline().pipeline().name()).toLowerCase(Locale.ROOT);
    boolean repairs =
        List.of("rollback", "roll-back", "roll back", "revert", "restore", "recover", "bootstrap")
            .stream()
            .anyMatch(name::contains);
    return deed.kinds().equals(Set.of(Trigger.Kind.DISPATCH))
        && !repairs
        && Triggering.environmentsBefore(deed.pipeline(), deed.job().id()).isEmpty();
  }

  private static Way way(Performed deed) {
    boolean production =
        Targets.environments(deed).stream().anyMatch(EnvironmentNames::isProduction);
    return new Way(
        deed.meaning().tool(),
        Set.copyOf(deed.deed().targets()),
        production,
        deed.pipeline().pipeline().name());
  }

  /** Whether people are led around the order in which a deed reaches production. */
  boolean around(Performed deed) {
    Way ordered = way(deed);
    return jobs.stream().anyMatch(job -> job.production() && leadsToTheSame(job, ordered))
        || local.stream().anyMatch(one -> leadsToTheSame(one, ordered) && isTold(one))
        || typed.stream().anyMatch(one -> leadsToTheSame(one, ordered));
  }

  private static boolean leadsToTheSame(Way way, Way ordered) {
    return way.tool().equals(ordered.tool())
        && !Collections.disjoint(way.targets(), ordered.targets());
  }

  private static boolean leadsToTheSame(TypedApply typed, Way ordered) {
    String directory = typed.directory().asDirectory();
    return typed.tool().equals(ordered.tool())
        && ordered.targets().stream()
            .anyMatch(target -> target.equals(directory) || typed.command().contains(target + "/"));
  }

  private boolean isTold(Way way) {
    return commands.stream()
        .anyMatch(
            command ->
                runs(command, way.call())
                    && (way.production() || EnvironmentNames.isProduction(command)));
  }

  /** Whether a command line runs a make target, a task or a script: {@code make deploy ENV=prod} runs {@code deploy}. */
  private static boolean runs(String command, String call) {
    List<String> words = List.of(command.strip().split("\\s+", 20));
    String last = call.substring(call.lastIndexOf(' ') + 1);
    if (call.startsWith("make ") || call.startsWith("task ")) {
      String runner = call.substring(0, 4);
      return words.indexOf(runner) >= 0
          && words.subList(words.indexOf(runner), words.size()).contains(last);
    }
    return words.stream()
        .limit(3)
        .map(word -> word.startsWith("./") ? word.substring(2) : word)
        .anyMatch(word -> word.equals(call));
  }
}
