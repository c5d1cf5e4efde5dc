package dev.tidemark.detector.vcs;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot.Held;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Definitions of infrastructure that lie in a folder and that Git does not hold: files whose extension only a definition
 * has, and manifests by their own words. One fact a directory, at its first such file.
 */
@AutoService(Detector.class)
public final class UntrackedDefinitions implements Detector {
  private static final Set<String> EXTENSIONS = Set.of("tf", "tofu", "bicep", "hcl", "pp");
  private static final Set<String> NAMES =
      Set.of(
          "chart.yaml",
          "kustomization.yaml",
          "kustomization.yml",
          "pulumi.yaml",
          "helmfile.yaml",
          "cdk.json",
          "cdktf.json",
          "ansible.cfg",
          "playbook.yml",
          "site.yml");

  @Override
  public String id() {
    return "untracked-definitions";
  }

  @Override
  public String sees() {
    return "Definitions of infrastructure in a folder or working tree that no commit holds.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("vcs.untracked");
  }

  /** A file that cannot be read is told by its name, or not at all. */
  @Override
  public boolean looksAt(RepoPath path) {
    return false;
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<RepoPath, Evidence> byDirectory = new TreeMap<>();
    for (Entry entry : landscape.snapshot().entries()) {
      Held held = landscape.snapshot().held(entry.path());
      if (held != Held.COMMITTED
          && entry.isFile()
          && landscape.origin(entry.path()).isInForce()
          && defines(landscape, entry.path())) {
        byDirectory.putIfAbsent(entry.path().parent(), fact(entry.path(), held));
      }
    }
    byDirectory.values().forEach(sink);
  }

  private static Evidence fact(RepoPath path, Held held) {
    String what =
        switch (held) {
          case NO_REPOSITORY -> "no-repository";
          case IGNORED -> "ignored";
          default -> "untracked";
        };
    return Evidence.of("vcs.untracked", Location.of(path)).with("what", what);
  }

  private static boolean defines(Landscape landscape, RepoPath path) {
    return EXTENSIONS.contains(path.extension())
        ? !path.lowerName().endsWith(".lock.hcl")
        : NAMES.contains(path.lowerName())
            || path.lowerName().endsWith(".tf.json")
            || landscape
                .documents()
                .at(path, ConfigDocument.class)
                .map(UntrackedDefinitions::isDefinition)
                .orElse(false);
  }

  /** A Kubernetes object or a CloudFormation template, by the keys that make it one. */
  private static boolean isDefinition(Placed<ConfigDocument> placed) {
    return placed.document().roots().stream()
        .anyMatch(root -> isObject(root) || root.text("AWSTemplateFormatVersion").isPresent());
  }

  private static boolean isObject(Value root) {
    return root.text("apiVersion").isPresent() && root.text("kind").isPresent();
  }
}
