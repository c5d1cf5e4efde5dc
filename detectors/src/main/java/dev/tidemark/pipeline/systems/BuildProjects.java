package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.resource.Fields;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Trigger.Kind;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The CodeBuild projects that Terraform and CloudFormation declare, with the buildspec of each.
 *
 * @param all in the order of their places
 * @param webhooks what starts the projects by themselves, by what the webhook says of its project
 */
record BuildProjects(List<Project> all, List<Webhook> webhooks) {

  /** Found once and shared by the translators. */
  private static final String WEBHOOK = "aws_codebuild_webhook";

  private static final Set<String> TYPES =
      Set.of("aws_codebuild_project", "AWS::CodeBuild::Project", WEBHOOK);

  static final Facet<BuildProjects> FACET = new Facet<>("codebuild-projects", BuildProjects::of);

  BuildProjects {
    all = List.copyOf(all);
    webhooks = List.copyOf(webhooks);
  }

  /**
   * A project.
   *
   * @param inline the buildspec where it is written in the definition
   * @param file the buildspec where it is a file of the repository
   * @param call which call of its module gave the buildspec, where the calls give different ones
   */
  record Project(
      DeclaredResource resource,
      String name,
      Optional<Value> inline,
      Optional<RepoPath> file,
      Optional<PassedValues.Call> call) {

    /** Whether an expression or name means this project. */
    boolean isNamed(String reference) {
      boolean terraform = resource.tool().equals("terraform");
      String address = resource.type() + "." + resource.name();
      return terraform
          ? reference.contains(address + ".")
              || reference.contains(address + "[")
              || isName(reference)
          : reference.equals(resource.name()) || isName(reference) || isExported(reference);
    }

    /** {@code ${Stack}-Build}, by the usage that a stack exports a resource by its own name and the resource's. */
    private boolean isExported(String reference) {
      return reference.startsWith("${") && reference.endsWith("}-" + resource.name());
    }

    private boolean isName(String reference) {
      return !name.isEmpty() && reference.equals(name);
    }
  }

  /** A webhook, the project that it says and the events that it lets through. */
  record Webhook(String project, List<Trigger> triggers) {
    Webhook {
      triggers = List.copyOf(triggers);
    }
  }

  /**
   * The project that an expression or name means, in the directory where it is written before any other.
   *
   * @param call the call of a module that the reference went through
   */
  Optional<Project> named(String reference, RepoPath directory, Optional<PassedValues.Call> call) {
    List<Project> meant =
        all.stream()
            .filter(project -> project.call().isEmpty() || project.call().equals(call))
            .filter(project -> project.isNamed(reference))
            .toList();
    return meant.stream()
        .filter(project -> project.call().isPresent())
        .findFirst()
        .or(() -> beside(meant, directory));
  }

  private static Optional<Project> beside(List<Project> meant, RepoPath directory) {
    return meant.stream()
        .filter(project -> project.resource().directory().equals(directory))
        .findFirst()
        .or(() -> meant.stream().findFirst());
  }

  /** What starts a project by itself; nothing where a pipeline does. */
  List<Trigger> triggers(Project project) {
    List<Trigger> triggers = new ArrayList<>();
    webhooks.stream()
        .filter(webhook -> project.isNamed(webhook.project()))
        .forEach(webhook -> triggers.addAll(webhook.triggers()));
    return triggers;
  }

  /** The buildspecs that only pipelines come to. */
  Set<RepoPath> served() {
    Set<RepoPath> files = new HashSet<>();
    all.stream().filter(p -> triggers(p).isEmpty()).forEach(p -> p.file().ifPresent(files::add));
    return files;
  }

