package dev.tidemark.pipeline;

import dev.tidemark.document.Location;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;

/**
 * A pipeline as its CI system's notation states it, before anything that it calls is followed.
 *
 * @param system {@code github-actions}, {@code gitlab-ci}, …; for work that people start by hand {@code make}, {@code
 *     pre-commit}, …
 * @param name as shown to people
 * @param kind whether it runs by itself
 * @param triggers what starts it
 * @param jobs in the order of the file
 * @param inputs values of its own inputs, parameters and variables where they are known, by the name that expressions
 *     use ({@code inputs.dir}, {@code env.REGION})
 * @param unread what of it could not be translated
 * @param inlined the templates of this repository that its translator put in their place
 */
public record Pipeline(
    String system,
    String name,
    Kind kind,
    Location location,
    List<Trigger> triggers,
    List<Job> jobs,
    Map<String, String> inputs,
    List<Unread> unread,
    List<Inlined> inlined) {

  public Pipeline {
    inlined = List.copyOf(inlined);
    triggers = List.copyOf(triggers);
    jobs = List.copyOf(jobs);
    inputs = Map.copyOf(inputs);
    unread = List.copyOf(unread);
  }

  /** A pipeline whose translator left every template for the linker to follow. */
  public Pipeline(
      String system,
      String name,
      Kind kind,
      Location location,
      List<Trigger> triggers,
      List<Job> jobs,
      Map<String, String> inputs,
      List<Unread> unread) {
    this(system, name, kind, location, triggers, jobs, inputs, unread, List.of());
  }

  /** Whether the clock starts it, among other things. */
  public boolean isScheduled() {
    return triggers.stream().anyMatch(trigger -> trigger.kind() == Trigger.Kind.SCHEDULE);
  }

  /** This with only the job of an id, where what uses it names one. */
  public Pipeline onlyJob(String id) {
    List<Job> one = jobs.stream().filter(job -> job.id().equals(id)).toList();
    return new Pipeline(system, name, kind, location, triggers, one, inputs, unread, inlined);
  }

  /** Whether a pipeline runs by itself. */
  public enum Kind {
    /** The CI system runs it. */
    PIPELINE,
    /** Methods of a library's class, read where something calls them. */
    CLASS,
    /** It only serves others: a reusable workflow, an action, a template. */
    TEMPLATE,
    /** A hook that Git runs on a workstation. */
    HOOK,
    /** A target or script that people run by hand. */
    LOCAL
  }

  /** A part that the translator could not read, and why. */
  public record Unread(String what, String why, int line) {}

  /**
   * A template that stands in the pipeline as if it were written there, and where it is used.
   *
   * @param repository the one of the checkout that it is of, as reports call it; empty for this one
   * @param version at which another repository's is taken; empty where none is named
   */
  public record Inlined(
      RepoPath template, RepoPath file, int line, String repository, String version) {
    /** One of this repository. */
    public Inlined(RepoPath template, RepoPath file, int line) {
      this(template, file, line, "", "");
    }
  }
}
