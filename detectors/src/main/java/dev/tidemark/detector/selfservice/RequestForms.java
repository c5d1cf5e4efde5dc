package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Issue forms on which infrastructure is asked for by ticket: forms that say so themselves and have fields to fill in. */
@AutoService(Detector.class)
public final class RequestForms implements Detector {
  private static final String KIND = "selfservice.ticket-form";
  private static final List<String> REQUESTS =
      List.of("request", "new", "create", "provision", "add", "onboard", "setup", "set up", "need");
  private static final List<String> REPORTS =
      List.of(
          "bug",
          "feature",
          "incident",
          "defect",
          "enhancement",
          "question",
          "documentation",
          "story",
          "epic",
          "spike",
          "interruption");

  @Override
  public String id() {
    return "request-forms";
  }

  @Override
  public String sees() {
    return "Issue forms on which infrastructure is asked for by ticket, by what the form says of"
        + " itself.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.value().toLowerCase(Locale.ROOT).startsWith(".github/issue_template/")
        && Set.of("yml", "yaml").contains(path.extension());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (looksAt(file.path())) {
        file.document().root().flatMap(root -> form(file, root)).ifPresent(sink);
      }
    }
  }

  private static Optional<Evidence> form(Placed<ConfigDocument> file, Value root) {
    if (root.items("body").isEmpty() || root.text("name").isEmpty()) {
      return Optional.empty();
    }
    String said =
        String.join(
                " ",
                root.text("name").orElse(""),
                root.text("description").orElse(""),
                root.text("title").orElse(""))
            .toLowerCase(Locale.ROOT);
    boolean asks = Words.anyIn(REQUESTS, said);
    boolean reports = Words.anyIn(REPORTS, said);
    return asks && !reports
        ? Provisions.infrastructure(said)
            .map(
                what ->
                    Evidence.of(KIND, file.at(root.line()))
                        .with("name", root.text("name"))
                        .with("provisions", what))
        : Optional.empty();
  }
}
