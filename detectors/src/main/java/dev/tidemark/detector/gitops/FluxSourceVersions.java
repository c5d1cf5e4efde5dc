package dev.tidemark.detector.gitops;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.kubernetes.release.FluxSubstitutes;
import dev.tidemark.link.terraform.Versions;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The versions in which Flux fetches what others publish: tags, digests, commits and ranges of its sources. */
@AutoService(Detector.class)
public final class FluxSourceVersions implements Detector {
  private static final String GROUP = "source.toolkit.fluxcd.io";

  /** Holds one thing still, whatever its name. */
  private static final List<String> IDENTITIES = List.of("digest", "commit");

  @Override
  public String id() {
    return "flux-source-versions";
  }

  @Override
  public String sees() {
    return "versions of Git and OCI sources that Flux fetches, by the reference of the source; a"
        + " branch is none";
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
    return !PlainObjects.isKeptForAnother(path) && (text.isEmpty() || text.contains(GROUP));
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    FluxSubstitutes substitutes = landscape.facet(FluxSubstitutes.FACET);
    for (String kind : List.of("GitRepository", "OCIRepository")) {
      for (KubernetesObject source : objects.inForce(GROUP, kind)) {
        constraint(source, substitutes).ifPresent(sink);
      }
    }
  }

  private static Optional<Evidence> constraint(
      KubernetesObject source, FluxSubstitutes substitutes) {
    Optional<String> identity =
        IDENTITIES.stream().flatMap(name -> source.specText("ref", name).stream()).findFirst();
    Optional<String> range = filled("semver", source, substitutes);
    Optional<String> tag = filled("tag", source, substitutes);
    boolean bounded =
        identity.isPresent()
            || range
                .map(FluxSourceVersions::isBounded)
                .orElse(tag.map(Versions::isVersionTag).orElse(false));
    return identity
        .or(() -> range)
        .or(() -> tag)
        .map(
            written ->
                Evidence.of("iac.version-constraint", source.at(source.spec("ref")))
                    .with("tool", "flux")
                    .with("what", source.name())
                    .with("constraint", written)
                    .with("bounded", bounded)
                    .with("dir", source.directory().asDirectory()));
  }

  private static Optional<String> filled(
      String field, KubernetesObject source, FluxSubstitutes substitutes) {
    return source
        .specText("ref", field)
        .map(written -> substitutes.fill(written, source.directory()));
  }

  /** A range with an upper end: {@code 6.x}, {@code ~1.2}, {@code >=1.0 <2.0}. */
  private static boolean isBounded(String range) {
    String written = range.strip();
    return written.contains("<") || !(written.startsWith(">") || written.startsWith("*"));
  }
}
