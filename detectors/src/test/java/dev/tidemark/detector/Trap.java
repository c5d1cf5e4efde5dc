package dev.tidemark.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import java.util.ServiceLoader;

/** A trap: files, and a beginning of a fact with parts of it, which all detectors together see or do not see. */
record Trap(String name, boolean seen, String fact, String files) {
  private static final List<Detector> DETECTORS =
      ServiceLoader.load(Detector.class).stream().map(ServiceLoader.Provider::get).toList();

  static Trap seen(String name, String fact, String files) {
    return new Trap(name, true, fact, files);
  }

  static Trap unseen(String name, String fact, String files) {
    return new Trap(name, false, fact, files);
  }

  @Override
  public String toString() {
    return name;
  }

  void holds() {
    List<String> facts =
        DETECTORS.stream()
            .flatMap(d -> DetectorTester.of(d).given(files).evidence().stream())
            .map(Object::toString)
            .toList();
    String[] parts = fact.split(" (?=[a-z-]+=)", -1);
    assertThat(
            facts.stream()
                .anyMatch(
                    one ->
                        one.startsWith(parts[0])
                            && List.of(parts).stream()
                                .skip(1)
                                .allMatch(p -> one.contains(" " + p))))
        .as("%s in %s", name, facts)
        .isEqualTo(seen);
  }
}
