package dev.tidemark.cli.command;

import dev.tidemark.cli.UserError;
import dev.tidemark.scan.Target;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to read: shared by the commands that read repositories. */
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

  /** What is asked for; a value that makes no sense is refused here. */
  List<Target> targets() {
    if (worktree && revision.isPresent()) {
      throw new UserError(
          "--rev and --worktree exclude each other",
          "leave out --worktree to read the revision, or --rev to read the files as they lie");
    }
    if (revision.filter(String::isBlank).isPresent()) {
      throw new UserError("--rev names no revision", "name one, or leave out --rev to read HEAD");
    }
    List<Target> targets = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of(".") : paths) {
      targets.add(new Target(existing(path), revision, worktree, alternates));
    }
    return targets;
  }

  /** What was typed as a path. An empty one is a variable that was never set, and not the folder here. */
  static Path path(String text) {
    if (text.isEmpty()) {
      throw new UserError("a path is empty", "leave it out to mean the folder here, or write '.'");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException impossible) {
      throw new UserError("'" + text + "' is no path", "name a repository or a folder of some");
    }
  }

  private static Path existing(String text) {
    Path path = path(text);
    if (!Files.exists(path)) {
      throw Files.isSymbolicLink(path)
          ? new UserError(
              "'" + text + "' is a link that leads nowhere",
              "name the folder that it is to lead to")
          : new UserError("'" + text + "' does not exist", "name a repository or a folder of some");
    }
    if (!Files.isDirectory(path)) {
      throw new UserError("'" + text + "' is no folder", "name the folder that holds it");
    }
    return path;
  }
}
