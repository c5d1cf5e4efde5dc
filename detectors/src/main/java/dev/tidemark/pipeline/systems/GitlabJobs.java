package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of a GitLab pipeline with what they extend and reference. */
final class GitlabJobs {
  private static final int MAX_EXTENDS = 10;

  /** As many jobs of the stage before as one may wait for. */
  private static final int MAX_NEEDS = 100;

  private static final int UNKNOWN_STAGE = Integer.MIN_VALUE / 2;

  private final GitlabFiles written;
  private final RepoPath main;
  private final GitlabChildren children;
  private final Map<String, Integer> stages = new HashMap<>();
  private final Map<Integer, List<String>> jobsOfStages = new HashMap<>();

  /** What jobs get of those that they extend, by how far down they are asked and by the key: several may extend one. */
  private final Map<String, IdentityHashMap<Value, Optional<Value>>> extended = new HashMap<>();

  /** Jobs whose steps are written in another file than the main one say which. */
  GitlabJobs(GitlabFiles written, RepoPath main, GitlabChildren children) {
    this.written = written;
    this.main = main;
    this.children = children;
    for (int i = 0; i < written.stages.size(); i++) {
      stages.putIfAbsent(written.stages.get(i), i);
    }
    written.jobs.forEach(
        (id, job) -> {
          if (!id.startsWith(".")) {
            jobsOfStages.computeIfAbsent(stage(job), s -> new ArrayList<>()).add(id);
          }
        });
  }

  List<Job> all() {
    List<Job> found = new ArrayList<>();
    written.jobs.forEach(
        (id, value) -> {
          if (!id.startsWith(".")) {
            Job job = job(id, value);
            List<Job> child =
                field(value, "trigger", 0).map(t -> children.of(job, t)).orElse(List.of());
            found.add(child.isEmpty() ? job : job.withSteps(List.of()));
            found.addAll(child);
          }
        });
    if (!written.used.isEmpty()) {
      found.add(Job.of("included", written.used.get(0).line(), written.used));
    }
    return found;
  }

  private Job job(String id, Value job) {
    List<Step> steps = steps(job);
    GitlabRules rules =
        GitlabRules.of(
            field(job, "rules", 0),
            field(job, "only", 0),
            field(job, "except", 0),
            text(job, "when"));
    Map<String, String> known = variables(job);
    return Job.of(id, job.line(), steps)
        .withNeeds(needs(job))
        .withEnvironment(environment(job, known))
        .withManual(rules.manual())
        .withCondition(rules.condition())
        .withMayFail(field(job, "allow_failure", 0).map(GitlabJobs::allows).orElse(rules.mayFail()))
        .withPermissions(field(job, "id_tokens", 0).isPresent() ? List.of("id-token") : List.of())
        .withVariables(known)
        .withImage(
            field(job, "image", 0)
                .or(() -> written.image)
                .flatMap(v -> v.text().or(() -> v.text("name")))
                .orElse(""))
        .withTimeout(Notation.minutes(text(job, "timeout")))
        .withSecrets(
            field(job, "secrets", 0)
                .map(v -> v.pairs().stream().map(Value.Pair::key).toList())
                .orElse(List.of()))
        .withFile(
            Optional.ofNullable(written.files.get(owner(id, job, "script", 0)))
                .filter(file -> !file.equals(main)));
  }

  private List<Step> steps(Value job) {
    List<Step> steps = new ArrayList<>();
    List<Value> one = new ArrayList<>(); // both run in one shell
    field(job, "before_script", 0).or(() -> written.before).ifPresent(one::add);
    field(job, "script", 0).ifPresent(one::add);
    steps.addAll(script(one, job));
    field(job, "trigger", 0).ifPresent(trigger -> steps.addAll(GitlabElsewhere.started(trigger)));
    for (String parent : job.at("extends").map(Value::texts).orElse(List.of())) {
      if (!written.jobs.containsKey(parent)) {
        steps.add(Step.use("", job.line(), new Work.Use(Work.Use.Kind.TEMPLATE, parent, Map.of())));
      }
    }
    return steps;
  }

  private String environment(Value job, Map<String, String> known) {
    Optional<Value> environment = field(job, "environment", 0);
    if (environment.flatMap(e -> e.text("action")).orElse("").equals("stop")) {
      return "";
    }
    String name =
        environment
            .flatMap(Value::text)
            .or(() -> environment.flatMap(e -> e.text("name")))
            .orElse("");
    return Filled.of(name, known, written.variables);
  }

