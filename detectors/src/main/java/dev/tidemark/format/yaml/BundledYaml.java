package dev.tidemark.format.yaml;

import dev.tidemark.document.Blob;
import dev.tidemark.document.PackedValue;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A YAML file that ships with the program, as catalogues do: what is wrong with it is wrong with the program. */
public final class BundledYaml {
  private BundledYaml() {}

  /** What the rows of a list in a resource say of each of their names: each name stands once, and something is said of it. */
  public static Map<String, String> named(
      String resource, String list, String names, String attribute) {
    Map<String, String> said = new TreeMap<>();
    for (Value row : root(resource).items(list)) {
      String says = row.text(attribute).orElse("");
      for (String name : row.texts(names)) {
        if (name.isBlank() || says.isBlank() || said.put(name, says) != null) {
          throw new IllegalStateException(
              resource + ":" + row.line() + ": \"" + name + "\" says nothing, or is there twice");
        }
      }
    }
    if (said.isEmpty()) {
      throw new IllegalStateException(resource + ", " + list + " is empty");
    }
    return Map.copyOf(said);
  }

  /** The words of a list in a resource, in its order: in lower case, and each once. */
  public static List<String> words(String resource, String list) {
    return checked(resource + ", " + list, root(resource).texts(list));
  }

  /** What a table in a resource says of each of its words, which are as those of a list. */
  public static Map<String, List<String>> lists(String resource, String table) {
    Map<String, List<String>> said = new TreeMap<>();
    String where = resource + ", " + table;
    List<Value.Pair> pairs = root(resource).pairs(table);
    checked(where, pairs.stream().map(Value.Pair::key).toList());
    for (Value.Pair pair : pairs) {
      said.put(pair.key(), checked(where + "." + pair.key(), pair.value().texts()));
    }
    return Map.copyOf(said);
  }

  private static List<String> checked(String where, List<String> words) {
    Set<String> once = new HashSet<>();
    for (String word : words) {
      if (word.isBlank() || !word.equals(word.toLowerCase(Locale.ROOT)) || !once.add(word)) {
        throw new IllegalStateException(where + ": \"" + word + "\" is no word, or there twice");
      }
    }
    if (words.isEmpty()) {
      throw new IllegalStateException(where + " is empty");
    }
    return List.copyOf(words);
  }

  /** The top of a resource: as the build packed it, or as it is written where nothing was packed. */
  public static Value root(String resource) {
    return PackedValue.ofResource(resource).orElseGet(() -> written(resource));
  }

  /** The top of a resource as it is written. */
  static Value written(String resource) {
    try (InputStream stream = BundledYaml.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from this build");
      }
      return parsed(resource, stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The top of a file that is to ship with the program.
   *
   * @throws IllegalStateException when something in it cannot be read
   */
  static Value parsed(String name, byte[] yaml) {
    Reading reading = new YamlFormat().read(new Blob(yaml));
    if (!reading.flaws().isEmpty()) {
      Reading.Flaw flaw = reading.flaws().get(0);
      throw new IllegalStateException(name + ":" + flaw.line() + ": " + flaw.detail());
    }
    return reading
        .document()
        .flatMap(document -> ((ConfigDocument) document).root())
        .orElseThrow(() -> new IllegalStateException(name + " is no YAML"));
  }
}
