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

  /** What could not be read, each with file and line, for who has the file's text at hand. */
  public List<String> flawsIn(String file, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return flaws.stream().map(flaw -> told(flaw, file, text)).toList();
  }

  private static String told(Reading.Flaw flaw, String file, String text) {
    String place = file + ":" + flaw.line() + ": ";
    return switch (flaw.code()) {
      case "yaml-duplicate-key" -> {
        String key = key(text.lines().skip(Math.max(0, flaw.line() - 1L)).findFirst().orElse(""));
        yield key.isEmpty()
            ? place + "a key is given twice"
            : new RubricFlaw(file, flaw.line(), key, "is given twice").in(text);
      }
      case "yaml-syntax" ->
          place
              + flaw.detail()
              + ": look at indentation, quotes and brackets, in this line and the one before";
      default -> place + flaw.detail();
    };
  }

  /** The key that a line begins with; empty where it is none that can be told at a glance. */
  private static String key(String line) {
    String entry = line.strip();
    String named = entry.startsWith("- ") ? entry.substring(2).strip() : entry;
    int colon = named.indexOf('{') < 0 ? named.indexOf(':') : -1;
    String key = colon < 0 ? "" : named.substring(0, colon).strip();
    return key.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0)
        ? key
        : "";
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
