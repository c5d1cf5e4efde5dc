package dev.tidemark.pipeline;

import dev.tidemark.evidence.Redaction;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.LinkedPipeline.LinkedJob;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pipelines as people read them: trigger, jobs, what each step means, what was followed and what could not be, and
 * at the end how many steps could not be read.
 */
public final class PipelineTree {
  /**
   * Between what a step means and its command while credentials are blanked: with a colon there, a directory whose name
   * ends in "secrets" would have the command taken for its value.
   */
  private static final String SAYS = "\0";

  /** Deeper than this a chain of calls is cut in the tree; the linker's own bound. */
  private static final int MAX_DEPTH = 14;

  /** From so many preparations in a row on they share a line. */
  private static final int QUIET = 3;

  /** What a person reads of a step that says nothing else. Characters. */
  private static final int FIRST_LINE = 70;

  private final List<String> lines = new ArrayList<>();
  private final ShareRead share = new ShareRead();
  private int pipelines;

  /** How many steps of the pipeline were linked before it was cut, and how many are told. */
  private int linkedSteps;

  private int toldSteps;

  private PipelineTree() {}

  /** The tree, line by line. */
  public static List<String> of(Landscape landscape) {
    return of(landscape.facet(Pipelines.FACET).all());
  }

  /** The tree of some pipelines; local targets and hooks are left to those who ask for them. */
  public static List<String> of(List<LinkedPipeline> all) {
    PipelineTree tree = new PipelineTree();
    all.stream()
        .filter(
            p ->
                p.pipeline().kind() == Pipeline.Kind.PIPELINE
                    || p.pipeline().kind() == Pipeline.Kind.TEMPLATE)
        .forEach(tree::pipeline);
    tree.lines.addAll(tree.share.lines(tree.pipelines));
    return tree.lines.stream().map(line -> Redaction.blank(line).replace(SAYS, ": ")).toList();
  }

  private void pipeline(LinkedPipeline linked) {
    Pipeline pipeline = linked.pipeline();
    pipelines++;
    lines.add(
        pipeline.location().path()
            + " · "
            + pipeline.system()
            + (pipeline.kind() == Pipeline.Kind.TEMPLATE ? " template" : "")
            + " · "
            + pipeline.name());
    lines.add(
        "  on " + (pipeline.triggers().isEmpty() ? "nothing" : triggers(pipeline.triggers())));
    int first = lines.size();
    toldSteps = 0;
    linkedSteps = linked.cut() ? linkedSteps(linked) : Integer.MAX_VALUE;
    for (LinkedJob job : linked.jobs()) {
      if (!job.steps().isEmpty()) {
        job(job, pipeline);
      }
    }
    together(first);
    pipeline.unread().forEach(u -> lines.add("  ? " + u.what() + ": " + u.why()));
    if (linked.cut()) {
      lines.add("  … more than can be followed");
    }
    lines.add("  fingerprint " + linked.fingerprint());
    lines.add("");
  }

  /** The steps up to the last one that says anything: where a pipeline was cut, nothing is known of those after it. */
  private static int linkedSteps(LinkedPipeline linked) {
    int at = 0;
    int last = 0;
    for (LinkedJob job : linked.jobs()) {
      for (LinkedStep step : job.steps()) {
        at++;
        if (!step.deeds().isEmpty()) {
          last = at;
        }
      }
    }
    return last;
  }

  /** Lines that repeat the one before them take its place, with how often they do. */
  private void together(int first) {
    List<String> written = new ArrayList<>(lines.subList(first, lines.size()));
    lines.subList(first, lines.size()).clear();
    int at = 0;
    while (at < written.size()) {
      int end = at + 1;
      while (end < written.size() && written.get(end).equals(written.get(at))) {
        end++;
      }
      lines.add(end - at > 1 ? written.get(at) + " (" + (end - at) + " times)" : written.get(at));
      at = end;
    }
  }

