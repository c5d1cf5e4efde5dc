package dev.tidemark.detector.governance;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Cost allotted by the default tags of providers, and Infracost's configuration. */
@AutoService(Detector.class)
public final class CostAllocation implements Detector {
  private static final String KIND = "governance.cost";

  /** Providers that give labels to all that they make. */
  private static final Set<String> TAGGING = Set.of("aws", "google", "google-beta");

  private static final List<String> OWNERS =
      List.of(
          "owner",
          "team",
          "cost",
          "businessunit",
          "department",
          "project",
          "product",
          "application");
  private static final Set<String> INFRACOST =
      Set.of("infracost.yml", "infracost.yaml", "infracost.yml.tmpl", "infracost-usage.yml");

  @Override
  public String id() {
    return "cost-allocation";
  }

  @Override
  public String sees() {
    return "Cost allotted by the default tags of providers, with the share of provider blocks that"
        + " have them, and Infracost's own configuration.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("tf", "tofu").contains(path.extension()) || INFRACOST.contains(path.lowerName());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return text.isEmpty() || INFRACOST.contains(path.lowerName()) || text.contains("provider");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    tags(landscape).ifPresent(sink);
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (INFRACOST.contains(file.path().lowerName())) {
        file.document()
            .root()
            .filter(root -> root.at("version").isPresent())
            .ifPresent(
                root ->
                    sink.accept(
                        Evidence.of(KIND, file.at(root.line()))
                            .with("tool", "infracost")
                            .with("what", "estimate")));
      }
    }
  }

  /** One fact for the whole repository: hundreds of roots say the same. */
  private static Optional<Evidence> tags(Landscape landscape) {
    Set<RepoPath> taggable = new HashSet<>();
    TreeMap<RepoPath, Location> tagged = new TreeMap<>();
    for (TerraformBlock provider : landscape.facet(HclBlocks.FACET).inForce("provider")) {
      if (TAGGING.contains(provider.block().label(0))) {
        RepoPath directory = provider.file().directory();
        taggable.add(directory);
        if (isPerOwner(provider.block())) {
          tagged.putIfAbsent(directory, provider.location());
        }
      }
    }
    return tagged.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Evidence.of(KIND, tagged.firstEntry().getValue())
                .with("tool", "terraform")
                .with("what", "allocation")
                .with("per-team", true)
                .with("enforced", false)
                .with("share", 100L * tagged.size() / taggable.size()));
  }

  private static boolean isPerOwner(HclBlock provider) {
    return provider.blocks("default_tags").stream()
            .flatMap(block -> block.attribute("tags").stream())
            .anyMatch(attribute -> namesOwner(attribute.value()))
        || provider.attribute("default_labels").map(a -> namesOwner(a.value())).orElse(false);
  }

  private static boolean namesOwner(Value tags) {
    boolean computed =
        tags.walk().noneMatch(value -> value instanceof Value.Mapping)
            && tags.walk().anyMatch(value -> value.text().orElse("").contains("tags"));
    return computed
        || tags.walk()
            .flatMap(value -> value.pairs().stream())
            .map(pair -> pair.key().toLowerCase(Locale.ROOT).replace("-", "").replace("_", ""))
            .anyMatch(key -> Words.anyIn(OWNERS, key));
  }
}
