package dev.tidemark.format.yaml;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A YAML file that ships with the program, as catalogues do: what is wrong with it is wrong with the program. */
public final class BundledYaml {
  private BundledYaml() {}

  /** What the rows of a list in a resource say of each of their names. */
  public static Map<String, String> named(
      String resource, String list, String names, String attribute) {
    Map<String, String> said = new TreeMap<>();
    for (Value row : root(resource).items(list)) {
      row.texts(names).forEach(name -> said.put(name, row.text(attribute).orElse("")));
    }
    return Map.copyOf(said);
  }

  /** The top of a resource. */
  public static Value root(String resource) {
    try (InputStream stream = BundledYaml.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from this build");
      }
      return new YamlFormat()
          .read(new Blob(stream.readAllBytes()))
          .document()
          .flatMap(document -> ((ConfigDocument) document).root())
          .orElseThrow(() -> new IllegalStateException(resource + " is no YAML"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
