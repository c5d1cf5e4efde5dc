package dev.tidemark.cli.command;

import dev.tidemark.cli.explain.Glossary;
import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the kinds of evidence. */
@Command(
    name = "kinds",
    description = "Lists the kinds of evidence: what can be seen in a repository.",
    footer = {"", "Examples:", "  tidemark kinds", "  tidemark explain ci.check"})
final class KindsCommand implements Callable<Integer> {
  private static final int NAME_COLUMN = 32;

  private final Session session;

  @Mixin private CommonOptions common = new CommonOptions();

  KindsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Glossary glossary =
        new Glossary(List.of(), EvidenceKinds.bundled(), session.engine().detectors());
    List<Listing.Row> rows = new ArrayList<>();
    int orphans = 0;
    for (EvidenceKind kind : glossary.kinds().all()) {
      boolean orphan = glossary.emitters(kind).isEmpty();
      orphans += orphan ? 1 : 0;
      rows.add(new Listing.Row(kind.name(), kind.shows() + (orphan ? " (no detector yet)" : "")));
    }
    return new Listing(
            NAME_COLUMN, rows, rows.size() + " kinds, " + orphans + " without a detector")
        .write(session, common);
  }
}
