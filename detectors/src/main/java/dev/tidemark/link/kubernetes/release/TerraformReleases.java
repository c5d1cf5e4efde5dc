package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.helm.Values;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads {@code helm_release} resources with the values that are encoded in them or stand in files beside them. */
final class TerraformReleases {
  private final Landscape landscape;

  TerraformReleases(Landscape landscape) {
    this.landscape = landscape;
  }

  void read(Consumer<Release> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    for (TerraformBlock release : landscape.facet(HclBlocks.FACET).resources("helm_release")) {
      if (terraform.origin(release.file()).isInForce()) {
        sink.accept(release(release.file(), release.block()));
      }
    }
  }

  private Release release(Placed<HclDocument> placed, HclBlock block) {
    ChartUse chart = chart(placed, block);
    List<RepoPath> files = new ArrayList<>();
    Value.Mapping values = Value.Mapping.EMPTY;
    for (Value item : values(block)) {
      Optional<List<Value>> encoded = HclValues.arguments(item, "yamlencode");
      if (encoded.isPresent() && !encoded.get().isEmpty()) {
        values =
            encoded.get().get(0) instanceof Value.Mapping map ? Values.merge(values, map) : values;
      } else {
        files.addAll(files(placed, item));
      }
    }
    return new Release(
        "terraform",
        "helm_release",
        block.literal("name").orElse(block.label(1)),
        Location.of(placed.path(), block.line()),
        placed.origin(),
        List.of(chart),
        chart.local().filter(landscape::hasAny).map(List::of).orElse(List.of()),
        values,
        files,
        EnvironmentNames.of(placed.directory().value()),
        Optional.empty());
  }

  private static List<Value> values(HclBlock block) {
    Optional<Value> values = block.attribute("values").map(HclAttribute::value);
    return values
        .map(v -> v instanceof Value.Sequence list ? list.items() : List.<Value>of())
        .orElse(List.of());
  }

  private List<RepoPath> files(Placed<HclDocument> placed, Value item) {
    List<RepoPath> files = new ArrayList<>();
    item.walk()
        .flatMap(value -> value.text().stream())
        .map(text -> text.replace("${path.module}/", ""))
        .filter(text -> text.contains(".y"))
        .forEach(
            text ->
                placed.directory().resolve(text).filter(landscape::hasFile).ifPresent(files::add));
    return files;
  }

  private ChartUse chart(Placed<HclDocument> placed, HclBlock block) {
    String written = block.attribute("chart").flatMap(HclAttribute::written).orElse("");
    String repository = block.literal("repository").orElse("");
    String version = block.attribute("version").flatMap(HclAttribute::written).orElse("");
    String path = written.replace("${path.module}", ".");
    Location location =
        Location.of(
            placed.path(),
            block
                .attribute("version")
                .or(() -> block.attribute("chart"))
                .map(HclAttribute::line)
                .orElse(block.line()));
    String name = written.substring(written.lastIndexOf('/') + 1);
    if (path.startsWith(".")) {
      return new ChartUse(
          name, written, "local", version, placed.directory().resolve(path), location);
    }
    boolean oci = repository.startsWith("oci:") || written.startsWith("oci:");
    boolean literal = block.literal("chart").isPresent();
    String source =
        repository.isEmpty()
            ? written
            : repository + (repository.endsWith("/") ? "" : "/") + written;
    String kind = oci ? "oci" : literal ? "registry" : "unknown";
    return new ChartUse(name, source, kind, version, Optional.empty(), location);
  }
}
