package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What pipelines publish. */
@AutoService(Detector.class)
public final class CiPublishes implements Detector {
  private static final Set<String> KINDS =
      Set.of(
          "module",
          "chart",
          "image",
          "policy-bundle",
          "files",
          "package",
          "release",
          "tag",
          "configuration",
          "documentation");

  /** How state files end: of Terraform, and of {@code bosh create-env}. */
  private static final List<String> STATES = List.of(".tfstate", "-state.json");

  private static final List<String> REGISTRIES =
      BundledYaml.words("/catalogue/publishers.yaml", "pushed");

  @Override
  public String id() {
    return "ci-publishes";
  }

  @Override
  public String sees() {
    return "Steps that publish a module, chart, image, package or policy bundle, by the command"
        + " catalogue.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.publish");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Performed deed : landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE)) {
      String what = deed.deed().meaning().map(m -> m.detail("what")).orElse("");
      if (deed.is(Meaning.Act.PUBLISH)
          && KINDS.contains(what)
          && !isLocal(deed)
          && !isState(deed)) {
        sink.accept(
            Evidence.of("ci.publish", deed.at())
                .with("tool", deed.meaning().tool())
                .with("what", what)
                .with("where", where(deed))
                .with("trigger", Triggering.of(deed))
                .with("triggers", deed.triggers())
                .with("system", deed.system())
                .with("pipeline", deed.pipeline().pipeline().name())
                .with("via", deed.via()));
      }
    }
  }

  /** A registry that the job itself started keeps nothing. */
  private static boolean isLocal(Performed deed) {
    return deed.deed().words().stream()
        .anyMatch(
            w ->
                w.contains("localhost:") || w.contains("127.0.0.1") || w.contains("kind-registry"));
  }

  /** What a tool remembers of what it made goes back to where it is kept: nothing is published. */
  private static boolean isState(Performed deed) {
    Stream<String> given =
        deed.step().step().work() instanceof Work.Use use
            ? use.inputs().values().stream()
            : deed.deed().words().stream();
    return given
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .anyMatch(name -> STATES.stream().anyMatch(name::endsWith) || name.equals("state.json"));
  }

  private static String where(Performed deed) {
    for (String word : deed.deed().words()) {
      if (word.contains("oci://")) {
        return "oci";
      }
      Optional<String> registry = registry(word);
      if (registry.isPresent()) {
        return registry.get();
      }
      if (word.startsWith("s3://")) {
        return "s3";
      }
    }
    return "";
  }

  /** The registry that an address begins with: one that mirrors others has their names in its paths. */
  private static Optional<String> registry(String address) {
    return REGISTRIES.stream()
        .filter(address::contains)
        .min(Comparator.comparingInt(address::indexOf));
  }
}
