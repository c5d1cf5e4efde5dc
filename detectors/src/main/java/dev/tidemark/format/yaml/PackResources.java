package dev.tidemark.format.yaml;

import dev.tidemark.document.PackedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of the build: packs the YAML files that ship with the program, each beside the file. A file with a flaw ends the
 * build.
 */
public final class PackResources {
  private PackResources() {}

  /**
   * Packs every {@code .yaml} below each directory.
   *
   * @param directories of resources, as {@code target/classes}
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] directories) throws IOException {
    for (String directory : directories) {
      Path root = Path.of(directory);
      for (Path yaml : below(root)) {
        String name = root.relativize(yaml).toString();
        byte[] packed = PackedValue.pack(BundledYaml.parsed(name, Files.readAllBytes(yaml)));
        Files.write(yaml.resolveSibling(yaml.getFileName() + PackedValue.SUFFIX), packed);
      }
    }
  }

  private static List<Path> below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
