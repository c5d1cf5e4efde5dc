package dev.tidemark.cli.command;

import dev.tidemark.cli.Engine;
import dev.tidemark.cli.UserError;
import dev.tidemark.scan.Target;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to assess: shared by the commands that do. */
final class TargetOptions {

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "A repository, also a bare one; scan, plan and pipelines take several, and folders of"
              + " some. Default: here.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--rev",
      paramLabel = "REVISION",
      description = "The commit, branch or tag to read. Default: HEAD.")
  private Optional<String> revision = Optional.empty();

  @Option(
      names = "--worktree",
      description = "Read the files as they lie, untracked ones included.")
  private boolean worktree;

  @Option(
      names = "--follow-alternates",
      description =
          "Also read objects that the clone borrows from another one, which you trust too.")
  private boolean alternates;

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
    if (worktree && revision.isPresent()) {
      throw new UserError(
          "--rev and --worktree exclude each other",
          "leave out --worktree to read the revision, or --rev to read the files as they lie");
    }
    List<Target> targets = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of(".") : paths) {
      targets.add(new Target(existing(path), revision, worktree, alternates));
    }
    return new Engine.Request(targets, rubrics, asOf.map(TargetOptions::instant));
  }

  private static Path existing(String text) {
    Path path;
    try {
      path = Path.of(text);
    } catch (InvalidPathException impossible) {
      throw new UserError("'" + text + "' is no path", "name a repository or a folder of some");
    }
    if (!Files.exists(path)) {
      throw new UserError("'" + text + "' does not exist", "name a repository or a folder of some");
    }
    if (!Files.isDirectory(path)) {
      throw new UserError("'" + text + "' is no folder", "name the folder that holds it");
    }
    return path;
  }

  /** A day means its end: what was committed on it counts. */
  private static Instant instant(String text) {
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
