package dev.tidemark.pipeline.link;

import dev.tidemark.document.Words;
import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that may fail, and whose result a later step of the job looks at and fails on: those do block. The result is known
 * by the step's id or by the file that it is written to, and is followed from file to file and from step to step.
 */
final class JudgedLater {
  private static final Set<String> EXISTENCE = Set.of("-f", "-e", "-s", "-d", "-x");

  /** How steps in other languages than the shell's say that they fail. */
  private static final List<String> GIVING_UP =
      List.of("setFailed(", "sys.exit(1", "process.exit(1", "throw ", "exit 1", "exit(1)");

  /** Checks of one pipeline that are looked into; whoever lets more fail than this does not judge them one by one. */
  private static final int MOST = 200;

  /** How far behind a check its own script is read for what becomes of the result. Lines. */
  private static final int FAR = 300;

  /** What the scripts of steps write, which is asked for each check of a step. */
  private final IdentityHashMap<Step, Set<String>> byScript = new IdentityHashMap<>();

  /** Whether steps leave with an error, which is asked for each check before them. */
  private final IdentityHashMap<Step, Boolean> failing = new IdentityHashMap<>();

  private int looked;

  private JudgedLater() {}

  static List<LinkedStep> settle(List<LinkedStep> steps) {
    boolean soft =
        steps.stream().anyMatch(step -> step.deeds().stream().anyMatch(JudgedLater::isSoft));
    if (!soft) {
      return steps;
    }
    JudgedLater judges = new JudgedLater();
    List<LinkedStep> settled = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      LinkedStep step = steps.get(i);
      List<LinkedStep> later = steps.subList(i + 1, steps.size());
      settled.add(
          new LinkedStep(
              step.step(),
              step.triggers(),
              step.deeds().stream()
                  .map(deed -> judges.settled(deed, deed.location().path(), step.step(), later))
                  .toList()));
    }
    return settled;
  }

  private static boolean isSoft(Deed deed) {
    return deed.inside().stream().anyMatch(JudgedLater::isSoft)
        || (!deed.soft().isEmpty()
            && !deed.soft().equals("the job may fail")
            && deed.meaning().filter(m -> m.is(Meaning.Act.CHECK)).isPresent());
  }

  private Deed settled(Deed deed, RepoPath file, Step step, List<LinkedStep> later) {
    if (!isSoft(deed)) {
      return deed;
    }
    boolean judged = !deed.soft().isEmpty() && looked++ < MOST && isJudged(deed, file, step, later);
    return new Deed(
        deed.text(),
        deed.location(),
        deed.outcome(),
        deed.meaning(),
        deed.words(),
        deed.targets(),
        deed.elsewhere(),
        judged ? "" : deed.soft(),
        deed.why(),
        deed.likely(),
        deed.inside().stream().map(inside -> settled(inside, file, step, later)).toList());
  }

  private boolean isJudged(Deed deed, RepoPath file, Step step, List<LinkedStep> later) {
    Set<String> signs = new LinkedHashSet<>(written(step, deed));
    if (!step.id().isEmpty()) {
      signs.add("steps." + step.id() + ".outputs");
      if (deed.soft().equals("the step may fail")) {
        signs.add("steps." + step.id() + ".outcome");
      }
    }
    String rest = deed.location().path().equals(file) ? after(step, deed) : "";
    if (mentions(rest, signs) && fails(rest, true)) {
      return true;
    }
    for (LinkedStep next : later) {
      Step one = next.step();
      String text = text(one);
      if (!mentions(text, signs) && !asksFor(condition(one), signs)) {
        continue;
      }
      boolean shell = one.work() instanceof Work.Run run && isShell(run);
      if (!one.mayFail() && failing.computeIfAbsent(one, asked -> fails(asked, text, shell))) {
        return true;
      }
      signs.addAll(written(one, deed));
      if (!one.id().isEmpty()) {
        signs.add("steps." + one.id() + ".outputs");
      }
    }
    return false;
  }

  private static boolean mentions(String text, Set<String> signs) {
    return signs.stream().anyMatch(text::contains);
  }

  /** Not where it only goes on after success. */
  private static boolean asksFor(String condition, Set<String> signs) {
    return mentions(condition, signs) && !condition.replace(" ", "").contains("=='success'");
  }

  private static String condition(Step step) {
    return step.condition() instanceof Condition.Expression expression ? expression.text() : "";
  }

  private static String text(Step step) {
    StringBuilder text = new StringBuilder();
    if (step.work() instanceof Work.Run run) {
      text.append(run.script());
    } else if (step.work() instanceof Work.Use use) {
      use.inputs().values().stream().sorted().forEach(value -> text.append(value).append('\n'));
    }
    step.variables().values().stream().sorted().forEach(v -> text.append('\n').append(v));
    return text.toString();
  }

  /** What the step's own script does after the check. */
  private static String after(Step step, Deed deed) {
    if (!(step.work() instanceof Work.Run run) || !isShell(run)) {
      return "";
    }
    int skipped = Math.max(0, deed.location().startLine() - run.line() + 1);
    return String.join("\n", run.script().lines().skip(skipped).limit(FAR).toList());
  }

  private static boolean isShell(Work.Run run) {
    return run.interpreter().endsWith("sh") && !run.interpreter().startsWith("p");
  }

  /** The files that a step writes results to. */
  private Set<String> written(Step step, Deed deed) {
    Set<String> files = new LinkedHashSet<>();
    if (step.work() instanceof Work.Use use) {
      use.inputs()
          .forEach(
              (name, value) -> {
                if (name.contains("output") && value.contains(".") && !value.contains("\n")) {
                  files.add(value.strip());
                }
              });
    } else if (step.work() instanceof Work.Run run && isShell(run)) {
      files.addAll(byScript.computeIfAbsent(step, one -> written(run)));
    }
    List<String> words = deed.words();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (Set.of("-o", "--output", "--out", "--output-file").contains(words.get(i))) {
        files.add(words.get(i + 1));
      }
    }
    files.removeIf(file -> file.length() < 4 || !file.contains("."));
    return files;
  }

  private static Set<String> written(Work.Run run) {
    Set<String> files = new LinkedHashSet<>();
    ShellScript.read(run.script(), run.line()).commands().forEach(c -> written(c, files));
    return files;
  }

  private static void written(Node.Command command, Set<String> files) {
    for (Node.Redirection one : command.redirections()) {
      if (one.operator().endsWith(">") && !one.target().raw().startsWith("/dev/")) {
        files.add(one.target().raw());
      }
    }
    List<String> words = command.words().stream().map(word -> word.raw()).toList();
    for (int i = 0; i < words.size(); i++) {
      boolean tee = i > 0 && words.get(0).equals("tee") && !words.get(i).startsWith("-");
      boolean named =
          i > 0 && Set.of("-o", "--output", "--out", "--output-file").contains(words.get(i - 1));
      if (tee || named) {
        files.add(words.get(i));
      }
    }
  }

  private static boolean fails(Step step, String text, boolean shell) {
    return fails(step.work() instanceof Work.Run run ? run.script() : text, shell);
  }

  private static boolean fails(String script, boolean shell) {
    return shell ? fails(ShellScript.read(script, 1).body()) : Words.anyIn(GIVING_UP, script);
  }

  /** Whether it leaves with an error, other than because a file is not there. */
  private static boolean fails(Node node) {
    if (node instanceof Node.Command command) {
      return Failing.failsIn(command);
    }
    if (node instanceof Node.If branches) {
      return branches.branches().stream()
          .anyMatch(branch -> !asksForFile(branch.condition()) && fails(branch.body()));
    }
    if (node instanceof Node.Chain chain) {
      return (!asksForFile(chain.first())
              && chain.rest().stream().anyMatch(link -> fails(link.node())))
          || fails(chain.first());
    }
    if (node instanceof Node.Block block) {
      return block.nodes().stream().anyMatch(JudgedLater::fails);
    }
    if (node instanceof Node.Loop loop) {
      return fails(loop.body());
    }
    if (node instanceof Node.Case cases) {
      return cases.arms().stream().anyMatch(arm -> fails(arm));
    }
    return false;
  }

  private static boolean asksForFile(Node node) {
    return new ShellScript(
            Optional.empty(), "", new Node.Block(List.of(node), false, node.line()), true)
        .commands().stream()
            .flatMap(command -> command.words().stream())
            .anyMatch(word -> EXISTENCE.contains(word.raw()));
  }
}
