package dev.tidemark.cli.command;

import dev.tidemark.cli.configuration.Configuration;
import dev.tidemark.cli.configuration.ConfigurationFile;
import dev.tidemark.cli.configuration.ConfigurationNames;
import dev.tidemark.cli.configuration.ConfigurationReader;
import dev.tidemark.document.Value;
import dev.tidemark.rubric.Rubric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a scan of a folder would be set to, and where each value comes from: the environment, the file, or nowhere.
 *
 * @param rows sorted as help shows the options, then as the schema shows the keys
 * @param flaws why the file is none, with its lines
 */
record Settings(List<Row> rows, List<String> flaws) {
  private static final String DEFAULT = "default";

  /** A setting, its value in a few words, and who says so. */
  record Row(String name, String value, String origin) {}

  /** The settings of a scan of this folder, whose options are those of its command. */
  static Settings of(Path folder, Session session) {
    List<Row> rows = new ArrayList<>();
    for (OptionSpec option : new CommandLine(new ScanCommand(session)).getCommandSpec().options()) {
      if (!option.usageHelp()) {
        rows.add(row(option, session));
      }
    }
    List<String> flaws = new ArrayList<>();
    Optional<Value> file = file(folder, session.engine().rubrics(List.of()), flaws);
    for (String key : ConfigurationReader.keys()) {
      rows.add(row(key, file));
    }
    return new Settings(List.copyOf(rows), List.copyOf(flaws));
  }

  private static Row row(OptionSpec option, Session session) {
    String variable = EnvironmentValues.variable(option);
    String value = session.console().variable(variable);
    if (!value.isEmpty()) {
      return new Row(option.longestName(), value, variable);
    }
    String usual = option.defaultValue();
    return new Row(option.longestName(), usual == null ? "-" : usual, DEFAULT);
  }

  private static Row row(String key, Optional<Value> file) {
    if (file.isPresent() && file.get() instanceof Value.Mapping mapping) {
      for (Value.Pair pair : mapping.pairs()) {
        if (pair.key().equals(key)) {
          return new Row(key, summary(pair.value()), Configuration.FILE + ":" + pair.line());
        }
      }
    }
    return new Row(key, "-", DEFAULT);
  }

  private static String summary(Value value) {
    if (value instanceof Value.Scalar scalar) {
      return scalar.text();
    }
    int entries =
        value instanceof Value.Mapping mapping
            ? mapping.pairs().size()
            : ((Value.Sequence) value).items().size();
    return entries + (entries == 1 ? " entry" : " entries");
  }

  /** The file as it lies; a scan of a commit reads the commit's. */
  private static Optional<Value> file(Path folder, List<Rubric> rubrics, List<String> flaws) {
    Path file = folder.resolve(Configuration.FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > ConfigurationFile.LARGEST) {
        flaws.add(Configuration.FILE + " is larger than 1 MiB");
        return Optional.empty();
      }
      ConfigurationFile read =
          ConfigurationFile.read(Files.readAllBytes(file), ConfigurationNames.of(rubrics));
      flaws.addAll(read.errors());
      return read.root();
    } catch (IOException unreadable) {
      flaws.add(Configuration.FILE + " cannot be read");
      return Optional.empty();
    }
  }
}
