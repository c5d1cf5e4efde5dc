package dev.tidemark.detector.platform;

import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.link.resource.Fields;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a container service to its task definition in the same directory: whether its images float, and whether it says
 * how large it is.
 */
final class ServiceImages {
  private static final Set<String> DEFINITIONS =
      Set.of("aws_ecs_task_definition", "AWS::ECS::TaskDefinition");
  private static final Set<String> SERVICES = Set.of("aws_ecs_service", "AWS::ECS::Service");

  /** Words in the tag of an image that name a stage rather than a version: such a tag is moved. */
  private static final List<String> MOVING =
      List.of("latest", "environment", "env}", "stage", "workspace", "branch");

  private static final Facet<Map<String, DeclaredResource>> TASKS =
      new Facet<>("task-definitions", ServiceImages::tasks);

  private final Landscape landscape;

  ServiceImages(Landscape landscape) {
    this.landscape = landscape;
  }

  Evidence complete(DeclaredResource service, Evidence evidence) {
    return SERVICES.contains(service.type())
        ? task(service).map(task -> complete(evidence, task)).orElse(evidence)
        : evidence;
  }

  private static Evidence complete(Evidence evidence, DeclaredResource task) {
    boolean sized =
        !Fields.at(task.attributes(), "cpu").isEmpty()
            || !Fields.at(task.attributes(), "memory").isEmpty();
    Evidence out = sized ? evidence.with("sized", "yes") : evidence;
    return out.with("pinned-image", pinned(images(task)));
  }

  private Optional<DeclaredResource> task(DeclaredResource service) {
    Map<String, DeclaredResource> tasks = landscape.facet(TASKS);
    return Fields.at(service.attributes(), "task_definition").stream()
        .flatMap(Value::walk)
        .map(value -> key(service.directory(), name(Fields.text(value))))
        .filter(tasks::containsKey)
        .map(tasks::get)
        .findFirst();
  }

  /** The name of what a reference points to: {@code aws_ecs_task_definition.app.arn} is {@code app}. */
  private static String name(String reference) {
    String[] parts = reference.replace("${", "").replace("}", "").split("\\.", -1);
    return parts.length > 1 && DEFINITIONS.contains(parts[0]) ? parts[1] : parts[0];
  }

  private static List<String> images(DeclaredResource task) {
    List<String> images = new ArrayList<>();
    Fields.at(task.attributes(), "container_definitions").stream()
        .flatMap(Value::walk)
        .filter(value -> value instanceof Value.Mapping)
        .flatMap(value -> value.pairs().stream())
        .filter(pair -> pair.key().equals("image") || pair.key().endsWith("_image"))
        .forEach(pair -> images.add(Fields.text(pair.value())));
    return images;
  }

  private static String pinned(List<String> images) {
    if (images.isEmpty() || images.stream().anyMatch(String::isEmpty)) {
      return "unknown";
    }
    if (images.stream().anyMatch(ServiceImages::floats)) {
      return "no";
    }
    return images.stream().allMatch(ServiceImages::isFixed) ? "yes" : "unknown";
  }

  private static boolean floats(String image) {
    String tag = tag(image).toLowerCase(Locale.ROOT);
    boolean bare = tag.isEmpty() && !image.contains("$") && !image.contains("var.");
    return bare || Words.anyIn(MOVING, tag);
  }

  private static boolean isFixed(String image) {
    String tag = tag(image);
    return image.contains("@sha256:")
        || (tag.chars().anyMatch(Character::isDigit) && !tag.contains("$"));
  }

  private static String tag(String image) {
    String rest = image.substring(image.lastIndexOf('/') + 1);
    int colon = rest.indexOf(':');
    return colon < 0 ? "" : rest.substring(colon + 1);
  }

  private static Map<String, DeclaredResource> tasks(Landscape landscape) {
    Map<String, DeclaredResource> tasks = new HashMap<>();
    for (DeclaredResource resource : landscape.facet(DeclaredResources.ALL)) {
      if (DEFINITIONS.contains(resource.type())) {
        tasks.putIfAbsent(key(resource.directory(), resource.name()), resource);
      }
    }
    return tasks;
  }

  private static String key(RepoPath directory, String name) {
    return directory.value() + "\n" + name;
  }
}
