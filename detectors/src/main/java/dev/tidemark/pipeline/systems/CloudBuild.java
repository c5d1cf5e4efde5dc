package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.resource.Fields;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Secrets;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Trigger.Kind;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Google Cloud Build: steps that are images with arguments or scripts. What starts a file, and whether a person approves
 * it, is what the triggers say that Terraform declares; without one only the usual is known.
 */
@AutoService(Translator.class)
public final class CloudBuild implements Translator {
  private static final String TRIGGER = "google_cloudbuild_trigger";

  private static final List<String> BUILDERS =
      List.of("gcr.io/cloud-builders/", "gcr.io/google.com/cloudsdktool/", "gcr.io/$PROJECT_ID/");

  private static final List<Trigger> USUAL =
      List.of(Trigger.of(Kind.PUSH), Trigger.of(Kind.DISPATCH));

  @Override
  public String system() {
    return "cloud-build";
  }

  /** What declared triggers say of one file. */
  private record Start(List<Trigger> triggers, boolean approved) {}

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    Map<RepoPath, Start> starts = starts(landscape);
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      boolean named =
          file.path().lowerName().contains("cloudbuild") || starts.containsKey(file.path());
      Optional<Value> root = file.document().root().filter(r -> !r.items("steps").isEmpty());
      if (root.isPresent() && (named || looksRight(root.get()))) {
        Start start = starts.getOrDefault(file.path(), new Start(USUAL, false));
        List<Step> steps = new ArrayList<>();
        root.get().items("steps").forEach(step -> steps.add(step(step)));
        Map<String, String> known =
            new LinkedHashMap<>(Notation.scalars(root.get(), "substitutions"));
        sink.accept(
            Notation.pipeline(
                "cloud-build",
                file.path().name(),
                Pipeline.Kind.PIPELINE,
                file.at(1),
                start.triggers(),
                List.of(
                    Job.of("build", 1, steps)
                        .withManual(start.approved())
                        .withVariables(known)
                        .withTimeout(seconds(root.get().text("timeout").orElse("")) / 60)
                        .withSecrets(secrets(root.get())))));
      }
    }
  }

  /** Whether a step is one of Google's own builders, which no other notation has, with arguments or a script. */
  private static boolean looksRight(Value root) {
    return root.items("steps").stream()
        .anyMatch(
            step ->
                BUILDERS.stream().anyMatch(step.text("name").orElse("")::startsWith)
                    && (step.at("args").isPresent() || step.at("script").isPresent()));
  }

  private static int seconds(String text) {
    String number = text.endsWith("s") ? text.substring(0, text.length() - 1) : "";
    return !number.isEmpty() && number.length() < 7 && number.chars().allMatch(Character::isDigit)
        ? Integer.parseInt(number)
        : 0;
  }

  private static List<String> secrets(Value root) {
    return root.at("availableSecrets").map(s -> Secrets.named(s, "secrets/")).orElse(List.of());
  }

  private static Map<RepoPath, Start> starts(Landscape landscape) {
    Map<RepoPath, Start> starts = new HashMap<>();
    for (DeclaredResource resource : DeclaredResources.inForce(landscape, TRIGGER::equals)) {
      Value attributes = resource.attributes();
      Fields.literal(attributes, "filename|git_file_source.path")
          .flatMap(RepoPath.ROOT::resolve)
          .ifPresent(
              file -> {
                List<Trigger> triggers = new ArrayList<>(triggers(attributes));
                boolean approved =
                    Fields.literal(attributes, "approval_config.approval_required")
                        .filter("true"::equals)
                        .isPresent();
                Start other = starts.getOrDefault(file, new Start(List.of(), true));
                other.triggers().stream().filter(t -> !triggers.contains(t)).forEach(triggers::add);
                starts.put(file, new Start(triggers, approved && other.approved()));
              });
    }
    return starts;
  }

  private static List<Trigger> triggers(Value attributes) {
    List<String> paths = new ArrayList<>(Fields.literals(attributes, "included_files"));
    Fields.literals(attributes, "ignored_files").forEach(path -> paths.add("!" + path));
    boolean off = Fields.literal(attributes, "disabled").filter("true"::equals).isPresent();
    List<Trigger> triggers = new ArrayList<>();
    if (off) {
      return List.of(Trigger.of(Kind.DISPATCH));
    }
    String events = "github|bitbucket_server_trigger_config|repository_event_config";
    for (Value event : Fields.at(attributes, events)) {
      if (event.at("pull_request").isPresent()) {
        triggers.add(new Trigger(Kind.CHANGE_REQUEST, List.of(), paths, ""));
      }
      Fields.at(event, "push.branch").forEach(branch -> triggers.add(push(branch, paths)));
      if (!Fields.at(event, "push.tag").isEmpty()) {
        triggers.add(Trigger.of(Kind.TAG));
      }
    }
    Fields.at(attributes, "trigger_template.branch_name")
        .forEach(branch -> triggers.add(push(branch, paths)));
    return triggers.isEmpty() ? List.of(Trigger.of(Kind.DISPATCH)) : List.copyOf(triggers);
  }

  private static Trigger push(Value branch, List<String> paths) {
    String name = Fields.literal(branch).orElse("").replace("^", "").replace("$", "");
    boolean plain = !name.isEmpty() && name.indexOf('*') < 0 && name.indexOf('(') < 0;
    return new Trigger(Kind.PUSH, plain ? List.of(name) : List.of(), paths, "");
  }

  private static Step step(Value step) {
    String image = step.text("name").orElse("");
    Optional<Value> script = step.at("script");
    Work work;
    if (script.isPresent()) {
      int line = script.get().endLine() > script.get().line() ? 1 : 0;
      String text = script.get().text().orElse("");
      work = ContainerStep.script(text, script.get().line() + line, List.of());
    } else {
      work = ContainerStep.of(image, step.at("entrypoint"), step.at("args"), step.line());
      List<String> arguments = step.texts("args");
      if (work instanceof Work.Use && !arguments.isEmpty()) {
        List<String> words = new ArrayList<>();
        if (!arguments.get(0).startsWith("/")) { // a builder is its tool
          words.add(builder(image));
        }
        words.addAll(arguments);
        work = Work.Run.shell(ContainerStep.quoted(words), step.line());
      }
    }
    return new Step(
        step.text("id").orElse(""),
        step.line(),
        work,
        step.text("dir").orElse(""),
        Condition.ALWAYS,
        step.isTrue("allowFailure"),
        variables(step));
  }

  private static String builder(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    int tag = name.indexOf(':');
    return tag < 0 ? name : name.substring(0, tag);
  }

  private static Map<String, String> variables(Value step) {
    Map<String, String> known = new LinkedHashMap<>();
    for (String pair : step.texts("env")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        known.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return known;
  }
}
