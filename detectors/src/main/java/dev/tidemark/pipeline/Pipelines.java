package dev.tidemark.pipeline;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.link.Linker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Every pipeline of the repository with its work followed: what detectors of CI ask.
 *
 * @param all sorted by path and line, those that only serve others too
 */
public record Pipelines(List<LinkedPipeline> all) {

  /** Linked once and shared. */
  public static final Facet<Pipelines> FACET = new Facet<>("pipelines", Pipelines::of);

  public Pipelines {
    all = List.copyOf(all);
  }

  private static Pipelines of(Landscape landscape) {
    List<Pipeline> pipelines = new ArrayList<>();
    ServiceLoader.load(Translator.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Translator::system))
        .forEach(translator -> translator.translate(landscape, pipelines::add));
    pipelines.sort(
        Comparator.comparing(Pipeline::location)
            .thenComparing(Pipeline::system)
            .thenComparing(Pipeline::name));
    Linker linker = new Linker(landscape, pipelines);
    return new Pipelines(pipelines.stream().map(linker::link).toList());
  }

  /** Everything that pipelines of a kind come to. */
  public List<Performed> performed(Pipeline.Kind kind) {
    return all.stream()
        .filter(p -> p.pipeline().kind() == kind)
        .flatMap(p -> Performed.of(p).stream())
        .toList();
  }

  /** Those that a CI system runs by itself. */
  public List<LinkedPipeline> running() {
    return all.stream().filter(p -> p.pipeline().kind() == Pipeline.Kind.PIPELINE).toList();
  }
}
