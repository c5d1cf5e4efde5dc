package dev.tidemark.pipeline;

import dev.tidemark.document.Origin;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.SketchedTexts;
import dev.tidemark.landscape.UnitSource.Sketched;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the files of pipelines are made of that do their work themselves. One that calls a template, or takes a step from
 * a repository next door, shares that work: the lines that call it are alike wherever it is called.
 */
final class PipelineSketches {
  private static final Set<Work.Use.Kind> SHARED =
      Set.of(
          Work.Use.Kind.WORKFLOW,
          Work.Use.Kind.TEMPLATE,
          Work.Use.Kind.COMPONENT,
          Work.Use.Kind.LIBRARY,
          Work.Use.Kind.ORB);

  private final Landscape landscape;

  PipelineSketches(Landscape landscape) {
    this.landscape = landscape;
  }

  void find(Consumer<Sketched> sink) {
    Set<RepoPath> own = new TreeSet<>();
    Set<RepoPath> sharing = new TreeSet<>();
    for (Pipeline pipeline : landscape.facet(Translations.FACET).pipelines()) {
      RepoPath file = pipeline.location().path();
      if (pipeline.kind() == Pipeline.Kind.PIPELINE && landscape.origin(file) == Origin.OWN) {
        (shares(pipeline) ? sharing : own).add(file);
      }
    }
    own.removeAll(sharing);
    SketchedTexts texts = new SketchedTexts(landscape);
    own.stream()
        .flatMap(file -> landscape.entry(file).stream())
        .flatMap(file -> texts.of(Sketched.What.PIPELINE, file).stream())
        .forEach(sink);
  }

  private boolean shares(Pipeline pipeline) {
    return !pipeline.inlined().isEmpty()
        || pipeline.jobs().stream()
            .flatMap(job -> job.steps().stream())
            .anyMatch(step -> step.work() instanceof Work.Use use && isShared(use));
  }

  private boolean isShared(Work.Use use) {
    if (SHARED.contains(use.kind())) {
      return true;
    }
    String[] names = use.reference().split("[/@]", 3);
    return use.kind() == Work.Use.Kind.ACTION
        && names.length > 1
        && landscape.neighbours().called(names[0] + "/" + names[1]).isPresent();
  }
}
