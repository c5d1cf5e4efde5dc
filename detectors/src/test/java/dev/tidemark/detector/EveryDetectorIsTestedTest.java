package dev.tidemark.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The law that no detector goes untested: of every registered detector some test class of its own
 * package makes an instance. It is read in the compiled tests, so a name in a comment does not do.
 */
class EveryDetectorIsTestedTest {

  @Test
  void everyRegisteredDetectorHasATestInItsPackage() throws IOException, URISyntaxException {
    List<String> forgotten = new ArrayList<>();
    List<Class<? extends Detector>> detectors =
        ServiceLoader.load(Detector.class).stream()
            .<Class<? extends Detector>>map(ServiceLoader.Provider::type)
            .toList();
    for (Class<? extends Detector> detector : detectors) {
      if (!isTested(detector)) {
        forgotten.add(detector.getName());
      }
    }
    assertThat(detectors).hasSizeGreaterThan(80);
    assertThat(forgotten).as("detectors that no test of their package makes").isEmpty();
  }

  @Test
  void everyDetectorHasAnIdOfItsOwn() {
    List<String> ids =
        ServiceLoader.load(Detector.class).stream().map(found -> found.get().id()).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  private static boolean isTested(Class<? extends Detector> detector)
      throws IOException, URISyntaxException {
    // A class that makes an instance holds the name in its constants as one text of that length.
    String name = detector.getName().replace('.', '/');
    String constant = "" + (char) (name.length() >> 8) + (char) (name.length() & 0xff) + name;
    for (Path test : testsBeside(detector)) {
      String code = new String(Files.readAllBytes(test), StandardCharsets.ISO_8859_1);
      if (code.contains(constant)) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> testsBeside(Class<? extends Detector> detector)
      throws IOException, URISyntaxException {
    URL here = EveryDetectorIsTestedTest.class.getResource("EveryDetectorIsTestedTest.class");
    Path tests = Objects.requireNonNull(Path.of(Objects.requireNonNull(here).toURI()).getParent());
    String root = EveryDetectorIsTestedTest.class.getPackageName();
    String below = detector.getPackageName().substring(root.length()).replace('.', '/');
    Path folder = tests.resolve(below.startsWith("/") ? below.substring(1) : below);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains("Test")).sorted().toList();
    }
  }
}
