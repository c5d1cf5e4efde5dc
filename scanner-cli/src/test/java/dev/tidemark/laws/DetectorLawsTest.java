package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.Vocabulary;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.SampleRepository;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws over every registered detector, and so over every format and link that it asks for. */
class DetectorLawsTest {
  /** The mutations are the same in every run: a failure can be looked at again. */
  private static final long SEED = 20_241_121;

  private final List<Detector> detectors =
      ServiceLoader.load(Detector.class).stream().map(ServiceLoader.Provider::get).toList();
  private final Vocabulary vocabulary = new Vocabulary(EvidenceKinds.bundled().all());

  @Test
  void everyDetectorSaysWhoItIs() {
    assertThat(detectors).isNotEmpty();
    assertThat(detectors.stream().map(Detector::id)).doesNotHaveDuplicates();
    for (Detector detector : detectors) {
      assertThat(detector.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(detector.sees()).as(detector.id()).isNotBlank();
    }
  }

  @Test
  void anEmptyRepositoryShowsNothing() {
    assertThat(seen(TextSnapshot.of(""))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSeenKeepsToItsDeclaration(SampleRepository sample) {
    Landscape landscape = landscape(sample.snapshot());
    for (Detector detector : detectors) {
      for (Evidence fact : seen(detector, landscape)) {
        assertThat(detector.emits()).as(detector.id()).contains(fact.kind());
        assertThat(vocabulary.flaw(fact)).as(detector.id() + ": " + fact).isEmpty();
        assertThat(landscape.hasAny(fact.location().path()) || fact.location().path().isRoot())
            .as(detector.id() + " names a place that is here: " + fact)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameIsSeenTwice(SampleRepository sample) {
    assertThat(seen(sample.snapshot())).isEqualTo(seen(sample.snapshot()));
  }

  @ParameterizedTest
  @EnumSource
  void theSameIsSeenInAnyOrderOnAnyNumberOfThreads(SampleRepository sample) throws Exception {
    List<Evidence> alone = seen(sample.snapshot());
    List<Detector> shuffled = new ArrayList<>(detectors);
    Collections.shuffle(shuffled, new Random(SEED));
    Landscape landscape = landscape(sample.snapshot());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Evidence>>> running =
          shuffled.stream()
              .map(detector -> threads.submit(() -> seen(detector, landscape)))
              .toList();
      List<Evidence> together = new ArrayList<>();
      for (Future<List<Evidence>> one : running) {
        together.addAll(one.get());
      }
      assertThat(together.stream().sorted().distinct().toList()).isEqualTo(alone);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsCutNeverThrows(SampleRepository sample) throws IOException {
    TextSnapshot whole = sample.snapshot();
    for (double share : new double[] {0.1, 0.33, 0.5, 0.77, 0.95}) {
      TextSnapshot cut = whole;
      for (Entry entry : whole.entries()) {
        byte[] content = whole.read(entry, Long.MAX_VALUE);
        cut =
            cut.with(entry.path().value(), Arrays.copyOf(content, (int) (content.length * share)));
      }
      assertThat(seen(cut)).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsMutatedNeverThrows(SampleRepository sample) throws IOException {
    Random random = new Random(SEED);
    TextSnapshot whole = sample.snapshot();
    for (int round = 0; round < 12; round++) {
      TextSnapshot mutated = whole;
      for (Entry entry : whole.entries()) {
        byte[] content = whole.read(entry, Long.MAX_VALUE);
        mutated = mutated.with(entry.path().value(), mutate(content, random));
      }
      assertThat(seen(mutated)).isNotNull();
    }
  }

  /** A few bytes replaced by those that mean something to some notation. */
  private static byte[] mutate(byte[] content, Random random) {
    byte[] mutated = content.clone();
    byte[] telling =
        "{}[]()\"'`:,-#$%&*|>!@\\\n\t \0=<".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < 1 + content.length / 60 && content.length > 0; i++) {
      mutated[random.nextInt(content.length)] = telling[random.nextInt(telling.length)];
    }
    return mutated;
  }

  private List<Evidence> seen(TextSnapshot files) {
    Landscape landscape = landscape(files);
    return detectors.stream()
        .flatMap(detector -> seen(detector, landscape).stream())
        .sorted()
        .distinct()
        .toList();
  }

  private static List<Evidence> seen(Detector detector, Landscape landscape) {
    List<Evidence> seen = new ArrayList<>();
    detector.detect(landscape, seen::add);
    return seen;
  }

  private static Landscape landscape(TextSnapshot files) {
    return DetectorTester.landscape(files, History.NONE, path -> Origin.OWN);
  }
}
