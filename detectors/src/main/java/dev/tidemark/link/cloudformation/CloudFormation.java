package dev.tidemark.link.cloudformation;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The CloudFormation and SAM templates of a repository. */
public final class CloudFormation {

  /** All templates, of every origin, in the order of their paths. */
  public static final Facet<List<Template>> TEMPLATES =
      new Facet<>("cloudformation-templates", CloudFormation::find);

  private static final Set<String> SHORT_FUNCTIONS = Set.of("Ref", "Condition");

  private CloudFormation() {}

  /**
   * A template.
   *
   * @param serverless whether it is one of the Serverless Application Model
   * @param resources by logical name
   */
  public record Template(
      Placed<ConfigDocument> file, Mapping root, boolean serverless, List<Pair> resources) {
    public Template {
      resources = List.copyOf(resources);
    }
  }

  /** Whether a value is computed by an intrinsic function, in its short or its long form. */
  public static boolean isFunction(Value value) {
    if (!value.tag().isEmpty()) {
      return true;
    }
    if (!(value instanceof Mapping map) || map.pairs().size() != 1) {
      return false;
    }
    String key = map.pairs().get(0).key();
    return SHORT_FUNCTIONS.contains(key) || key.startsWith("Fn::");
  }

  private static List<Template> find(Landscape landscape) {
    List<Template> found = new ArrayList<>();
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).all()) {
      for (Value root : file.document().roots()) {
        template(file, root).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static Optional<Template> template(Placed<ConfigDocument> file, Value root) {
    if (!(root instanceof Mapping map)) {
      return Optional.empty();
    }
    List<Pair> resources = resources(map);
    return resources.isEmpty()
        ? Optional.empty()
        : Optional.of(new Template(file, map, isServerless(map), resources));
  }

  private static List<Pair> resources(Mapping root) {
    List<Pair> resources = root.pairs("Resources");
    if (resources.isEmpty()) {
      resources = root.pairs("resources", "Resources");
    }
    boolean declared =
        root.get("AWSTemplateFormatVersion").isPresent()
            || resources.stream().anyMatch(CloudFormation::isResource);
    return declared
        ? resources.stream().filter(pair -> pair.value().text("Type").isPresent()).toList()
        : List.of();
  }

  private static boolean isResource(Pair pair) {
    String type = pair.value().text("Type").orElse("");
    return type.startsWith("AWS::") || type.startsWith("Custom::") || type.startsWith("Alexa::");
  }

  private static boolean isServerless(Mapping root) {
    return root.texts("Transform").stream().anyMatch(name -> name.startsWith("AWS::Serverless"));
  }
}