  private static BuildProjects of(Landscape landscape) {
    List<Project> projects = new ArrayList<>();
    List<Webhook> webhooks = new ArrayList<>();
    for (DeclaredResource resource : DeclaredResources.inForce(landscape, TYPES::contains)) {
      Value attributes = resource.attributes();
      if (resource.type().equals(WEBHOOK)) {
        String project = text(attributes, "project_name");
        webhooks.add(new Webhook(project, events(Fields.at(attributes, "filter_group.filter"))));
      } else {
        Project project = project(landscape, resource, attributes);
        projects.add(project);
        if (project.inline().isEmpty() && project.file().isEmpty()) {
          byCall(landscape, project, attributes, projects);
        }
        if (Fields.at(attributes, "triggers.webhook").stream().anyMatch(Fields::isSet)) {
          webhooks.add(
              new Webhook(
                  resource.name(), events(Fields.at(attributes, "triggers.filter_groups"))));
        }
      }
    }
    return new BuildProjects(projects, webhooks);
  }

  private static String text(Value attributes, String field) {
    return Fields.at(attributes, field).stream().findFirst().map(BuildProjects::flat).orElse("");
  }

  /** A text as written, a reference or what is given to a function. */
  static String flat(Value value) {
    return value.walk().map(Fields::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  private static Project project(Landscape landscape, DeclaredResource resource, Value attributes) {
    Optional<Value> written =
        Fields.at(attributes, "source.buildspec|source.build_spec").stream().findFirst();
    Optional<Value> inline = written.flatMap(Buildspecs::inline);
    Optional<RepoPath> file =
        inline.isPresent()
            ? Optional.empty()
            : Buildspecs.file(
                landscape,
                resource.directory(),
                written
                    .map(BuildProjects::flat)
                    .map(text -> Buildspecs.written(landscape, resource, text))
                    .orElse("buildspec.yml"));
    String name = Fields.literal(attributes, "name").orElseGet(() -> text(attributes, "name"));
    return new Project(resource, name, inline, file, Optional.empty());
  }

  /** The same project for each call of its module that gives it a buildspec of its own. */
  private static void byCall(
      Landscape landscape, Project project, Value attributes, List<Project> sink) {
    String written = text(attributes, "source.buildspec|source.build_spec");
    if (!written.startsWith("var.")) {
      return;
    }
    DeclaredResource resource = project.resource();
    new PassedValues(landscape.facet(TerraformLandscape.FACET))
        .eachGiven(new PassedValues.Written(written, resource.directory()))
        .forEach(
            (call, given) -> {
              String text =
                  Buildspecs.read(landscape, given.directory(), given.reference())
                      .orElse(given.reference());
              Optional<RepoPath> file = Buildspecs.file(landscape, given.directory(), text);
              if (file.isPresent()) {
                sink.add(
                    new Project(
                        resource, project.name(), Optional.empty(), file, Optional.of(call)));
              }
            });
  }

  /** The events that filters of a webhook let through: their patterns name them. */
  private static List<Trigger> events(List<Value> filters) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    List<String> branches = new ArrayList<>();
    for (Value filter : filters) {
      filter
          .walk()
          .map(Fields::text)
          .forEach(
              text -> {
                if (text.contains("PULL_REQUEST_MERGED")) {
                  kinds.add(Kind.PUSH);
                }
                if (text.contains("PULL_REQUEST_CREATED")
                    || text.contains("PULL_REQUEST_UPDATED")) {
                  kinds.add(Kind.CHANGE_REQUEST);
                }
                if (text.contains("PUSH")) {
                  kinds.add(Kind.PUSH);
                }
                if (text.contains("RELEASED")) {
                  kinds.add(Kind.RELEASE);
                }
                int head = text.indexOf("refs/heads/");
                if (head >= 0) {
                  String branch = text.substring(head + 11).replace("$", "").replace(".*", "*");
                  branches.add(branch);
                }
              });
    }
    if (kinds.isEmpty()) {
      kinds.add(Kind.PUSH);
      kinds.add(Kind.CHANGE_REQUEST);
    }
    return kinds.stream()
        .map(k -> new Trigger(k, k == Kind.PUSH ? branches : List.of(), List.of(), ""))
        .toList();
  }
}
