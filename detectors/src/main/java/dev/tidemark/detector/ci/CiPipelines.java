package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ownership.Ownership;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Targets;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Pipelines, with what starts them and what they are for. */
@AutoService(Detector.class)
public final class CiPipelines implements Detector {
  /** Categories of checks that look at how something is written. */
  private static final Set<String> FORMAL = Set.of("format", "docs");

  @Override
  public String id() {
    return "ci-pipelines";
  }

  @Override
  public String sees() {
    return "Pipelines of every CI system that is read, with triggers, purpose, a fingerprint of"
        + " their work and who owns their file.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("ci.pipeline");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path) || path.lowerName().equals("codeowners");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Ownership ownership = landscape.facet(Ownership.FACET);
    for (LinkedPipeline linked : landscape.facet(Pipelines.FACET).all()) {
      Pipeline pipeline = linked.pipeline();
      boolean template = pipeline.kind() == Pipeline.Kind.TEMPLATE;
      if (pipeline.kind() == Pipeline.Kind.PIPELINE || template) {
        List<Performed> all = Performed.of(linked);
        Evidence said =
            Evidence.of("ci.pipeline", pipeline.location())
                .with("name", pipeline.name())
                .with("system", pipeline.system())
                .with("triggers", triggers(pipeline))
                .with("fingerprint", linked.fingerprint())
                .with("purpose", purpose(all))
                .with("jobs", linked.jobs().stream().filter(job -> !job.steps().isEmpty()).count())
                .with("template", template)
                .with("owner", String.join(", ", ownership.owners(pipeline.location().path())));
        sink.accept(
            all.stream().anyMatch(CiPipelines::testsAnApplication)
                ? said.with("tests-application", true)
                : said);
      }
    }
  }

  private static List<String> triggers(Pipeline pipeline) {
    return pipeline.triggers().stream().map(t -> t.kind().label()).distinct().sorted().toList();
  }

  /** Whether it tests or analyses the program itself; how its text is laid out tells nothing of what it does. */
  private static boolean testsAnApplication(Performed deed) {
    return deed.is(Meaning.Act.CHECK)
        && deed.meaning().subject().equals("application")
        && !FORMAL.contains(deed.meaning().category());
  }

  private static String purpose(List<Performed> all) {
    if (all.stream().anyMatch(d -> d.is(Meaning.Act.APPLY) && Targets.isPreview(d))) {
      return "preview";
    }
    if (all.stream()
        .anyMatch(
            d -> d.is(Meaning.Act.APPLY) && !d.meaning().has("touch") && !Targets.isTest(d))) {
      return "apply";
    }
    if (all.stream()
        .anyMatch(d -> d.is(Meaning.Act.PUBLISH) && d.meaning().detail("what").equals("release"))) {
      return "release";
    }
    if (all.stream().anyMatch(d -> d.is(Meaning.Act.PUBLISH))) {
      return "publish";
    }
    if (all.stream()
        .anyMatch(d -> d.is(Meaning.Act.CHECK) && !d.meaning().subject().equals("application"))) {
      return "check";
    }
    if (all.stream().anyMatch(d -> d.is(Meaning.Act.CHECK) || d.is(Meaning.Act.BUILD))) {
      return "application";
    }
    return all.stream()
            .anyMatch(
                d ->
                    d.is(Meaning.Act.UPDATE)
                        || d.is(Meaning.Act.NOTIFY)
                        || d.is(Meaning.Act.REPORT))
        ? "maintenance"
        : "other";
  }
}
