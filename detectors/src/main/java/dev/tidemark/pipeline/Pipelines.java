package dev.tidemark.pipeline;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.parallel.Together;
import dev.tidemark.pipeline.link.Linker;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Every pipeline of the repository with its work followed: what detectors of CI ask.
 *
 * @param all sorted by path and line, those that only serve others too; local work after them
 * @param called files of the repository that pipelines come to run
 * @param deeds everything that pipelines of a kind come to, put together once: most detectors of pipelines ask
 */
public record Pipelines(
    List<LinkedPipeline> all, Set<String> called, Map<Pipeline.Kind, List<Performed>> deeds) {

  /** Linked once and shared. */
  public static final Facet<Pipelines> FACET = new Facet<>("pipelines", Pipelines::of);

  public Pipelines {
    all = List.copyOf(all);
    called = Set.copyOf(called);
    deeds = Map.copyOf(deeds);
  }

  private static Pipelines of(Landscape landscape) {
    List<Pipeline> pipelines = landscape.facet(Translations.FACET).pipelines();
    Linker linker = new Linker(landscape, pipelines);
    List<LinkedPipeline> linked =
        linked(linker, pipelines.stream().filter(p -> p.kind() != Pipeline.Kind.CLASS).toList());
    Set<String> called = new TreeSet<>();
    linked.forEach(
        p ->
            p.jobs()
                .forEach(
                    job ->
                        job.steps()
                            .forEach(step -> step.deeds().forEach(deed -> called(deed, called)))));
    linked.addAll(linked(linker, LocalWork.of(landscape)));
    Map<Pipeline.Kind, List<Performed>> deeds = new EnumMap<>(Pipeline.Kind.class);
    for (LinkedPipeline pipeline : linked) {
      Pipeline.Kind kind = pipeline.pipeline().kind();
      if (kind != Pipeline.Kind.LOCAL
          || !called.contains(pipeline.pipeline().location().path().value())) {
        deeds.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(Performed.of(pipeline));
      }
    }
    return new Pipelines(linked, called, deeds);
  }

  /** Pipelines know nothing of one another's work: each is followed on any core. */
  private static List<LinkedPipeline> linked(Linker linker, List<Pipeline> pipelines) {
    List<Supplier<LinkedPipeline>> links = new ArrayList<>();
    pipelines.forEach(pipeline -> links.add(() -> linker.link(pipeline)));
    return Together.each(links);
  }

  private static void called(Deed deed, Set<String> sink) {
    if (deed.outcome() == Deed.Outcome.FOLLOWED) {
      sink.add(deed.why());
      deed.inside().forEach(inside -> called(inside, sink));
    }
  }

  /** Whether a pipeline comes to run a file of the repository. */
  public boolean calls(RepoPath file) {
    return called.contains(file.value());
  }

  /** Everything that pipelines of a kind come to. */
  public List<Performed> performed(Pipeline.Kind kind) {
    return deeds.getOrDefault(kind, List.of());
  }

  /** Those that a CI system runs by itself. */
  public List<LinkedPipeline> running() {
    return all.stream().filter(p -> p.pipeline().kind() == Pipeline.Kind.PIPELINE).toList();
  }
}
