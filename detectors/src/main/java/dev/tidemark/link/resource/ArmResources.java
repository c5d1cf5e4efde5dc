package dev.tidemark.link.resource;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.resource.DeclaredResource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Resources of Azure's deployment templates, and of Pulumi programs that are written in YAML. */
final class ArmResources {
  private ArmResources() {}

  static void read(Landscape landscape, Consumer<DeclaredResource> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).all()) {
      for (Value root : file.document().roots()) {
        if (root.text("$schema").orElse("").contains("eploymentTemplate.json")) {
          root.items("resources").forEach(resource -> arm(file, resource, 0, sink));
          root.pairs("resources").forEach(pair -> arm(file, pair.value(), 0, sink));
        } else if (root.at("runtime").isPresent() && root.at("name").isPresent()) {
          root.pairs("resources").forEach(pair -> pulumi(file, pair, sink));
        }
      }
    }
  }

  private static void arm(
      Placed<ConfigDocument> file, Value resource, int depth, Consumer<DeclaredResource> sink) {
    resource
        .text("type")
        .ifPresent(
            type ->
                sink.accept(
                    new DeclaredResource(
                        "arm",
                        Kind.RESOURCE,
                        type,
                        resource.text("name").orElse(type),
                        () -> flattened(resource),
                        resource.at("copy").isPresent(),
                        file.at(resource.line(), resource.endLine()),
                        file.origin())));
    if (depth < 5) {
      resource.items("resources").forEach(inner -> arm(file, inner, depth + 1, sink));
    }
  }

  /** The properties beside the resource's own fields, as Terraform has them. */
  private static Mapping flattened(Value resource) {
    List<Pair> pairs = new ArrayList<>(Attributes.of(resource, ArmResources::isExpression).pairs());
    resource
        .at("properties")
        .ifPresent(inner -> pairs.addAll(Attributes.of(inner, ArmResources::isExpression).pairs()));
    return new Mapping(pairs, "", resource.line(), resource.endLine());
  }

  private static boolean isExpression(Value value) {
    return value instanceof Scalar scalar
        && ((scalar.text().startsWith("[") && scalar.text().endsWith("]"))
            || scalar.text().contains("${"));
  }

  private static void pulumi(
      Placed<ConfigDocument> file, Pair resource, Consumer<DeclaredResource> sink) {
    Value body = resource.value();
    body.text("type")
        .ifPresent(
            type ->
                sink.accept(
                    new DeclaredResource(
                        "pulumi",
                        Kind.RESOURCE,
                        shortToken(type),
                        resource.key(),
                        () ->
                            Attributes.of(
                                body.at("properties").orElse(body), ArmResources::isExpression),
                        false,
                        file.at(resource.line(), body.endLine()),
                        file.origin())));
  }

  /** {@code aws:rds/instance:Instance} is {@code aws:rds:Instance}. */
  private static String shortToken(String token) {
    int slash = token.indexOf('/');
    int colon = token.lastIndexOf(':');
    return slash > 0 && colon > slash ? token.substring(0, slash) + token.substring(colon) : token;
  }
}
