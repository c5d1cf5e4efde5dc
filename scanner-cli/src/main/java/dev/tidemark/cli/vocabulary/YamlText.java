package dev.tidemark.cli.vocabulary;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.rubric.RubricFlaw;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * YAML read by the same format that reads repositories, so that our own files meet the same limits.
 *
 * @param root its one document; empty when there is none
 * @param flaws what could not be read
 */
public record YamlText(Optional<Value> root, List<Reading.Flaw> flaws) {

  public YamlText {
    flaws = List.copyOf(flaws);
  }

  public static YamlText read(byte[] yaml) {
    Reading reading = Installed.YAML.read(new Blob(yaml));
    Optional<Value> root =
        reading
            .document()
            .filter(ConfigDocument.class::isInstance)
            .map(ConfigDocument.class::cast)
            .flatMap(ConfigDocument::root);
    return new YamlText(root, reading.flaws());
  }

  private static final class Installed {
    static final Format YAML = format();
  }

  /** What could not be read, each with file and line. */
  public List<String> flawsIn(String file) {
    return flaws.stream().map(flaw -> file + ":" + flaw.line() + ": " + flaw.detail()).toList();
  }

  /** Each flaw with file, line and column. */
  public static List<String> located(List<RubricFlaw> flaws, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return flaws.stream().map(flaw -> flaw.in(text)).toList();
  }

  private static Format format() {
    return ServiceLoader.load(Format.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(format -> format.id().equals("yaml"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this build reads no YAML"));
  }
}
