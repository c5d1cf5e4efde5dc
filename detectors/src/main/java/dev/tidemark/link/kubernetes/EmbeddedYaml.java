package dev.tidemark.link.kubernetes;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.yaml.YamlFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** YAML that stands as a text inside another file: a patch in a patch, values in an Application, a manifest in a ConfigMap. */
public final class EmbeddedYaml {
  /** Longer texts are files of their own that somebody pasted: characters. */
  private static final int LONGEST = 256 * 1024;

  private EmbeddedYaml() {}

  /** The documents of a text; none when it is no YAML. */
  public static List<Value> read(String text) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    return new YamlFormat()
        .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
        .document()
        .map(document -> ((ConfigDocument) document).roots())
        .orElse(List.of());
  }

  /** The first document, if it is a mapping. */
  public static Optional<Value.Mapping> mapping(String text) {
    return read(text).stream()
        .findFirst()
        .flatMap(root -> root instanceof Value.Mapping map ? Optional.of(map) : Optional.empty());
  }
}
