package dev.tidemark.detector.governance;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.OtherNotations;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Cloud Custodian policies that change what they find, rather than only tell of it. */
@AutoService(Detector.class)
public final class CustodianRemediation implements Detector {
  private static final String KIND = "governance.remediation";
  private static final Set<String> WORDS_ONLY =
      Set.of("notify", "post-finding", "webhook", "put-metric", "invoke-sfn");

  @Override
  public String id() {
    return "custodian-remediation";
  }

  @Override
  public String sees() {
    return "Cloud Custodian policies whose actions change what they find.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public Set<String> couldEmit(RepoPath path, String text) {
    return PlainObjects.areAllIn(path, text) ? Set.of() : Detector.super.couldEmit(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      for (Value root : file.document().roots()) {
        for (Value policy : root.items("policies")) {
          boolean custodian =
              policy.text("resource").isPresent() && policy.text("name").isPresent();
          if (custodian
              && actions(policy).stream().anyMatch(action -> !WORDS_ONLY.contains(action))) {
            sink.accept(
                Evidence.of(KIND, file.at(policy.line()))
                    .with("tool", "cloud-custodian")
                    .with("name", policy.text("name"))
                    .with("what", "action"));
          }
        }
      }
    }
  }

  private static List<String> actions(Value policy) {
    return policy.items("actions").stream()
        .flatMap(action -> action.text().or(() -> action.text("type")).stream())
        .toList();
  }
}
