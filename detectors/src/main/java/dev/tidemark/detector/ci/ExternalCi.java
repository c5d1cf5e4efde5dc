package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Signs that pipelines live elsewhere. */
@AutoService(Detector.class)
public final class ExternalCi implements Detector {

  @Override
  public String id() {
    return "external-ci";
  }

  @Override
  public String sees() {
    return "Configuration of review systems and of services that plan and apply from outside: Gerrit, Atlantis, Spacelift, env0, HCP Terraform.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.external");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return FILES.containsKey(path.value());
  }

  private static final Map<String, List<String>> FILES =
      Map.ofEntries(
          Map.entry(".gitreview", List.of("gerrit", "check")),
          Map.entry("atlantis.yaml", List.of("atlantis", "plan", "apply")),
          Map.entry("atlantis.yml", List.of("atlantis", "plan", "apply")),
          Map.entry(".zuul.yaml", List.of("zuul", "check")),
          Map.entry("zuul.yaml", List.of("zuul", "check")),
          Map.entry(".spacelift/config.yml", List.of("spacelift", "plan", "apply")),
          Map.entry("env0.yml", List.of("env0", "plan", "apply")),
          Map.entry("env0.yaml", List.of("env0", "plan", "apply")),
          Map.entry("scalr.yaml", List.of("scalr", "plan", "apply")),
          Map.entry("digger.yml", List.of("digger", "plan", "apply")),
          Map.entry(".mergify.yml", List.of("mergify", "check")),
          Map.entry("prow.yaml", List.of("prow", "check")));

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    FILES.forEach(
        (name, sign) -> {
          RepoPath path = RepoPath.of(name);
          if (landscape.hasFile(path)
              && landscape.origin(path).isInForce()
              && !sign.get(0).equals("mergify")) {
            sink.accept(
                Evidence.of("ci.external", Location.of(path))
                    .with("tool", sign.get(0))
                    .with("what", "configuration")
                    .with("does", sign.subList(1, sign.size())));
          }
        });
  }
}
