package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.resource.Fields;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * AWS CodePipeline as CloudFormation and Terraform declare it: stages and actions in their order, the buildspecs that
 * they run, manual approvals and deployments.
 */
@AutoService(Translator.class)
public final class CodePipeline implements Translator {
  private static final String SYSTEM = "codepipeline";
  private static final Set<String> TYPES =
      Set.of("aws_codepipeline", "AWS::CodePipeline::Pipeline");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (DeclaredResource resource : DeclaredResources.inForce(landscape, TYPES::contains)) {
      sink.accept(new Reading(landscape, resource).pipeline());
    }
  }

  private static List<Value> listed(Value value) {
    return value instanceof Value.Sequence list && list.tag().isEmpty()
        ? list.items()
        : List.of(value);
  }

  private static List<Value> all(Value of, String field) {
    List<Value> found = new ArrayList<>();
    of.at(field).ifPresent(value -> found.addAll(listed(value)));
    return found;
  }

  /** The words of a name, parted where a capital begins one: {@code DeployToDev}. */
  static String spaced(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean begins =
          i > 0
              && Character.isUpperCase(name.charAt(i))
              && Character.isLowerCase(name.charAt(i - 1));
      words.append(begins ? " " : "").append(name.charAt(i));
    }
    return words.toString();
  }

  /** One pipeline while its stages are gathered. */
  private static final class Reading {
    private final BuildProjects projects;
    private final PassedValues passed;
    private final DeclaredResource resource;
    private final List<Job> jobs = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Pipeline.Unread> unread = new ArrayList<>();

    Reading(Landscape landscape, DeclaredResource resource) {
      this.projects = landscape.facet(BuildProjects.FACET);
      this.passed = new PassedValues(landscape.facet(TerraformLandscape.FACET));
      this.resource = resource;
    }

    Pipeline pipeline() {
      Value attributes = resource.attributes();
      List<String> before = List.of();
      List<Value> stages = new ArrayList<>(all(attributes, "stage"));
      stages.addAll(all(attributes, "stages"));
      for (Value stage : stages) {
        before = stage(stage, before);
      }
      events(attributes);
      if (triggers.isEmpty()) {
        triggers.add(Trigger.of(Trigger.Kind.DISPATCH));
      }
      return new Pipeline(
          SYSTEM,
          Fields.literal(attributes, "name").orElse(resource.name()),
          Pipeline.Kind.PIPELINE,
          resource.location(),
          triggers,
          jobs,
          Map.of(),
          unread);
    }

    /** What starts it besides a new commit: a pipeline of the second version says so. */
    private void events(Value attributes) {
      for (Value trigger :
          Fields.at(attributes, "trigger.git_configuration|triggers.git_configuration")) {
        if (trigger.at("pull_request").isPresent()) {
          triggers.add(Trigger.of(Trigger.Kind.CHANGE_REQUEST));
        }
        if (!Fields.at(trigger, "push.tags").isEmpty()) {
          triggers.add(Trigger.of(Trigger.Kind.TAG));
        }
        if (!Fields.at(trigger, "push.branches").isEmpty()) {
          triggers.add(Trigger.of(Trigger.Kind.PUSH));
        }
      }
    }

    private List<String> stage(Value stage, List<String> needs) {
      String name = stage.text("name").orElse("stage " + stage.line());
      List<Value> actions = new ArrayList<>(all(stage, "action"));
      actions.addAll(all(stage, "actions"));
      Map<Integer, List<Value>> byOrder = new TreeMap<>();
      for (Value action : actions) {
        byOrder.computeIfAbsent(order(action), k -> new ArrayList<>()).add(action);
      }
      if (actions.isEmpty() || name.contains(".value") || name.contains("each.")) {
        unread.add(new Pipeline.Unread("stages of " + resource.name(), "dynamic", stage.line()));
        return needs;
      }
      List<String> before = needs;
      for (List<Value> group : byOrder.values()) {
        List<String> ends = new ArrayList<>();
        for (Value action : group) {
          action(name, action, before).ifPresent(ends::add);
        }
        before = ends.isEmpty() ? before : ends;
      }
      return before;
    }

    private static int order(Value action) {
      String order = action.text("run_order").orElse("1");
      return order.length() < 4 && order.chars().allMatch(Character::isDigit)
          ? Integer.parseInt(order)
          : 1;
    }

    /** Adds an action's job and gives its id; a source is what starts the pipeline. */
    private Optional<String> action(String stage, Value action, List<String> needs) {
      String category = field(action, "category");
      String provider = field(action, "provider");
      String name = action.text("name").orElse("action");
      Map<String, String> configuration = new LinkedHashMap<>();
      action
          .pairs("configuration")
          .forEach(pair -> configuration.put(plain(pair.key()), BuildProjects.flat(pair.value())));
      if (category.equals("Source")) {
        source(provider, configuration);
        return Optional.empty();
      }
      String id = stage + "/" + name;
      jobs.add(
          Job.of(id, action.line(), List.of(step(action, category, provider, configuration)))
              .withNeeds(needs)
              .withEnvironment(
                  EnvironmentNames.in(spaced(stage))
                      .or(() -> EnvironmentNames.in(spaced(name)))
                      .orElse("")));
      return Optional.of(id);
    }

    private static String field(Value action, String name) {
      return action.text(name).or(() -> action.text("action_type_id", name)).orElse("");
    }

    /** Terraform leaves the service's own spelling, CloudFormation's is in snake case by now. */
    private static String plain(String key) {
      return key.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    }

    /** What starts the pipeline; a connection may be told to leave new commits alone. */
    private void source(String provider, Map<String, String> configuration) {
      if (configuration.getOrDefault("detectchanges", "").equalsIgnoreCase("false")) {
        return;
      }
      String branch =
          configuration.getOrDefault("branchname", configuration.getOrDefault("branch", ""));
      boolean code = !provider.equals("S3") && !provider.equals("ECR");
      boolean known = !branch.isEmpty() && !branch.contains(".") && !branch.contains("$");
      triggers.add(
          new Trigger(
              code ? Trigger.Kind.PUSH : Trigger.Kind.UPSTREAM,
              known ? List.of(branch) : List.of(),
              List.of(),
              provider));
    }

    private Step step(
        Value action, String category, String provider, Map<String, String> configuration) {
      if (category.equals("Approval")) {
        return of(action, new Work.Approval("a person"));
      }
      if (provider.equals("CodeBuild")) {
        return build(action, configuration.getOrDefault("projectname", ""));
      }
      if (provider.equals("CloudFormation") || provider.equals("CloudFormationStackSet")) {
        return of(action, Work.Run.shell(stack(configuration), action.line()));
      }
      String name = "codepipeline/" + (provider.isEmpty() ? category : provider);
      return of(action, new Work.Use(Work.Use.Kind.STEP, name, configuration));
    }

    private static Step of(Value action, Work work) {
      return new Step("", action.line(), work, "", Condition.ALWAYS, false, Map.of());
    }

    private Step build(Value action, String reference) {
      PassedValues.Written end =
          passed
              .end(reference, resource.directory())
              .orElse(new PassedValues.Written(reference, resource.directory()));
      Optional<BuildProjects.Project> project =
          projects.named(
              end.reference(),
              end.directory(),
              PassedValues.called(reference, resource.directory()));
      Optional<Value> inline = project.flatMap(BuildProjects.Project::inline);
      if (inline.isPresent()) {
        DeclaredResource other = project.get().resource();
        String target = "./" + other.location().path() + "#" + other.name();
        return of(action, new Work.Use(Work.Use.Kind.TEMPLATE, target, Map.of()));
      }
      return project
          .flatMap(BuildProjects.Project::file)
          .map(file -> of(action, new Work.Use(Work.Use.Kind.TEMPLATE, "./" + file, Map.of())))
          .orElse(Notation.opaque("CodeBuild project " + reference, action.line()));
    }

    private static String stack(Map<String, String> configuration) {
      String template = configuration.getOrDefault("templatepath", "");
      String file = template.substring(template.indexOf("::") + (template.contains("::") ? 2 : 1));
      String given =
          file.isEmpty() ? "" : " --template-file " + ContainerStep.quoted(List.of(file));
      return switch (configuration.getOrDefault("actionmode", "")) {
        case "CHANGE_SET_REPLACE" -> "aws cloudformation create-change-set" + given;
        case "CHANGE_SET_EXECUTE" -> "aws cloudformation execute-change-set";
        case "DELETE_ONLY" -> "aws cloudformation delete-stack";
        default -> "aws cloudformation deploy" + given;
      };
    }
  }
}
