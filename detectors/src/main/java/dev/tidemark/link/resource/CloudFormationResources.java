package dev.tidemark.link.resource;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.cloudformation.CloudFormation;
import dev.tidemark.link.cloudformation.CloudFormation.Template;
import dev.tidemark.link.resource.DeclaredResource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Resources of CloudFormation and SAM templates. */
final class CloudFormationResources {
  private CloudFormationResources() {}

  static void read(Landscape landscape, Consumer<DeclaredResource> sink) {
    for (Template template : landscape.facet(CloudFormation.TEMPLATES)) {
      for (Pair resource : template.resources()) {
        resource
            .value()
            .text("Type")
            .ifPresent(type -> sink.accept(declared(template, resource, type)));
      }
    }
  }

  private static DeclaredResource declared(Template template, Pair resource, String type) {
    Value body = resource.value();
    return new DeclaredResource(
        "cloudformation",
        Kind.RESOURCE,
        type,
        resource.key(),
        () -> attributesOf(body),
        false,
        template.file().at(resource.line(), body.endLine()),
        template.file().origin());
  }

  private static Mapping attributesOf(Value body) {
    List<Pair> pairs = new ArrayList<>();
    body.at("Properties").ifPresent(properties -> pairs.addAll(attributes(properties).pairs()));
    for (String policy : List.of("UpdatePolicy", "CreationPolicy", "DeletionPolicy")) {
      body.at(policy)
          .ifPresent(
              value -> pairs.add(new Pair(SnakeCase.of(policy), value.line(), attributes(value))));
    }
    return new Mapping(pairs, "", body.line(), body.endLine());
  }

  private static Mapping attributes(Value properties) {
    return Attributes.of(properties, CloudFormation::isFunction);
  }
}
