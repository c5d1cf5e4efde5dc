package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.crossplane.PackageUse;
import dev.tidemark.link.crossplane.PackageUses;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Providers and functions of Crossplane that are asked for, as tools with their versions; configurations are modules. */
@AutoService(Detector.class)
public final class CrossplanePackages implements Detector {

  @Override
  public String id() {
    return "crossplane-packages";
  }

  @Override
  public String sees() {
    return "Providers and functions of Crossplane that are asked for, as tools with their"
        + " versions.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.version-constraint");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (PackageUse use : landscape.facet(PackageUses.FACET)) {
      if (!use.isModule()) {
        sink.accept(constraint(use));
      }
    }
  }

  private static Evidence constraint(PackageUse use) {
    RepoPath directory = use.location().path().parent();
    String pin = use.pin();
    return Evidence.of("iac.version-constraint", use.location())
        .with("tool", "crossplane")
        .with("what", use.name())
        .with("constraint", use.version())
        .with("bounded", !pin.equals("none") && !pin.equals("open"))
        .with("dir", directory.asDirectory());
  }
}
