package dev.tidemark.detector.ci;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.groovy.GroovyScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The templates that one pipeline uses, with where they are from and how they are held. */
final class TemplateUses {

  /** One use. */
  record Use(Evidence evidence, Optional<RepoPath> target) {}

  private TemplateUses() {}

  static List<Use> of(
      Pipeline pipeline, Organisation organisation, OwnReferences own, Landscape landscape) {
    List<Use> uses = new ArrayList<>();
    for (Job job : pipeline.jobs()) {
      for (Step step : job.steps()) {
        if (step.work() instanceof Work.Use use
            && use.kind() != Work.Use.Kind.STEP
            && use.kind() != Work.Use.Kind.IMAGE
            && !use.reference().startsWith("hook:")
            && !isMissing(use.reference(), landscape)) {
          RepoPath file = step.file().or(job::file).orElse(pipeline.location().path());
          uses.add(
              use(pipeline, Location.of(file, step.line()), use, organisation, own, landscape));
        }
      }
    }
    libraries(pipeline, landscape).forEach(uses::add);
    pipeline
        .inlined()
        .forEach(
            one ->
                uses.add(
                    one.repository().isEmpty() ? inlined(pipeline, one) : shared(pipeline, one)));
    return uses;
  }

  private static Use inlined(Pipeline pipeline, Pipeline.Inlined inlined) {
    String path = inlined.template().value();
    Evidence evidence =
        Evidence.of("ci.template-use", Location.of(inlined.file(), inlined.line()))
            .with("tool", pipeline.system())
            .with("source", "./" + path)
            .with("source-kind", "local")
            .with("what", "template")
            .with("pin", "repository")
            .with("pinned", true)
            .with("version", "")
            .with("target", path)
            .with("followed", true);
    return new Use(evidence, Optional.of(inlined.template()));
  }

  /** One of another repository of the checkout. */
  private static Use shared(Pipeline pipeline, Pipeline.Inlined inlined) {
    String place = inlined.repository() + "/" + inlined.template().value();
    String pin = pin(inlined.version(), place);
    return new Use(
        Evidence.of("ci.template-use", Location.of(inlined.file(), inlined.line()))
            .with("tool", pipeline.system())
            .with("source", place)
            .with("source-kind", "organisation")
            .with("what", "template")
            .with("pin", pin)
            .with("pinned", List.of("tag", "commit").contains(pin))
            .with("version", inlined.version())
            .with("next-door", place)
            .with("followed", true),
        Optional.empty());
  }

