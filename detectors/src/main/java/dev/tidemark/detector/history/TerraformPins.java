package dev.tidemark.detector.history;

import dev.tidemark.detector.history.Pins.Pin;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The versions that a file of Terraform holds things at: tools, providers, modules, resources, variables. */
final class TerraformPins {
  /** Attributes of resources that are the version of what they make. */
  private static final List<String> VERSIONS =
      List.of("version", "chart_version", "engine_version", "addon_version", "kubernetes_version");

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
    for (HclAttribute value : document.body().attributes()) {
      if (isOfVersion(value.name())) {
        literal(value, "variable " + value.name());
      }
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
    String source = block.literal("source").orElse("");
    int reference = source.indexOf("ref=");
    if (reference >= 0) {
      int line = block.attribute("source").map(HclAttribute::line).orElse(block.line());
      found.put(
          "module " + source.substring(0, reference),
          new Pin(source.substring(reference + "ref=".length()), line));
    }
  }

  private void literal(HclBlock block, String attribute, String what) {
    block.attribute(attribute).ifPresent(version -> literal(version, what));
  }

  private void literal(HclAttribute version, String what) {
    version.literal().ifPresent(text -> found.put(what, new Pin(text, version.line())));
  }

  private static boolean isOfVersion(String name) {
    return name.toLowerCase(Locale.ROOT).contains("version");
  }
}
