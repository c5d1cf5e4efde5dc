package dev.tidemark.detector.helm;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.ClusterWords;
import dev.tidemark.link.kubernetes.release.Release;
import dev.tidemark.link.kubernetes.release.Releases;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Releases that Helm takes back by itself when they fail, on the authority of {@code atomic} where it is declared. */
@AutoService(Detector.class)
public final class ReleaseRollbacks implements Detector {

  @Override
  public String id() {
    return "release-rollbacks";
  }

  @Override
  public String sees() {
    return "atomic releases in helmfiles and helm_release resources, read from their own fields";
  }

  @Override
  public Set<String> emits() {
    return Set.of("delivery.rollback");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "tf", "gotmpl").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return ClusterWords.mayHoldMore(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    for (TerraformBlock release : landscape.facet(HclBlocks.FACET).resources("helm_release")) {
      if (terraform.origin(release.file()).isInForce() && release.block().isTrue("atomic")) {
        sink.accept(rollback(landscape, release.location(), release.block().label(1)));
      }
    }
    Set<RepoPath> helmfiles = new TreeSet<>();
    for (Release release : landscape.facet(Releases.FACET).all()) {
      if (release.tool().equals("helmfile")) {
        helmfiles.add(release.location().path());
      }
    }
    for (RepoPath file : helmfiles) {
      landscape
          .documents()
          .at(file, ConfigDocument.class)
          .ifPresent(placed -> helmfile(landscape, placed, sink));
    }
  }

  private static void helmfile(
      Landscape landscape, Placed<ConfigDocument> placed, Consumer<Evidence> sink) {
    for (Value root : placed.document().roots()) {
      Optional<Value> defaults = root.at("helmDefaults").filter(d -> d.isTrue("atomic"));
      defaults.ifPresent(
          d -> sink.accept(rollback(landscape, placed.at(d.line()), "all releases")));
      for (Value release : root.items("releases")) {
        if (release.isTrue("atomic")) {
          sink.accept(
              rollback(landscape, placed.at(release.line()), release.text("name").orElse("")));
        }
      }
    }
  }

  private static Evidence rollback(Landscape landscape, Location location, String name) {
    return Evidence.of("delivery.rollback", location)
        .with("tool", "helm")
        .with("name", name)
        .with("automatic", true)
        .with("what", "atomic")
        .with("unit", UnitNames.around(landscape, location.path().parent()));
  }
}
