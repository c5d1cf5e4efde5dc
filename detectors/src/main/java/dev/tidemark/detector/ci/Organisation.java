package dev.tidemark.detector.ci;

import dev.tidemark.document.Placed;
import dev.tidemark.format.codeowners.CodeownersDocument;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.pipeline.LinkedPipeline;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Uses;
import dev.tidemark.repository.Change;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose workflows a repository shares. Its own name is not known from its files: an owner whose reusable workflows
 * several pipelines call, or one does whose teams own code here or to whom the README leads, and who publishes nothing that
 * everybody uses, is taken for the repository's organisation. What an owner keeps in a repository called {@code .github} is
 * for the owner's own.
 */
record Organisation(Set<String> owners) {
  /** One call may be of somebody's public workflow; two pipelines that call the same owner share templates. */
  private static final int SEVERAL = 2;

  private static final String FORGE = "https://github.com/";

  private static final String MERGE = "Merge pull request #";

  /** Changes of the mainline that are asked for the owner of their branches. */
  private static final int MERGES = 100;

  /** Fewer merges may be of one helpful person's fork. */
  private static final int ENOUGH_MERGES = 5;

  static Organisation of(Pipelines pipelines, Landscape landscape) {
    Set<String> named = namedOwners(landscape);
    mergedFrom(landscape).ifPresent(named::add);
    Map<String, Set<RepoPath>> callers = new HashMap<>();
    Set<String> ofTheForge = new TreeSet<>();
    for (LinkedPipeline linked : pipelines.all()) {
      for (String reference : shared(linked.pipeline())) {
        String owner = ownerOf(reference);
        callers
            .computeIfAbsent(owner, o -> new TreeSet<>())
            .add(linked.pipeline().location().path());
        if (reference.startsWith("/.github/", owner.length())) {
          ofTheForge.add(owner);
        }
      }
    }
    return new Organisation(
        callers.entrySet().stream()
            .filter(
                caller -> caller.getValue().size() >= SEVERAL || named.contains(caller.getKey()))
            .map(Map.Entry::getKey)
            .filter(owner -> ofTheForge.contains(owner) || !Uses.KNOWN.isPublisher(owner))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** What a pipeline takes in that others share with it, by owner and name. */
  private static List<String> shared(Pipeline pipeline) {
    return pipeline.jobs().stream()
        .flatMap(job -> job.steps().stream())
        .flatMap(step -> step.work() instanceof Work.Use use ? Stream.of(use) : Stream.empty())
        .filter(use -> isShared(use, pipeline.system()))
        .map(Work.Use::reference)
        .filter(reference -> !ownerOf(reference).isEmpty())
        .toList();
  }

  /** Reusable workflows, and templates of a repository that a pipeline of Azure declares: {@code owner/name/path}. */
  private static boolean isShared(Work.Use use, String system) {
    return use.kind() == Work.Use.Kind.WORKFLOW
        || (use.kind() == Work.Use.Kind.TEMPLATE
            && system.equals("azure-pipelines")
            && use.reference().split("/", -1).length > 2);
  }

  /** Owners of teams in CODEOWNERS, and those to whose repositories the README leads several times. */
  private static Set<String> namedOwners(Landscape landscape) {
    Set<String> named = new TreeSet<>();
    landscape
        .documents()
        .inForce(CodeownersDocument.class)
        .forEach(
            file ->
                file.document().rules().stream()
                    .flatMap(rule -> rule.owners().stream())
                    .filter(owner -> owner.startsWith("@") && owner.indexOf('/') > 0)
                    .map(owner -> ownerOf(owner.substring(1)))
                    .forEach(named::add));
    Placed<MarkdownDocument> readme = landscape.facet(Pages.FACET).readmes().get(RepoPath.ROOT);
    Map<String, Set<String>> places = new HashMap<>();
    for (MarkdownDocument.Link link :
        readme == null ? List.<MarkdownDocument.Link>of() : readme.document().links()) {
      if (link.target().startsWith(FORGE)) {
        String place = link.target().substring(FORGE.length());
        places.computeIfAbsent(ownerOf(place), owner -> new TreeSet<>()).add(place);
      }
    }
    places.forEach(
        (owner, linked) -> {
          if (linked.size() >= SEVERAL) {
            named.add(owner);
          }
        });
    return named;
  }

  /** Whose branches most change requests were merged from: forks have other owners. */
  private static Optional<String> mergedFrom(Landscape landscape) {
    Map<String, Integer> owners = new HashMap<>();
    int merges = 0;
    try (Stream<Change> mainline = landscape.history().mainline()) {
      for (Change change : (Iterable<Change>) mainline.limit(MERGES)::iterator) {
        String subject = change.message().lines().findFirst().orElse("");
        int from = subject.startsWith(MERGE) ? subject.indexOf(" from ") : -1;
        String owner = from < 0 ? "" : ownerOf(subject.substring(from + " from ".length()));
        if (!owner.isEmpty()) {
          merges++;
          owners.merge(owner, 1, Integer::sum);
        }
      }
    }
    int all = merges;
    return owners.entrySet().stream()
        .filter(one -> one.getValue() >= ENOUGH_MERGES && 2 * one.getValue() > all)
        .map(Map.Entry::getKey)
        .findFirst();
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
