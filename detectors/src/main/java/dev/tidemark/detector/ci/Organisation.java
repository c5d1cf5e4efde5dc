package dev.tidemark.detector.ci;

import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Uses;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose workflows a repository shares. Its own name is not known from its files: an owner whose reusable workflows
 * several pipelines call, and who publishes nothing that everybody uses, is taken for the repository's organisation.
 */
record Organisation(Set<String> owners) {
  /** One call may be of somebody's public workflow; two pipelines that call the same owner share templates. */
  private static final int SEVERAL = 2;

  static Organisation of(Pipelines pipelines) {
    Map<String, Set<RepoPath>> callers = new HashMap<>();
    for (LinkedPipeline linked : pipelines.all()) {
      linked.pipeline().jobs().stream()
          .flatMap(job -> job.steps().stream())
          .forEach(
              step -> {
                if (step.work() instanceof Work.Use use
                    && use.kind() == Work.Use.Kind.WORKFLOW
                    && !ownerOf(use.reference()).isEmpty()) {
                  callers
                      .computeIfAbsent(ownerOf(use.reference()), owner -> new TreeSet<>())
                      .add(linked.pipeline().location().path());
                }
              });
    }
    return new Organisation(
        callers.entrySet().stream()
            .filter(caller -> caller.getValue().size() >= SEVERAL)
            .map(Map.Entry::getKey)
            .filter(owner -> !Uses.KNOWN.isPublisher(owner))
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean owns(String reference) {
    return owners.contains(ownerOf(reference));
  }

  private static String ownerOf(String reference) {
    int slash = reference.indexOf('/');
    return slash <= 0 || reference.startsWith(".") || reference.contains("://")
        ? ""
        : reference.substring(0, slash).toLowerCase(Locale.ROOT);
  }
}
