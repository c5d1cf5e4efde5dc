package dev.tidemark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What the launcher runs once to make its class-data archive: loads every class of the product, so that the archive has
 * those that its rehearsal scan has no use for too, and then runs that scan.
 */
public final class Rehearsal {
  private static final String OWN = "dev/tidemark/";
  private static final String CLASS = ".class";

  private Rehearsal() {}

  /**
   * Runs the program as {@link Main} does, after loading all of it. The class path is the product's jar.
   *
   * @param arguments of the scan
   */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    loadAll(Path.of(System.getProperty("java.class.path")));
    Main.main(arguments);
  }

  /**
   * Loads the product's classes, without initialising them.
   *
   * @param jar the product's own
   * @return how many there are
   */
  static int loadAll(Path jar) throws IOException, ClassNotFoundException {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<String> classes =
          file.stream()
              .map(JarEntry::getName)
              .filter(name -> name.startsWith(OWN) && name.endsWith(CLASS))
              .toList();
      for (String name : classes) {
        Class.forName(
            name.substring(0, name.length() - CLASS.length()).replace('/', '.'),
            false,
            Rehearsal.class.getClassLoader());
      }
      return classes.size();
    }
  }
}
