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

/** State and plan files of Terraform in Git, by their names. */
@AutoService(Detector.class)
public final class TerraformCommittedState implements Detector {
  private static final Set<String> PLANS =
      Set.of("tfplan", "tf.plan", "terraform.plan", "plan.tfplan");

  @Override
  public String id() {
    return "terraform-committed-state";
  }

  @Override
  public String sees() {
    return "State and plan files of Terraform in Git, by their names.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.state-committed");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return isState(path.lowerName()) || isPlan(path.lowerName());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Entry entry : landscape.named(name -> isState(name) || isPlan(name))) {
      RepoPath path = entry.path();
      if (entry.isFile() && landscape.origin(path).isInForce()) {
        sink.accept(
            Evidence.of("iac.state-committed", Location.of(path))
                .with("tool", "terraform")
                .with("dir", path.parent().asDirectory()));
      }
    }
  }

  private static boolean isState(String name) {
    return name.endsWith(".tfstate")
        || name.endsWith(".tfstate.backup")
        || (name.contains(".tfstate.") && name.endsWith(".backup"));
  }

  private static boolean isPlan(String name) {
    return name.endsWith(".tfplan") || PLANS.contains(name);
  }
}
