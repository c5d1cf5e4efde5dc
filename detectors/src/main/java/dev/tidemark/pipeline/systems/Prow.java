package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Prow: presubmits, postsubmits and periodics, one pipeline each, of {@code .prow.yaml} and {@code .prow/}. The jobs of
 * a central configuration run for the repositories that they are listed under, so of those only the periodics run here,
 * and the jobs of the one whose scripts lie here: the configuration's own repository.
 */
@AutoService(Translator.class)
public final class Prow implements Translator {
  private static final String SYSTEM = "prow";
  private static final List<String> LISTED = List.of("presubmits", "postsubmits");

  /** Scripts of the common images that run what they are given with a container engine beside it. */
  private static final Set<String> WRAPPERS = Set.of("runner.sh", "wrapper.sh");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    Set<String> here = configuredHere(landscape);
    landscape.neighbours().own().ifPresent(here::add);
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      jobs(file).ifPresent(root -> file(file, root, here, sink));
    }
  }

  private static Optional<Value> jobs(Placed<ConfigDocument> file) {
    return file.path().extension().startsWith("y")
        ? file.document().root().filter(Prow::looksRight)
        : Optional.empty();
  }

  private static boolean looksRight(Value root) {
    boolean jobs =
        root.at("presubmits").isPresent()
            || root.at("postsubmits").isPresent()
            || !root.items("periodics").isEmpty();
    return jobs && root.at("apiVersion").isEmpty();
  }

  private static void file(
      Placed<ConfigDocument> file, Value root, Set<String> here, Consumer<Pipeline> sink) {
    boolean own =
        file.path().lowerName().startsWith(".prow.y") || file.path().isIn(RepoPath.of(".prow"));
    for (String kind : LISTED) {
      if (own) {
        root.items(kind).forEach(job -> sink.accept(pipeline(file, job, triggers(kind, job))));
      }
      for (Value.Pair repository : root.pairs(kind)) {
        List<Value> listed = repository.value().items();
        List<Job> jobs = listed.stream().map(Prow::job).toList();
        if (here.contains(repository.key())) {
          listed.forEach(job -> sink.accept(pipeline(file, job, triggers(kind, job))));
        } else if (!jobs.isEmpty()) {
          String place = Notation.placeIn(repository.key());
          List<Job> there = jobs.stream().map(job -> job.withDirectory(place)).toList();
          sink.accept(elsewhere(file, kind, repository, there));
        }
      }
    }
    root.items("periodics")
        .forEach(
            job -> sink.accept(pipeline(file, job, List.of(Trigger.of(Trigger.Kind.SCHEDULE)))));
  }

  /** The listed repositories whose jobs run scripts most of which lie here. */
  private static Set<String> configuredHere(Landscape landscape) {
    Map<String, List<RepoPath>> scripts = new TreeMap<>();
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      for (String kind : LISTED) {
        List<Value.Pair> repositories = jobs(file).map(root -> root.pairs(kind)).orElse(List.of());
        for (Value.Pair repository : repositories) {
          scripts
              .computeIfAbsent(repository.key(), key -> new ArrayList<>())
              .addAll(scripts(repository.value()));
        }
      }
    }
    Set<String> here = new TreeSet<>();
    scripts.forEach(
        (repository, run) -> {
          if (2 * run.stream().filter(landscape::hasFile).count() > run.size()) {
            here.add(repository);
          }
        });
    return here;
  }

  private static List<RepoPath> scripts(Value jobs) {
    return jobs.items().stream()
        .flatMap(job -> job.items("spec", "containers").stream())
        .flatMap(container -> container.texts("command").stream().limit(1))
        .map(program -> program.startsWith("./") ? program.substring(2) : program)
        .filter(program -> program.indexOf('/') > 0 && program.endsWith(".sh"))
        .map(RepoPath::of)
        .toList();
  }

  private static Pipeline elsewhere(
      Placed<ConfigDocument> file, String kind, Value.Pair repository, List<Job> jobs) {
    return Notation.pipeline(
        SYSTEM,
        kind + " of " + repository.key(),
        Pipeline.Kind.TEMPLATE,
        file.at(repository.line()),
        List.of(Trigger.of(Trigger.Kind.CALL)),
        jobs);
  }

  private static Pipeline pipeline(Placed<ConfigDocument> file, Value job, List<Trigger> triggers) {
    return Notation.pipeline(
        SYSTEM,
        job.text("name").orElse("job"),
        Pipeline.Kind.PIPELINE,
        file.at(job.line()),
        triggers,
        List.of(job(job)));
  }

  /** A presubmit that neither always runs nor watches files only runs when somebody asks for it. */
  private static List<Trigger> triggers(String kind, Value job) {
    List<String> branches = new ArrayList<>(job.texts("branches"));
    job.texts("skip_branches").forEach(branch -> branches.add("!" + branch));
    List<String> plain = branches.stream().map(Prow::glob).toList();
    Optional<String> changed = job.text("run_if_changed");
    List<String> paths = changed.map(Prow::paths).orElse(List.of());
    if (kind.equals("postsubmits")) {
      return List.of(new Trigger(Trigger.Kind.PUSH, plain, paths, ""));
    }
    boolean runs =
        job.isTrue("always_run")
            || changed.isPresent()
            || job.text("skip_if_only_changed").isPresent();
    return List.of(
        new Trigger(runs ? Trigger.Kind.CHANGE_REQUEST : Trigger.Kind.COMMENT, plain, paths, ""));
  }

  /** The alternatives of a regular expression of paths that plain patterns can say; none when one cannot. */
  private static List<String> paths(String expression) {
    String text = expression.strip();
    if (text.startsWith("^(") && text.endsWith(")")) {
      text = text.substring(2, text.length() - 1);
    } else if (text.startsWith("(") && text.endsWith(")")) {
      text = text.substring(1, text.length() - 1);
    }
    List<String> paths = new ArrayList<>();
    for (String alternative : text.split("\\|", -1)) {
      String glob = glob(alternative);
      if (glob.isEmpty() || "([?+".chars().anyMatch(c -> glob.indexOf(c) >= 0)) {
        return List.of();
      }
      paths.add(glob.endsWith("/") ? glob + "**" : glob);
    }
    return List.copyOf(paths);
  }

  private static String glob(String expression) {
    boolean not = expression.startsWith("!");
    String text = not ? expression.substring(1) : expression;
    text = text.startsWith("^") ? text.substring(1) : text;
    text = text.endsWith("$") ? text.substring(0, text.length() - 1) : text;
    text = text.replace(".*", "**").replace("\\.", ".").replace("\\/", "/");
    return (not ? "!" : "") + text;
  }

  private static Job job(Value job) {
    List<Step> steps = new ArrayList<>();
    for (Value container : job.items("spec", "containers")) {
      String image = container.text("image").orElse("");
      Optional<Value> command = container.at("command");
      boolean wrapped =
          command.map(c -> c.texts().size() == 1 && isWrapper(c.texts().get(0))).orElse(false);
      boolean tool = Commands.KNOWN.programOf(image).isPresent();
      // What a wrapper is given, and what an image of tests is told, is the command line itself.
      boolean told = wrapped || (command.isEmpty() && !tool);
      Optional<Value> line = told ? container.at("args").map(Prow::unwrapped) : command;
      Optional<Value> arguments = told ? Optional.empty() : container.at("args");
      steps.add(
          new Step(
              "",
              container.line(),
              ContainerStep.of(image, line, arguments, container.line()),
              "",
              Condition.ALWAYS,
              false,
              Notation.environment(container)));
    }
    if (steps.isEmpty()) {
      String agent = job.text("agent").orElse("a pod that is not written here");
      steps.add(Notation.opaque(agent, job.line()));
    }
    return Job.of(job.text("name").orElse("job"), job.line(), steps)
        .withMayFail(job.isTrue("optional"))
        .withTimeout(Notation.minutes(job.text("decoration_config", "timeout").orElse("")));
  }

  private static Value unwrapped(Value arguments) {
    List<Value> items = arguments.items();
    boolean wrapped = items.size() > 1 && items.get(0).text().filter(Prow::isWrapper).isPresent();
    return wrapped
        ? new Value.Sequence(
            items.subList(1, items.size()), "", arguments.line(), arguments.endLine())
        : arguments;
  }

  private static boolean isWrapper(String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    return WRAPPERS.contains(name) || name.endsWith("entrypoint.sh");
  }
}
