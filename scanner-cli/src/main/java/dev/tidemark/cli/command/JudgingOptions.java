package dev.tidemark.cli.command;

import dev.tidemark.cli.Engine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to assess, and by what: shared by the commands that judge. */
final class JudgingOptions {

  @Mixin private TargetOptions targets = new TargetOptions();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Where time windows end, such as 2024-06-30. Default: the commit's date.")
  private Optional<String> asOf = Optional.empty();

  @Option(
      names = "--rubric",
      paramLabel = "ID|FILE",
      split = ",",
      hideParamSyntax = true,
      description =
          "Judge by this rubric only: iac, platform, or a file. Repeatable. Default: both of them.")
  private List<String> rubrics = new ArrayList<>();

  /** What the engine is asked for; a value that makes no sense is refused here. */
  Engine.Request request() {
    return new Engine.Request(targets.targets(), rubrics, asOf.map(JudgingOptions::instant));
  }

  /** A day means its end: what was committed on it counts. */
  static Instant instant(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text)
              .plusDays(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .minusSeconds(1)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException noDate) {
      throw CommonOptions.badValue("--as-of", text, "a date: 2024-06-30 or 2024-06-30T12:00:00Z");
    }
  }
}
