package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Templates;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The version of an infrastructure tool that a pipeline asks for where it installs the tool. */
@AutoService(Detector.class)
public final class ToolVersions implements Detector {

  /** Tools that declare infrastructure, by what the names of the actions and tasks that install them hold. */
  private static final List<String> TOOLS =
      BundledYaml.words("/catalogue/installed-tools.yaml", "tools");

  /** What GitHub writes before an image that a step runs in. */
  private static final String CONTAINER = "docker://";

  private static final List<String> INSTALLS = List.of("setup-", "/setup", "install", "installer");

  @Override
  public String id() {
    return "ci-tool-versions";
  }

  @Override
  public String sees() {
    return "Steps of pipelines that install a tool of infrastructure in a version that they name, and"
        + " images of such a tool by version that they run in.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.version-constraint");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<String> told = new HashSet<>();
    for (LinkedPipeline pipeline : landscape.facet(Pipelines.FACET).all()) {
      for (Job job : pipeline.pipeline().jobs()) {
        Map<String, String> known = new HashMap<>(pipeline.pipeline().inputs());
        known.putAll(job.variables());
        job.variables().forEach((key, value) -> known.put("env." + key, value));
        ofImage(pipeline, job.image(), job.line(), known)
            .filter(fact -> told.add(fact.toString()))
            .ifPresent(sink);
        for (Step step : job.steps()) {
          version(pipeline, step, known).filter(fact -> told.add(fact.toString())).ifPresent(sink);
        }
      }
    }
  }

  private static Optional<Evidence> version(
      LinkedPipeline pipeline, Step step, Map<String, String> known) {
    if (!(step.work() instanceof Work.Use use)) {
      return Optional.empty();
    }
    String name = use.reference().toLowerCase(Locale.ROOT).replaceAll("@.*", "");
    if (use.kind() == Work.Use.Kind.IMAGE || name.startsWith(CONTAINER)) {
      return ofImage(pipeline, use.reference(), step.line(), known);
    }
    Optional<String> tool =
        Words.anyIn(INSTALLS, name)
            ? TOOLS.stream().filter(named -> names(name, named)).findFirst()
            : Optional.empty();
    return tool.flatMap(
        of ->
            use.inputs().entrySet().stream()
                .filter(input -> isVersion(input.getKey(), of))
                .map(input -> Templates.fill(input.getValue(), known))
                .filter(ToolVersions::isNumbered)
                .sorted()
                .findFirst()
                .map(written -> asked(pipeline, step.line(), of, written)));
  }

  /** The version of a tool by the tag of an image that is known to be the tool's own. */
  private static Optional<Evidence> ofImage(
      LinkedPipeline pipeline, String image, int line, Map<String, String> known) {
    String name = Templates.fill(image, known).replace(CONTAINER, "").replaceAll("@.*", "");
    int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    if (tag < 0 || !isNumbered(name.substring(tag + 1))) {
      return Optional.empty();
    }
    return Commands.KNOWN
        .programOf(name)
        .map(program -> program.equals("tofu") ? "opentofu" : program)
        .filter(TOOLS::contains)
        .map(tool -> asked(pipeline, line, tool, name.substring(tag + 1)));
  }

  private static Evidence asked(LinkedPipeline pipeline, int line, String tool, String written) {
    return Evidence.of(
            "iac.version-constraint", Location.of(pipeline.pipeline().location().path(), line))
        .with("tool", pipeline.pipeline().system())
        .with("what", tool)
        .with("constraint", written)
        .with("bounded", isBounded(written));
  }

  /** Short names are words of their own, for they are parts of many others. */
  private static boolean names(String reference, String tool) {
    return tool.length() > 3
        ? reference.contains(tool)
        : List.of(reference.split("[^a-z0-9]")).contains(tool);
  }

  private static boolean isVersion(String input, String tool) {
    String name = input.toLowerCase(Locale.ROOT).replace('-', '_');
    return name.equals("version")
        || name.endsWith("_version") && name.contains(tool)
        || name.equals(tool);
  }

  private static boolean isNumbered(String written) {
    return !written.contains("${") && written.chars().anyMatch(Character::isDigit);
  }

  /** At least a minor version, with nothing that leaves the upper end open. */
  private static boolean isBounded(String written) {
    return written.indexOf('.') > 0 && !written.startsWith(">") && !written.contains("latest");
  }
}
