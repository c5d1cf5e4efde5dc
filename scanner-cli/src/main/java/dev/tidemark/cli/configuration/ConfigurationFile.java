package dev.tidemark.cli.configuration;

import dev.tidemark.cli.vocabulary.YamlText;
import dev.tidemark.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * A {@code .tidemark.yml} as it was read.
 *
 * @param root what stands in it; empty when that is no YAML, or nothing
 * @param configuration empty when it is not valid
 * @param errors why it is not, each with file and line
 */
public record ConfigurationFile(
    Optional<Value> root, Optional<Configuration> configuration, List<String> errors) {
  /** A configuration larger than this is none. Bytes. */
  public static final long LARGEST = 1 << 20;

  private static final Value NOTHING = new Value.Scalar("", false, "", 1, 1);

  public ConfigurationFile {
    errors = List.copyOf(errors);
  }

  /**
   * Reads a file.
   *
   * @param names what it may name
   */
  public static ConfigurationFile read(byte[] content, ConfigurationNames names) {
    YamlText yaml = YamlText.read(content);
    if (!yaml.flaws().isEmpty()) {
      return new ConfigurationFile(
          yaml.root(), Optional.empty(), yaml.flawsIn(Configuration.FILE, content));
    }
    ConfigurationReader.Result result =
        ConfigurationReader.read(Configuration.FILE, yaml.root().orElse(NOTHING), names);
    return new ConfigurationFile(
        yaml.root(), result.configuration(), YamlText.located(result.flaws(), content));
  }
}
