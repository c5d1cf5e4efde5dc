package dev.tidemark.cli.command;

import dev.tidemark.cli.Engine;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.configuration.Configuration;
import dev.tidemark.cli.report.Escape;
import dev.tidemark.cli.setup.CiJob;
import dev.tidemark.cli.setup.StarterConfiguration;
import dev.tidemark.repository.git.GitRepository;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first configuration and the job that gates changes. */
@Command(
    name = "init",
    description =
        "Writes a commented .tidemark.yml with the questions that no repository answers, and the job"
            + " that gates changes for the CI system in use. Files that are there stay as they are.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nWhere:%n",
    footer = {
      "",
      "Examples:",
      "  tidemark init --dry-run        shows what would be written",
      "  tidemark init",
      "  tidemark init --ci gitlab      the job for another CI system"
    })
final class InitCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "The repository. Default: here.")
  private String path = ".";

  @Option(
      names = "--ci",
      paramLabel = "SYSTEM",
      description =
          "github, gitlab, jenkins, azure or none. Default: the one that most of its pipelines are of.")
  private Optional<String> ci = Optional.empty();

  @Option(names = "--dry-run", description = "Show what would be written, and write nothing.")
  private boolean dryRun;

  @SuppressWarnings("UnusedVariable") // read by the command line: --help, --debug
  @Mixin
  private CommonOptions common = new CommonOptions();

  InitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path root = root();
    Optional<CiJob> named = ci.filter(name -> !name.equals("none")).map(InitCommand::job);
    Assessment.Repository repository = assess(root);
    Optional<CiJob> job = ci.isPresent() ? named : inUse(repository);

    Map<String, String> files = new TreeMap<>();
    files.put(Configuration.FILE, StarterConfiguration.of(repository));
    job.ifPresent(found -> files.put(found.path(), found.text()));
    files.keySet().forEach(file -> refuseLinks(root, file));

    StringBuilder told = new StringBuilder();
    files.forEach((file, text) -> put(root, file, text, told));
    next(StarterConfiguration.questions(repository), job, told);
    new Output(session.console()).print(told.toString());
    return ExitCode.DONE.code();
  }

  private void next(long questions, Optional<CiJob> job, StringBuilder told) {
    told.append("\nNext:\n");
    if (questions > 0) {
      told.append("- answer what you can of the ").append(questions);
      told.append(questions == 1 ? " question in " : " questions in ");
      told.append(Configuration.FILE).append('\n');
    }
    job.ifPresent(found -> told.append("- ").append(found.next()).append('\n'));
    if (ci.isEmpty() && job.isEmpty()) {
      told.append("- gate changes in your CI system: examples are written with --ci ");
      told.append(String.join(", ", CiJob.ids())).append('\n');
    }
    told.append("- tidemark plan shows what to do for the next level\n");
  }

  private Path root() {
    Path folder = TargetOptions.path(path);
    if (!Files.isDirectory(folder)) {
      throw new UserError("'" + path + "' is no folder", "name the repository's own folder");
    }
    if (RepositoryState.isBare(folder)) {
      throw new UserError(
          "'" + path + "' is a bare repository: there is nowhere to write to",
          "run it in a clone with a working tree");
    }
    GitRepository.around(folder)
        .filter(around -> !GitRepository.isAt(folder))
        .ifPresent(
            around -> {
              throw new UserError(
                  "'" + path + "' is a folder inside the repository '" + around + "'",
                  "run it there: tidemark reads its configuration from the repository's own folder");
            });
    return folder;
  }

  private static CiJob job(String name) {
    return CiJob.of(name)
        .orElseThrow(
            () ->
                CommonOptions.badValue("--ci", name, String.join(", ", CiJob.ids()) + " or none"));
  }

  private Assessment.Repository assess(Path root) {
    Engine.Request request =
        new Engine.Request(
            List.of(new Target(root, Optional.empty(), true)), List.of(), Optional.empty());
    OneRepository.require(request.targets(), "a configuration is of");
    try (Progress progress = Progress.start(session.console(), false)) {
      List<Assessment.Repository> found = session.engine().assess(request, progress).repositories();
      if (found.size() != 1) {
        throw new UserError(
            "there are several repositories below '" + path + "'", "name one of them");
      }
      return found.get(0);
    }
  }

  private static Optional<CiJob> inUse(Assessment.Repository repository) {
    return CiJob.inUse(
        repository.evidence().stream()
            .filter(fact -> fact.kind().equals("ci.pipeline"))
            .flatMap(fact -> fact.text("system").stream())
            .toList());
  }

  /** A repository is not trusted to lead elsewhere: nothing is written through a link. */
  private static void refuseLinks(Path root, String file) {
    Path place = root;
    for (Path name : Path.of(file)) {
      place = place.resolve(name);
      if (Files.isSymbolicLink(place)) {
        throw new UserError(
            "'" + root.relativize(place) + "' is a link, and is not followed",
            "write the file yourself: --dry-run shows it");
      }
    }
  }

  private void put(Path root, String file, String text, StringBuilder told) {
    Path place = root.resolve(file);
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      told.append("kept:    ").append(file).append(" (it is there already)\n");
    } else if (dryRun) {
      told.append("--- ").append(file).append('\n').append(text).append('\n');
    } else {
      try {
        Files.createDirectories(Optional.ofNullable(place.getParent()).orElse(root));
      } catch (IOException refused) {
        throw new UserError(
            "cannot make the folder of '" + Escape.terminal(file) + "'", "may it be written to?");
      }
      ReportFiles.write(place, out -> out.append(text));
      told.append("written: ").append(file).append('\n');
    }
  }
}
