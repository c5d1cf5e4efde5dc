package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Dependency lock files of Terraform in Git. */
@AutoService(Detector.class)
public final class TerraformLockfiles implements Detector {
  private static final String NAME = ".terraform.lock.hcl";

  @Override
  public String id() {
    return "terraform-lockfiles";
  }

  @Override
  public String sees() {
    return "Dependency lock files of Terraform in Git.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.lockfile");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.name().equals(NAME);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Entry entry : landscape.named(NAME::equals)) {
      if (landscape.origin(entry.path()).isInForce()) {
        sink.accept(
            Evidence.of("iac.lockfile", Location.of(entry.path()))
                .with("tool", "terraform")
                .with("dir", entry.path().parent().asDirectory()));
      }
    }
  }
}
