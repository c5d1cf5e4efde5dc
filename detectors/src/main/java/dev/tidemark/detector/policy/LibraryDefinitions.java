package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Libraries of Rego and of cfn-guard as what they are: rules that are declared, on the authority of the policies that lie there. */
@AutoService(Detector.class)
public final class LibraryDefinitions implements Detector {
  /** The engines whose rules are files of their own, and what these end in. */
  private static final Map<String, String> ENDINGS = Map.of("opa", "rego", "cfn-guard", "guard");

  @Override
  public String id() {
    return "policy-library-definitions";
  }

  @Override
  public String sees() {
    return "libraries of Rego and cfn-guard policies as declared rules, read from the policies in"
        + " them";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return ENDINGS.containsValue(path.extension());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    landscape
        .units()
        .of(unit -> unit.kind() == Unit.Kind.LIBRARY && ENDINGS.containsKey(unit.tool()))
        .forEach(
            unit ->
                sink.accept(
                    Evidence.of("iac.definition", unit.location())
                        .with("tool", unit.tool())
                        .with("dir", unit.directory().asDirectory())
                        .with("style", "declarative")
                        .with("files", files(landscape, unit))
                        .with("standard", true)));
  }

  private static long files(Landscape landscape, Unit unit) {
    return landscape.below(unit.directory()).stream()
        .filter(entry -> entry.path().extension().equals(ENDINGS.get(unit.tool())))
        .count();
  }
}
