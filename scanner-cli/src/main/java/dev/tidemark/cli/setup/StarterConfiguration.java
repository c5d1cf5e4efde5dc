package dev.tidemark.cli.setup;

import dev.tidemark.cli.Version;
import dev.tidemark.cli.report.Escape;
import dev.tidemark.cli.report.Wording;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.UnknownBecause;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.scan.Assessment;
import java.util.List;
import java.util.Set;

/**
 * The first configuration of a repository: every setting as a comment with what was inferred, and each statement that the
 * repository cannot show as an attestation to fill in.
 */
public final class StarterConfiguration {
  /** Where the editor finds the schema of the file: where the project lies, at the tag of this version. */
  static final String SCHEMA =
      "https://raw.githubusercontent.com/tidemark-dev/tidemark/v"
          + Version.NUMBER
          + "/scanner-cli/src/main/resources/schema/configuration.schema.json";

  /** Unknown for what a person can answer; the others are mended by a whole clone or a readable file. */
  private static final Set<UnknownBecause> ANSWERABLE =
      Set.of(
          UnknownBecause.ABSENT,
          UnknownBecause.UNRESOLVED,
          UnknownBecause.TOO_FEW,
          UnknownBecause.NO_DETECTOR,
          UnknownBecause.EXPIRED);

  private final Assessment.Repository repository;
  private final StringBuilder text = new StringBuilder();

  private StarterConfiguration(Assessment.Repository repository) {
    this.repository = repository;
  }

  /** The whole file. */
  public static String of(Assessment.Repository repository) {
    StarterConfiguration starter = new StarterConfiguration(repository);
    starter.head();
    starter.settings();
    starter.targets();
    starter.attestations();
    starter.suppressions();
    return starter.text.toString();
  }

  /** How many statements it asks people about. */
  public static long questions(Assessment.Repository repository) {
    return repository.rubrics().stream()
        .flatMap(result -> result.ratings().stream())
        .flatMap(rating -> open(rating).stream())
        .count();
  }

  private void head() {
    text.append("# yaml-language-server: $schema=")
        .append(SCHEMA)
        .append(
            """

            # What Tidemark should know of this repository. All of it may be left out: take the '#' from what you need.
            # A gate reads this file from the base of a change, so that no change lowers its own bar.
            """);
  }

  private void settings() {
    text.append(
            "\n# What the repository is for: deployment, library, blueprint, application, mixed.\n# role: ")
        .append(Wording.word(repository.role()))
        .append(
            """


            # Parts that are judged like a repository of their own.
            # components:
            #   - path: services/checkout
            #     owners: ["@acme/checkout"]

            # Whose files are, where the rules are wrong: own, vendored, generated, fixture, example, documentation.
            # origins:
            #   - path: third-party/
            #     origin: vendored
            """);
  }

  private void targets() {
    text.append(
        "\n# Levels to keep, for 'tidemark gate --fail-on below-target'. These are proven today.\n# targets:\n");
    List<RubricResult> judged =
        repository.rubrics().stream().filter(RubricResult::assessed).toList();
    for (RubricResult result : judged) {
      for (Rating rating : result.ratings()) {
        if (rating.proven().isPresent()) {
          text.append("#   ").append(name(result, rating)).append(": ");
          text.append(rating.proven().getAsInt()).append('\n');
        }
      }
    }
  }

  private void attestations() {
    text.append(
        """

        # What no repository can show. Answer what you know: it counts for 93 days, or up to 'expires', is shown as
        # attested, and never outweighs evidence to the contrary.
        # attestations:
        """);
    for (RubricResult result : repository.rubrics()) {
      for (Rating rating : result.ratings()) {
        open(rating).forEach(verdict -> question(result, rating, verdict));
      }
    }
  }

  private void question(RubricResult result, Rating rating, IndicatorVerdict verdict) {
    String why =
        verdict.unknownBecause().map(Wording::because).orElseThrow(IllegalStateException::new);
    text.append("#   # ")
        .append(line(verdict.indicator().title()))
        .append("\n#   # (")
        .append(name(result, rating))
        .append(", level ")
        .append(verdict.indicator().level())
        .append("; ")
        .append(why)
        .append(")\n#   - id: ")
        .append(verdict.indicator().id())
        .append("\n#     verdict: ")
        .append(
            verdict.indicator().isSymptom()
                ? "fails # it is not so here; or holds, not-applicable"
                : "holds # or fails, not-applicable")
        .append(
            """

            #     by: # who says so
            #     on: # today, as 2026-06-30
            #     reason: # or link:
            """);
  }

  private void suppressions() {
    text.append(
        """

        # Findings that are accepted for now. They are counted and listed, and never raise a level.
        # suppressions:
        #   - id: iac.provisioning.ad-hoc
        #     path: sandbox/
        #     reason: moves to the pipeline with the new account
        #     expires: 2026-12-31
        """);
  }

  private static List<IndicatorVerdict> open(Rating rating) {
    return rating.indicators().stream()
        .filter(verdict -> verdict.verdict() == Verdict.UNKNOWN)
        .filter(verdict -> verdict.unknownBecause().filter(ANSWERABLE::contains).isPresent())
        .toList();
  }

  private static String name(RubricResult result, Rating rating) {
    String rubric = result.rubric().id();
    return rating.area().id().equals(rubric) ? rubric : rubric + "." + rating.area().id();
  }

  /** A title may come from a rubric of the repository: one line, whatever it holds. */
  private static String line(String title) {
    return Escape.terminal(title);
  }
}