  /** The variables of a job, those of its matrix with all their values in braces. */
  private Map<String, String> variables(Value job) {
    Map<String, String> known = new LinkedHashMap<>();
    field(job, "variables", 0)
        .ifPresent(
            v -> v.pairs().forEach(p -> p.value().text().ifPresent(t -> known.put(p.key(), t))));
    Map<String, List<String>> matrix = new LinkedHashMap<>();
    for (Value row : job.items("parallel", "matrix")) {
      for (Value.Pair pair : row.pairs()) {
        matrix
            .computeIfAbsent(pair.key(), k -> new ArrayList<>())
            .addAll(
                pair.value() instanceof Value.Scalar
                    ? List.of(pair.value().text().orElse(""))
                    : pair.value().texts());
      }
    }
    matrix.forEach(
        (key, values) ->
            known.put(
                key, values.size() == 1 ? values.get(0) : "{" + String.join(",", values) + "}"));
    return known;
  }

  private String text(Value job, String key) {
    return field(job, key, 0).flatMap(Value::text).orElse("");
  }

  /** A field of a job, or of the last of those it extends which says it. */
  private Optional<Value> field(Value job, String key, int depth) {
    Optional<Value> own = job.at(key);
    if (own.isPresent() || depth > MAX_EXTENDS || job.at("extends").isEmpty()) {
      return own;
    }
    IdentityHashMap<Value, Optional<Value>> known =
        extended.computeIfAbsent(depth + " " + key, k -> new IdentityHashMap<>());
    Optional<Value> before = known.get(job);
    if (before == null) {
      before = inherited(job, key, depth);
      known.put(job, before);
    }
    return before;
  }

  private Optional<Value> inherited(Value job, String key, int depth) {
    List<String> parents = job.at("extends").map(Value::texts).orElse(List.of());
    for (int i = parents.size() - 1; i >= 0; i--) {
      Value parent = written.jobs.get(parents.get(i));
      Optional<Value> found = parent == null ? Optional.empty() : field(parent, key, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The job, or that of those it extends, which writes a field. */
  private String owner(String id, Value job, String key, int depth) {
    if (job.at(key).isEmpty() && depth < MAX_EXTENDS) {
      List<String> parents = job.at("extends").map(Value::texts).orElse(List.of());
      for (int i = parents.size() - 1; i >= 0; i--) {
        Value parent = written.jobs.get(parents.get(i));
        if (parent != null && field(parent, key, depth + 1).isPresent()) {
          return owner(parents.get(i), parent, key, depth + 1);
        }
      }
    }
    return id;
  }

  private List<Step> script(List<Value> scripts, Value job) {
    List<Value> items = new ArrayList<>();
    List<Value> rows = new ArrayList<>();
    scripts.forEach(
        script ->
            rows.addAll(script instanceof Value.Sequence list ? list.items() : List.of(script)));
    for (Value item : rows) {
      if (item.tag().equals("!reference") && item instanceof Value.Sequence path) {
        List<String> keys = path.texts();
        Value at = keys.isEmpty() ? null : written.jobs.get(keys.get(0));
        if (at != null && keys.size() > 1) {
          field(at, keys.get(1), 0).ifPresent(items::add);
        }
      } else {
        items.add(item);
      }
    }
    return Notation.commands(new Value.Sequence(items, "", job.line(), job.endLine()), true);
  }

  private List<String> needs(Value job) {
    Optional<Value> needs = field(job, "needs", 0);
    if (needs.isPresent()) {
      List<String> ids = new ArrayList<>(needs.get().texts());
      needs.get().items().forEach(item -> item.text("job").ifPresent(ids::add));
      return ids;
    }
    List<String> before = jobsOfStages.getOrDefault(stage(job) - 1, List.of());
    return before.size() > MAX_NEEDS ? before.subList(0, MAX_NEEDS) : before;
  }

  /** The place of a job's stage among the stages; that of no stage's neighbour for one that is not among them. */
  private int stage(Value job) {
    String name = field(job, "stage", 0).flatMap(Value::text).orElse("test");
    return stages.getOrDefault(name, UNKNOWN_STAGE);
  }

  /** Allowed outright, or for the code that nearly every checker ends with. */
  private static boolean allows(Value written) {
    return written.isTrue() || written.texts("exit_codes").contains("1");
  }
}
