package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.pipeline.Meaning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code kustomize build x > all.yaml} and then {@code kubectl apply -f all.yaml}, in one job: what the file was rendered
 * from is what is applied or checked, and rendering itself is no check.
 */
final class RenderedFiles {
  /** What was rendered into each file, as it is written. */
  private final Map<String, Set<String>> sources = new HashMap<>();

  private final Set<String> used = new HashSet<>();

  private RenderedFiles() {}

  static List<LinkedStep> settle(List<LinkedStep> steps) {
    RenderedFiles files = new RenderedFiles();
    steps.forEach(step -> step.deeds().forEach(files::note));
    return files.used.isEmpty()
        ? steps
        : steps.stream()
            .map(
                step ->
                    new LinkedStep(
                        step.step(),
                        step.triggers(),
                        step.deeds().stream().map(files::settled).toList()))
            .toList();
  }

  private void note(Deed deed) {
    deed.inside().forEach(this::note);
    String kept = kept(deed);
    if (!kept.isEmpty()) {
      sources.computeIfAbsent(kept, file -> new LinkedHashSet<>()).addAll(deed.targets());
    } else if (works(deed)) {
      taken(deed).forEach(used::add);
    }
  }

  private Deed settled(Deed deed) {
    List<Deed> inside = deed.inside().stream().map(this::settled).toList();
    Deed out =
        used.contains(kept(deed)) ? Rendered.asBuild(deed) : works(deed) ? aimed(deed) : deed;
    return new Deed(
        out.text(),
        out.location(),
        out.outcome(),
        out.meaning(),
        out.words(),
        out.targets(),
        out.elsewhere(),
        out.soft(),
        out.why(),
        out.likely(),
        inside);
  }

  /** The deed, at what its files were rendered from. */
  private Deed aimed(Deed deed) {
    Set<String> targets = new LinkedHashSet<>();
    taken(deed).forEach(file -> targets.addAll(sources.getOrDefault(file, Set.of())));
    return targets.isEmpty() || deed.meaning().isEmpty()
        ? deed
        : Deeds.known(
            deed.text(),
            deed.location(),
            deed.meaning().get(),
            deed.words(),
            List.copyOf(targets),
            deed.soft());
  }

  private List<String> taken(Deed deed) {
    if (sources.isEmpty()) {
      return List.of();
    }
    return deed.words().stream()
        .map(RenderedFiles::plain)
        .filter(sources::containsKey)
        .distinct()
        .toList();
  }

  private static boolean works(Deed deed) {
    return deed.meaning()
        .filter(m -> m.is(Meaning.Act.CHECK) || m.is(Meaning.Act.APPLY))
        .isPresent();
  }

  private static String kept(Deed deed) {
    return deed.meaning().map(m -> plain(m.detail("kept"))).orElse("");
  }

  private static String plain(String file) {
    String start = file.startsWith("./") ? file.substring(2) : file;
    return start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
  }
}
