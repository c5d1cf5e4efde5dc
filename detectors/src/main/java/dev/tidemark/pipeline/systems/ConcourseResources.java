package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Trigger.Kind;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.Remote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that a pipeline of Concourse declares: what they start, and which of them are repositories next door. */
record ConcourseResources(Map<String, Value> byName, Neighbours neighbours) {
  /** Those of a task by itself. */
  static final ConcourseResources NONE = new ConcourseResources(Map.of(), Neighbours.NONE);

  /** The name by which an image that builds images is called, and its program in it. */
  private static final String BUILDER = "oci-build-task";

  private static final String BUILD = "build";

  static ConcourseResources of(Value root, Neighbours neighbours) {
    Map<String, Value> byName = new LinkedHashMap<>();
    root.items("resources")
        .forEach(one -> one.text("name").ifPresent(name -> byName.put(name, one)));
    return new ConcourseResources(byName, neighbours);
  }

  Optional<String> type(String name) {
    return Optional.ofNullable(byName.get(name)).flatMap(resource -> resource.text("type"));
  }

  /** The image of Concourse that builds images, where a task starts it; it takes no command line. */
  Optional<Work.Use> builder(Value step, Value config) {
    boolean builds = config.text("run", "path").filter(BUILD::equals).isPresent();
    return config
        .text("image_resource", "source", "repository")
        .or(() -> step.text("image").flatMap(name -> repository(name)))
        .filter(image -> builds && image.substring(image.lastIndexOf('/') + 1).equals(BUILDER))
        .map(image -> new Work.Use(Work.Use.Kind.STEP, "concourse/" + BUILDER, Map.of()));
  }

  private Optional<String> repository(String name) {
    return Optional.ofNullable(byName.get(name)).flatMap(r -> r.text("source", "repository"));
  }

  /** Another repository of the checkout, put into the folder that the step is called by. */
  Optional<Step> sibling(Value step) {
    String folder = step.text("get").orElse("");
    return nextDoor(step.text("resource").orElse(folder))
        .map(address -> Map.of("url", address, "relativeTargetDir", folder))
        .map(given -> new Work.Use(Work.Use.Kind.STEP, "git", given))
        .map(use -> Step.use("", step.line(), use));
  }

  /** Whether a resource is another repository of the checkout. */
  boolean isNextDoor(String name) {
    return nextDoor(name).isPresent();
  }

  /** What a file in the folder of a resource is in another repository of the checkout: {@code owner/name/path}. */
  Optional<String> fileNextDoor(String path) {
    int slash = path.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : nextDoor(path.substring(0, slash))
            .flatMap(Remote::of)
            .map(remote -> remote.name() + path.substring(slash));
  }

  /** A file in the folder of a resource with the name of its repository, as far as that is told: {@code owner/name/path}. */
  String fileElsewhere(String path) {
    int slash = path.indexOf('/');
    Optional<String> repository =
        Optional.ofNullable(byName.get(path.substring(0, Math.max(0, slash))))
            .flatMap(ConcourseResources::address)
            .flatMap(Remote::of)
            .map(Remote::name)
            .filter(name -> !neighbours.own().filter(name::equalsIgnoreCase).isPresent());
    return repository.map(name -> name + path.substring(slash)).orElse(path);
  }

  private Optional<String> nextDoor(String name) {
    return neighbours.areThere()
        ? Optional.ofNullable(byName.get(name))
            .flatMap(ConcourseResources::address)
            .filter(at -> Remote.of(at).flatMap(r -> neighbours.called(r.name())).isPresent())
        : Optional.empty();
  }

  private static Optional<String> address(Value resource) {
    String type = resource.text("type").orElse("");
    return type.equals("git")
        ? resource.text("source", "uri")
        : isOfChangeRequests(type)
            ? resource.text("source", "repository").map("https://github.com/"::concat)
            : Optional.empty();
  }

  private static boolean isOfChangeRequests(String type) {
    return type.contains("pull-request")
        || type.contains("pr-resource")
        || type.contains("merge-request")
        || type.equals("pr")
        || type.equals("github-pr");
  }

  /** What starts a job that waits for a resource. */
  Trigger trigger(String name) {
    Optional<Value> resource = Optional.ofNullable(byName.get(name));
    String type = resource.flatMap(r -> r.text("type")).orElse("git");
    List<String> paths = new ArrayList<>();
    resource.ifPresent(
        r -> {
          paths.addAll(r.texts("source", "paths"));
          r.texts("source", "ignore_paths").forEach(p -> paths.add("!" + p));
        });
    List<String> branches =
        resource.flatMap(r -> r.text("source", "branch")).map(List::of).orElse(List.of());
    if (isOfChangeRequests(type)) {
      return new Trigger(Kind.CHANGE_REQUEST, List.of(), paths, name);
    }
    return switch (type) {
      case "git" ->
          resource.flatMap(r -> r.text("source", "tag_filter")).isPresent()
              ? new Trigger(Kind.TAG, List.of(), List.of(), name)
              : new Trigger(Kind.PUSH, branches, paths, name);
      case "time", "cron-resource", "cron" -> Trigger.of(Kind.SCHEDULE);
      case "github-release" -> Trigger.of(Kind.RELEASE);
      default -> new Trigger(Kind.UPSTREAM, List.of(), List.of(), name);
    };
  }
}
