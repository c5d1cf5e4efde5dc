package dev.tidemark.cli.command;

import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.explain.ExplainPage;
import dev.tidemark.cli.explain.Glossary;
import dev.tidemark.cli.explain.Suggestions;
import dev.tidemark.cli.vocabulary.EvidenceKinds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains an id. */
@Command(
    name = "explain",
    description =
        "What an id means, why it counts, how it is inferred, what it cannot see, how to satisfy it.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  tidemark explain iac.ci.every-checkin     an indicator",
      "  tidemark explain ci.check                 a kind of evidence",
      "  tidemark explain terraform-roots          a detector"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "Indicators, kinds of evidence, detectors, measures, stalls or signals.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--rubric",
      paramLabel = "ID|FILE",
      split = ",",
      hideParamSyntax = true,
      description = "Explain the indicators of this rubric.")
  private List<String> rubrics = new ArrayList<>();

  @Mixin private CommonOptions common = new CommonOptions();

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Glossary glossary =
        new Glossary(
            session.engine().rubrics(rubrics),
            EvidenceKinds.bundled(),
            session.engine().detectors());
    ids.forEach(id -> refuseUnknown(id, glossary));
    new Output(session.console())
        .write(
            session.console().encoding(),
            out -> {
              ExplainPage page = new ExplainPage(glossary, common.style(session.console()), out);
              for (String id : ids) {
                explain(id, glossary, page);
              }
            });
    return ExitCode.DONE.code();
  }

  private static void refuseUnknown(String id, Glossary glossary) {
    if (glossary.ids().contains(id)) {
      return;
    }
    Set<String> listed = rubricsAndAreas(glossary);
    if (listed.contains(id)) {
      throw new UserError(
          "'" + id + "' has no page of its own",
          "tidemark rubrics show lists what each area asks; explain one of those ids");
    }
    List<String> near = Suggestions.near(id, glossary.ids());
    throw new UserError(
        "nothing is called '" + id + "'",
        near.isEmpty()
            ? "tidemark rubrics, kinds and detectors list the ids"
            : "did you mean " + String.join(", ", near) + "?");
  }

  private static Set<String> rubricsAndAreas(Glossary glossary) {
    return glossary.rubrics().stream()
        .flatMap(
            rubric ->
                Stream.concat(
                    Stream.of(rubric.id()),
                    rubric.areas().stream().map(area -> rubric.id() + "." + area.id())))
        .collect(Collectors.toSet());
  }

  private static void explain(String id, Glossary glossary, ExplainPage page) throws IOException {
    var indicator = glossary.indicator(id);
    var kind = glossary.kinds().kind(id);
    var detector = glossary.detector(id);
    var measure = glossary.measure(id);
    var finding = glossary.finding(id);
    if (indicator.isPresent()) {
      page.indicator(indicator.get());
    } else if (kind.isPresent()) {
      page.kind(kind.get());
    } else if (detector.isPresent()) {
      page.detector(detector.get());
    } else if (measure.isPresent()) {
      page.measure(measure.get());
    } else if (finding.isPresent()) {
      page.finding(finding.get());
    }
  }
}
