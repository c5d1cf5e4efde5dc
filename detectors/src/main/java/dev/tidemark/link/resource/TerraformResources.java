package dev.tidemark.link.resource;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Sequence;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclBody;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.DeclaredResource.Kind;
import dev.tidemark.link.terraform.ConfigurationFiles;
import dev.tidemark.link.terraform.TerraformLandscape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Resources, lookups and module calls of Terraform and OpenTofu files. */
final class TerraformResources {
  private final TerraformReferences references;
  private final TerraformLandscape terraform;

  private TerraformResources(TerraformReferences references, TerraformLandscape terraform) {
    this.references = references;
    this.terraform = terraform;
  }

  static void read(Landscape landscape, Consumer<DeclaredResource> sink) {
    read(landscape, landscape.facet(TerraformReferences.SETTLED), sink);
  }

  /** The resources with some references put in: of modules whose callers are elsewhere, locals alone. */
  static void read(
      Landscape landscape, TerraformReferences references, Consumer<DeclaredResource> sink) {
    TerraformResources resources =
        new TerraformResources(references, landscape.facet(TerraformLandscape.FACET));
    for (Placed<HclDocument> file : landscape.documents().all(HclDocument.class)) {
      resources.read(file, sink);
    }
  }

  private void read(Placed<HclDocument> file, Consumer<DeclaredResource> sink) {
    if (ConfigurationFiles.isNamed(file.path())) {
      for (HclBlock block : file.document().body().blocks()) {
        declared(file, block).ifPresent(sink);
      }
    }
  }

  private Optional<DeclaredResource> declared(Placed<HclDocument> file, HclBlock block) {
    if (block.literal("count").filter("0"::equals).isPresent()) {
      return Optional.empty();
    }
    return switch (block.type()) {
      case "resource" ->
          Optional.of(declared(file, block, Kind.RESOURCE, block.label(0), block.label(1)));
      case "data" ->
          Optional.of(declared(file, block, Kind.LOOKUP, block.label(0), block.label(1)));
      case "module" ->
          block
              .literal("source")
              .map(source -> declared(file, block, Kind.MODULE, source, block.label(0)));
      default -> Optional.empty();
    };
  }

  private DeclaredResource declared(
      Placed<HclDocument> file, HclBlock block, Kind kind, String type, String name) {
    return new DeclaredResource(
        "terraform",
        kind,
        type,
        name,
        () ->
            (Mapping)
                references.in(
                    file.directory(), mapping(block.body(), block.line(), block.endLine())),
        block.has("for_each") || block.has("count"),
        file.at(block.line(), block.endLine()),
        terraform.origin(file));
  }

  /** Attributes as they are, and nested blocks by name: one as a mapping, several as a sequence. */
  private static Mapping mapping(HclBody body, int line, int endLine) {
    List<Pair> pairs = new ArrayList<>();
    body.attributes()
        .forEach(
            attribute ->
                pairs.add(new Pair(attribute.name(), attribute.line(), attribute.value())));
    Map<String, List<Value>> nested = new LinkedHashMap<>();
    for (HclBlock block : body.blocks()) {
      boolean dynamic = block.type().equals("dynamic");
      List<HclBlock> shown = dynamic ? block.blocks("content") : List.of(block);
      String name = dynamic ? block.label(0) : block.type();
      for (HclBlock one : shown) {
        nested
            .computeIfAbsent(name, n -> new ArrayList<>())
            .add(mapping(one.body(), one.line(), one.endLine()));
      }
    }
    nested.forEach(
        (name, values) -> {
          Value first = values.get(0);
          pairs.add(
              new Pair(
                  name,
                  first.line(),
                  values.size() == 1
                      ? first
                      : new Sequence(
                          values, "", first.line(), values.get(values.size() - 1).endLine())));
        });
    return new Mapping(pairs, "", line, endLine);
  }
}