  /** The shared libraries that a Jenkinsfile loads. An installation names its own: they are the organisation's. */
  private static Stream<Use> libraries(Pipeline pipeline, Landscape landscape) {
    if (pipeline.kind() != Pipeline.Kind.PIPELINE) {
      return Stream.empty();
    }
    return landscape
        .documents()
        .at(pipeline.location().path(), GroovyScript.class)
        .map(file -> file.document().loaded())
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(GroovyScript.Loaded::name, one -> one, (first, more) -> first))
        .values()
        .stream()
        .sorted(
            Comparator.comparingInt(GroovyScript.Loaded::line)
                .thenComparing(GroovyScript.Loaded::name))
        .map(library -> new Use(library(pipeline, library, landscape), Optional.empty()));
  }

  private static Evidence library(
      Pipeline pipeline, GroovyScript.Loaded loaded, Landscape landscape) {
    String written = loaded.name();
    Location place = Location.of(pipeline.location().path(), loaded.line());
    Optional<String> nextDoor = new JenkinsLibraries(landscape).library(pipeline, written);
    int at = written.lastIndexOf('@');
    String version = at > 0 ? written.substring(at + 1) : "";
    String pin = pin(version, written);
    return Evidence.of("ci.template-use", place)
        .with("tool", pipeline.system())
        .with("source", at > 0 ? written.substring(0, at) : written)
        .with("source-kind", "organisation")
        .with("what", "shared-library")
        .with("pin", pin)
        .with("pinned", List.of("tag", "commit").contains(pin))
        .with("version", version)
        .with("next-door", nextDoor)
        .with("followed", nextDoor.isPresent());
  }

  private static Use use(
      Pipeline pipeline,
      Location place,
      Work.Use use,
      Organisation organisation,
      OwnReferences own,
      Landscape landscape) {
    String reference = use.reference();
    boolean plugin = use.kind() == Work.Use.Kind.PLUGIN;
    char mark = !plugin ? '@' : reference.indexOf('#') > 0 ? '#' : ':';
    int last = reference.lastIndexOf(mark);
    boolean named = use.kind() == Work.Use.Kind.LIBRARY && last == reference.indexOf(mark);
    int at = named ? -1 : last; // of step@library@version the first names the library
    String version = at > 0 ? reference.substring(at + 1) : "";
    Optional<RepoPath> target = local(own.local(reference), landscape);
    Optional<String> nextDoor = nextDoor(use, landscape);
    boolean beside = nextDoor.isPresent();
    boolean local = reference.startsWith("./") || reference.startsWith("/") || target.isPresent();
    String pin = local ? "repository" : pin(version, reference);
    Evidence evidence =
        Evidence.of("ci.template-use", place)
            .with("tool", pipeline.system())
            .with("source", at > 0 ? reference.substring(0, at) : reference)
            .with(
                "source-kind",
                local
                    ? "local"
                    : beside || isOrganisations(use, reference, organisation)
                        ? "organisation"
                        : "public")
            .with("what", what(use.kind(), reference))
            .with("pin", pin)
            .with("pinned", List.of("exact", "tag", "commit", "digest", "repository").contains(pin))
            .with("version", version)
            .with("target", target.map(RepoPath::value))
            .with("next-door", nextDoor)
            .with("followed", target.isPresent() || beside);
    return new Use(evidence, target);
  }

  /** Installations of Jenkins and projects of Azure have libraries of their own only. */
  private static boolean isOrganisations(
      Work.Use use, String reference, Organisation organisation) {
    return use.kind() == Work.Use.Kind.LIBRARY
        || reference.startsWith("azure-repos:")
        || organisation.owns(reference);
  }

  /**
   * Whether it names a file of this repository that is not here: there is no template to use. What lies in a tree that the
   * repository does not have was checked out from another one.
   */
  private static boolean isMissing(String reference, Landscape landscape) {
    if (!reference.startsWith("./") || local(reference, landscape).isPresent()) {
      return false;
    }
    int slash = reference.indexOf('/', 2);
    return slash > 2
        && reference.indexOf('$') < 0
        && landscape.hasAny(RepoPath.of(reference.substring(2, slash)));
  }

  /** What it is in another repository of the checkout: {@code owner/name/file}. */
  private static Optional<String> nextDoor(Work.Use use, Landscape landscape) {
    if (use.kind() == Work.Use.Kind.LIBRARY) {
      return new JenkinsLibraries(landscape).step(use.reference());
    }
    int pin = use.reference().indexOf('@');
    String[] names = (pin < 0 ? use.reference() : use.reference().substring(0, pin)).split("/", 3);
    if (names.length < 2 || (names.length < 3 && pin < 0)) {
      return Optional.empty();
    }
    return landscape
        .neighbours()
        .named(names[0] + "/" + names[1])
        .map(
            neighbour -> {
              RepoPath file = RepoPath.of(names.length < 3 ? "" : names[2]);
              for (RepoPath action : List.of(file.child("action.yml"), file.child("action.yaml"))) {
                file = neighbour.landscape().hasFile(action) ? action : file;
              }
              return file.isRoot() ? neighbour.name() : neighbour.name() + "/" + file.value();
            });
  }

  private static Optional<RepoPath> local(String reference, Landscape landscape) {
    int name = reference.startsWith("./") ? reference.indexOf('#') : -1;
    String written = name < 0 ? reference : reference.substring(0, name);
    String path =
        written.startsWith("./")
            ? written.substring(2)
            : written.startsWith("/") ? written.substring(1) : written;
    Optional<RepoPath> place = path.contains("@") ? Optional.empty() : RepoPath.ROOT.resolve(path);
    return place.flatMap(
        p -> {
          for (RepoPath file : List.of(p, p.child("action.yml"), p.child("action.yaml"))) {
            if (landscape.hasFile(file)) {
              return Optional.of(file);
            }
          }
          return Optional.empty();
        });
  }

  private static String what(Work.Use.Kind kind, String reference) {
    return switch (kind) {
      case PLUGIN -> "action";
      case ACTION -> reference.startsWith("./") ? "composite-action" : "action";
      case WORKFLOW -> "reusable-workflow";
      case ORB -> "orb";
      case COMPONENT -> "component";
      case LIBRARY -> "shared-library";
      case TASK -> "task";
      default -> "template";
    };
  }

  static String pin(String version, String reference) {
    if (version.isEmpty()) {
      return reference.startsWith("docker://") && reference.contains("sha256:") ? "digest" : "none";
    }
    boolean hex = version.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    if (hex && version.length() >= 40) {
      return "commit";
    }
    if (version.startsWith("sha256:")) {
      return "digest";
    }
    String number = version.startsWith("v") ? version.substring(1) : version;
    boolean digits = !number.isEmpty() && Character.isDigit(number.charAt(0));
    long dots = number.chars().filter(c -> c == '.').count();
    return digits ? (dots >= 2 ? "tag" : "range") : "branch";
  }
}
