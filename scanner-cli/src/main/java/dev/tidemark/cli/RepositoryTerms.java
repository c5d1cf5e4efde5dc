package dev.tidemark.cli;

import dev.tidemark.cli.configuration.Configuration;
import dev.tidemark.cli.configuration.ConfigurationFile;
import dev.tidemark.cli.configuration.ConfigurationNames;
import dev.tidemark.cli.configuration.ConfigurationNotes;
import dev.tidemark.cli.report.Escape;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.document.OriginRule;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Terms;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * By what terms a repository is assessed: what the command line says, then what its own configuration at that revision
 * says, then the defaults.
 */
final class RepositoryTerms implements Function<Snapshot, Terms> {
  private final Supplier<RubricFiles> files;
  private final List<Rubric> named;
  private final Optional<Instant> asOf;

  /**
   * @param files not asked for before a repository is open
   * @param named the rubrics that the command line asks for; empty to leave it to the configuration
   */
  RepositoryTerms(Supplier<RubricFiles> files, List<Rubric> named, Optional<Instant> asOf) {
    this.files = files;
    this.named = List.copyOf(named);
    this.asOf = asOf;
  }

  @Override
  public Terms apply(Snapshot snapshot) {
    Configuration configuration = configuration(snapshot);
    List<Rubric> rubrics = named.isEmpty() ? configured(snapshot, configuration) : named;
    List<OriginRule> origins =
        configuration.origins().stream()
            .map(rule -> new OriginRule(Glob.ignore(rule.pattern()), rule.origin()))
            .toList();
    return new Terms(
        asOf,
        origins,
        new RubricJudging(rubrics, configuration),
        ConfigurationNotes.of(snapshot, configuration));
  }

  private List<Rubric> configured(Snapshot snapshot, Configuration configuration) {
    try {
      return files
          .get()
          .read(
              configuration.rubrics(), configuration.tolerances(), name -> content(snapshot, name));
    } catch (UserError wrong) {
      throw configuration.rubrics().isEmpty()
          ? wrong
          : new UserError(Configuration.FILE + ": rubrics: " + wrong.getMessage(), wrong.fix());
    }
  }

  /** What the snapshot's own configuration says. */
  Configuration configuration(Snapshot snapshot) {
    return content(snapshot, Configuration.FILE).map(this::read).orElse(Configuration.NONE);
  }

  private Configuration read(byte[] content) {
    ConfigurationFile file = ConfigurationFile.read(content, names());
    return file.configuration().orElseThrow(() -> invalid(file.errors()));
  }

  /** What a configuration may name: everything that the bundled rubrics and those asked for have. */
  private ConfigurationNames names() {
    return ConfigurationNames.of(named.isEmpty() ? files.get().read(List.of()) : named);
  }

  private static UserError invalid(List<String> errors) {
    return new UserError(
        "the configuration is not valid",
        errors.stream().map(Escape::terminal).collect(Collectors.joining("\n")));
  }

  private static Optional<byte[]> content(Snapshot snapshot, String name) {
    Optional<Entry> entry =
        RepoPath.ROOT.resolve(name).flatMap(snapshot::entry).filter(Entry::isFile);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(snapshot.read(entry.get(), ConfigurationFile.LARGEST));
    } catch (IOException unreadable) {
      throw new UserError(
          "'" + name + "' of the repository cannot be read", "it may be at most 1 MiB");
    }
  }
}
