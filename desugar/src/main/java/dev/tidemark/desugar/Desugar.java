package dev.tidemark.desugar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The build step: works on the classes of a directory where they lie. A second run changes nothing. */
public final class Desugar {
  private Desugar() {}

  /**
   * Changes the classes below each directory.
   *
   * @param directories of compiled classes, as {@code target/classes}; one that does not exist is passed over
   * @throws IOException when a class cannot be read or written
   */
  public static void main(String[] directories) throws IOException {
    for (String directory : directories) {
      Path root = Path.of(directory);
      if (Files.isDirectory(root)) {
        run(root);
      }
    }
  }

  private static void run(Path root) throws IOException {
    for (Map.Entry<String, byte[]> changed :
        new CompiledClasses(read(root)).desugared().entrySet()) {
      Files.write(root.resolve(changed.getKey() + ".class"), changed.getValue());
    }
  }

  /** All classes below a directory by their internal name, as {@code dev/tidemark/cli/Main}. */
  private static Map<String, byte[]> read(Path root) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .forEach(file -> classes.put(name(root, file), bytes(file)));
    }
    return classes;
  }

  private static String name(Path root, Path file) {
    String name = root.relativize(file).toString().replace('\\', '/');
    return name.substring(0, name.length() - ".class".length());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