  private static String triggers(List<Trigger> triggers) {
    return triggers.stream()
        .map(PipelineTree::trigger)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String trigger(Trigger trigger) {
    String text = trigger.kind().label();
    if (!trigger.branches().isEmpty()) {
      text += " to " + shortened(trigger.branches());
    }
    return trigger.paths().isEmpty() ? text : text + " of " + shortened(trigger.paths());
  }

  private static String shortened(List<String> items) {
    String text = items.stream().limit(4).collect(Collectors.joining(" "));
    return items.size() > 4 ? text + " (+" + (items.size() - 4) + ")" : text;
  }

  private void job(LinkedJob job, Pipeline pipeline) {
    StringBuilder line = new StringBuilder("  job ").append(job.id());
    if (!job.needs().isEmpty()) {
      line.append(" after ").append(String.join(", ", job.needs()));
    }
    if (!job.environments().isEmpty()) {
      line.append(" → ")
          .append(
              job.environments().stream()
                  .map(name -> name.replace("**", "*").equals("*") ? "chosen when it runs" : name)
                  .collect(Collectors.joining(", ")));
    }
    if (job.manual()) {
      line.append(" (a person confirms)");
    }
    if (job.triggers().size() < pipeline.triggers().size()) {
      line.append(" on ").append(kinds(job.triggers()));
    }
    if (job.job().timeoutMinutes() > 0) {
      line.append(" within ").append(job.job().timeoutMinutes()).append(" min");
    }
    if (!job.job().secrets().isEmpty()) {
      line.append(" with secrets ").append(shortened(job.job().secrets()));
    }
    lines.add(line.toString());
    RepoPath file = written(job, pipeline);
    for (LinkedStep step : job.steps()) {
      toldSteps++;
      if (toldSteps > linkedSteps && step.step().work() instanceof Work.Run) {
        share.beyond(step, file);
      } else {
        share.step(step, file);
      }
      step(step, job);
    }
  }

  /** The file that the steps of a job are written in: of a workflow that is called, the one that its deeds tell. */
  private static RepoPath written(LinkedJob job, Pipeline pipeline) {
    Optional<RepoPath> told =
        job.calledAt().isEmpty()
            ? Optional.empty()
            : job.steps().stream()
                .flatMap(step -> step.deeds().stream())
                .map(deed -> deed.location().path())
                .findFirst();
    return job.job().file().or(() -> told).orElse(pipeline.location().path());
  }

  private static String kinds(List<Trigger> triggers) {
    return triggers.stream()
        .map(t -> t.kind().label())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void step(LinkedStep step, LinkedJob job) {
    String when =
        step.triggers().size() < job.triggers().size()
            ? " (on " + kinds(step.triggers()) + ")"
            : "";
    String name = step.step().name();
    if (!name.isEmpty() && step.deeds().size() != 1) {
      lines.add("    " + name.replace('\n', ' ') + when);
      deeds(step.deeds(), 3, "");
    } else {
      deeds(step.deeds(), 2, when);
    }
    if (name.isEmpty() && step.deeds().isEmpty()) {
      firstLine(step).ifPresent(line -> lines.add("    runs " + line + when));
    }
  }

  /** Of a step that does nothing of interest here: the first line of its script. */
  private static Optional<String> firstLine(LinkedStep step) {
    return step.step().work() instanceof Work.Run run
        ? run.script()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("set "))
            .findFirst()
            .map(line -> line.length() > FIRST_LINE ? line.substring(0, FIRST_LINE) + "…" : line)
        : Optional.empty();
  }

  /** Deeds one after another; a run of mere preparations takes one line. */
  private void deeds(List<Deed> deeds, int depth, String when) {
    int at = 0;
    while (at < deeds.size()) {
      int end = at;
      while (end < deeds.size() && isQuiet(deeds.get(end))) {
        end++;
      }
      if (end - at >= QUIET) {
        String shown =
            deeds.subList(at, at + 2).stream().map(Deed::text).collect(Collectors.joining(" · "));
        String indent = "  ".repeat(Math.min(depth, MAX_DEPTH));
        lines.add(indent + "setup: " + shown + " (+" + (end - at - 2) + ")" + when);
        at = end;
      } else {
        deed(deeds.get(at++), depth, when);
      }
    }
  }

  private static boolean isQuiet(Deed deed) {
    return deed.meaning()
        .filter(m -> m.is(Meaning.Act.SETUP) || m.is(Meaning.Act.NOTHING))
        .filter(m -> m.detail("what").isEmpty())
        .isPresent();
  }

  private void deed(Deed deed, int depth, String when) {
    String indent = "  ".repeat(Math.min(depth, MAX_DEPTH));
    switch (deed.outcome()) {
      case KNOWN -> {
        String says = meaning(deed);
        lines.add(indent + (says.isEmpty() ? "" : says + SAYS) + deed.text() + when);
      }
      case FOLLOWED -> {
        String where = deed.text().endsWith(deed.why()) ? "" : " [" + deed.why() + "]";
        lines.add(indent + "↳ " + deed.text() + where + when);
        deeds(deed.inside(), depth + 1, "");
      }
      case UNRESOLVED ->
          lines.add(
              indent
                  + "? "
                  + deed.text()
                  + " ("
                  + deed.why()
                  + (deed.likely().isEmpty() ? "" : ", likely " + String.join(" ", deed.likely()))
                  + ")"
                  + when);
      case UNKNOWN -> lines.add(indent + "? " + deed.text() + " (unknown command)" + when);
    }
  }

  private static String meaning(Deed deed) {
    return deed.meaning()
        .map(
            meaning -> {
              if (meaning.is(Meaning.Act.NOTHING)) {
                return "";
              }
              String text = meaning.act().label();
              String what =
                  meaning.category().isEmpty() ? meaning.detail("what") : meaning.category();
              text += what.isEmpty() ? "" : " " + what;
              boolean places = meaning.is(Meaning.Act.CHECK) || meaning.is(Meaning.Act.APPLY);
              List<String> aims = new ArrayList<>(deed.targets());
              aims.addAll(deed.elsewhere());
              if (places && !aims.isEmpty()) {
                text += " of " + shortened(aims);
              }
              return meaning.is(Meaning.Act.CHECK) && !deed.soft().isEmpty()
                  ? text + " (does not block: " + deed.soft() + ")"
                  : text;
            })
        .orElse("");
  }
}
