package dev.tidemark.detector.ownership;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.codeowners.CodeownersDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ownership.Ownership;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Sees the ownership file that the forge heeds; one that names nobody shows nothing. */
@AutoService(Detector.class)
public final class CodeOwners implements Detector {

  /** Owners named in the fact. */
  private static final int MOST_OWNERS = 20;

  @Override
  public String id() {
    return "ownership-codeowners";
  }

  @Override
  public String sees() {
    return "CODEOWNERS in the places where GitHub, GitLab and Gitea look for it";
  }

  @Override
  public Set<String> emits() {
    return Set.of("governance.ownership");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.lowerName().equals("codeowners");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    landscape
        .facet(Ownership.FACET)
        .file()
        .ifPresent(
            file -> {
              List<CodeownersDocument.Rule> rules =
                  file.document().rules().stream().filter(r -> !r.owners().isEmpty()).toList();
              if (!rules.isEmpty()) {
                sink.accept(
                    Evidence.of("governance.ownership", file.at(rules.get(0).line()))
                        .with("rules", rules.size())
                        .with(
                            "owners",
                            rules.stream()
                                .flatMap(r -> r.owners().stream())
                                .distinct()
                                .sorted()
                                .limit(MOST_OWNERS)
                                .toList()));
              }
            });
  }
}
