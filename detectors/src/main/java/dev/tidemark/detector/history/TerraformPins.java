package dev.tidemark.detector.history;

import dev.tidemark.detector.history.Pins.Pin;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The versions that a file of Terraform or Terragrunt holds things at: tools, providers, modules, resources, variables, and
 * what Terragrunt hands to the code that it calls.
 */
final class TerraformPins {
  /** Attributes of resources that are the version of what they make. */
  private static final List<String> VERSIONS =
      List.of("version", "chart_version", "engine_version", "addon_version", "kubernetes_version");

  /** What has a version and is no software that could be raised: protocols, and formats of documents. */
  private static final Set<String> NO_SOFTWARE = Set.of("tls", "ssl", "api", "schema", "policy");

  private final Map<String, Pin> found;

  TerraformPins(Map<String, Pin> found) {
    this.found = found;
  }

  void take(HclDocument document) {
    document.blocks("terraform").forEach(this::settings);
    document.blocks("module").forEach(this::module);
    for (HclBlock provider : document.blocks("provider")) {
      literal(provider, "version", "provider " + provider.label(0));
    }
    for (HclBlock resource : document.blocks("resource")) {
      String thing = resource.label(0) + "." + resource.label(1);
      VERSIONS.forEach(attribute -> literal(resource, attribute, thing));
    }
    for (HclBlock variable : document.blocks("variable")) {
      if (isOfVersion(variable.label(0))) {
        literal(variable, "default", "variable " + variable.label(0));
      }
    }
    for (HclBlock locals : document.blocks("locals")) {
      locals.body().attributes().forEach(local -> value(local.value(), local.name(), "local "));
    }
    for (HclAttribute value : document.body().attributes()) {
      boolean handed = value.name().equals("inputs") && value.value() instanceof Value.Mapping;
      value(value.value(), handed ? "" : value.name(), handed ? "input " : "variable ");
    }
  }

  /** What a value holds at any depth, called by the names that lead to it: {@code input cluster.engine_version}. */
  private void value(Value value, String name, String what) {
    if (value instanceof Value.Mapping map) {
      for (Value.Pair pair : map.pairs()) {
        value(pair.value(), name.isEmpty() ? pair.key() : name + "." + pair.key(), what);
      }
      return;
    }
    String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String text = HclValues.literal(value).orElse("");
    int colon = text.lastIndexOf(':');
    if (text.isEmpty()) {
      return;
    }
    if (isOfVersion(last) || isOfTag(last)) {
      found.put(what + name, new Pin(text, value.line()));
    } else if (isOfImage(last) && colon > text.lastIndexOf('/')) {
      found.put(
          "image " + text.substring(0, colon), new Pin(text.substring(colon + 1), value.line()));
    }
  }

  private void settings(HclBlock terraform) {
    literal(terraform, "required_version", "terraform");
    for (HclBlock providers : terraform.blocks("required_providers")) {
      providers.body().attributes().forEach(this::provider);
    }
    source(terraform);
  }

  private void provider(HclAttribute provider) {
    provider
        .value()
        .text("version")
        .or(provider::literal)
        .ifPresent(
            version -> found.put("provider " + provider.name(), new Pin(version, provider.line())));
  }

  private void module(HclBlock module) {
    source(module);
    module.literal("source").ifPresent(source -> literal(module, "version", "module " + source));
  }

  /** The reference in a source: {@code git::https://host/module?ref=v1.2.0}. */
  private void source(HclBlock block) {
    Optional<HclAttribute> attribute = block.attribute("source");
    String source = attribute.flatMap(HclAttribute::written).orElse("");
    int reference = source.indexOf("ref=");
    String version = reference < 0 ? "" : source.substring(reference + "ref=".length());
    if (!version.isEmpty() && !version.contains("${")) {
      int line = attribute.map(HclAttribute::line).orElse(block.line());
      found.put("module " + source.substring(0, reference), new Pin(version, line));
    }
  }

  private void literal(HclBlock block, String attribute, String what) {
    block.attribute(attribute).ifPresent(version -> literal(version, what));
  }

  private void literal(HclAttribute version, String what) {
    version.literal().ifPresent(text -> found.put(what, new Pin(text, version.line())));
  }

  private static boolean isOfVersion(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("version")
        && Arrays.stream(lower.split("_", -1)).noneMatch(NO_SOFTWARE::contains);
  }

  /** Tags of images, and not those that resources are labelled with, which come as maps or lists. */
  private static boolean isOfTag(String lower) {
    return lower.equals("tag") || lower.endsWith("_tag") || lower.endsWith("imagetag");
  }

  private static boolean isOfImage(String lower) {
    return lower.equals("image") || lower.endsWith("_image");
  }
}
