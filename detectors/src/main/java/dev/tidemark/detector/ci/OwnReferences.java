package dev.tidemark.detector.ci;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names by which a repository calls its own templates. Its name is not known from its files: one of which every
 * template that is called lies here, at the same place, is its own. One such template may be a copy; several are not.
 */
record OwnReferences(Set<String> names) {
  private static final int SEVERAL = 2;

  static OwnReferences of(Pipelines pipelines, Landscape landscape) {
    Set<RepoPath> offered =
        pipelines.all().stream()
            .map(LinkedPipeline::pipeline)
            .filter(OwnReferences::isOffered)
            .map(pipeline -> pipeline.location().path())
            .collect(Collectors.toSet());
    Map<String, Set<String>> here = new HashMap<>();
    Set<String> elsewhere = new HashSet<>();
    for (LinkedPipeline linked : pipelines.all()) {
      linked.pipeline().jobs().stream()
          .flatMap(job -> job.steps().stream())
          .forEach(
              step -> {
                if (step.work() instanceof Work.Use use) {
                  note(use.reference(), offered, here, elsewhere);
                }
              });
    }
    return new OwnReferences(
        here.entrySet().stream()
            .filter(named -> named.getValue().size() >= SEVERAL)
            .map(Map.Entry::getKey)
            .filter(name -> !elsewhere.contains(name))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static void note(
      String reference,
      Set<RepoPath> offered,
      Map<String, Set<String>> here,
      Set<String> elsewhere) {
    String name = nameIn(reference);
    if (name.isEmpty()) {
      return;
    }
    String path = reference.substring(name.length() + 1, reference.lastIndexOf('@'));
    boolean lies =
        RepoPath.ROOT
            .resolve(path)
            .filter(
                p ->
                    List.of(p, p.child("action.yml"), p.child("action.yaml")).stream()
                        .anyMatch(offered::contains))
            .isPresent();
    if (lies) {
      here.computeIfAbsent(name, n -> new TreeSet<>()).add(path);
    } else {
      elsewhere.add(name);
    }
  }

  private static boolean isOffered(Pipeline pipeline) {
    return pipeline.kind() == Pipeline.Kind.TEMPLATE
        || pipeline.triggers().stream().anyMatch(t -> t.kind() == Trigger.Kind.CALL);
  }

  /** {@code owner/name} of {@code owner/name/path@version}; empty for anything else. */
  private static String nameIn(String reference) {
    int first = reference.indexOf('/');
    int second = reference.indexOf('/', first + 1);
    return first > 0 && second > 0 && reference.indexOf('@') > second && reference.charAt(0) != '.'
        ? reference.substring(0, second)
        : "";
  }

  /** The reference as one to this repository, where it is. */
  String local(String reference) {
    return Optional.of(nameIn(reference))
        .filter(names::contains)
        .map(name -> "." + reference.substring(name.length(), reference.lastIndexOf('@')))
        .orElse(reference);
  }
}
