package dev.tidemark.cli.vocabulary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.EvidenceKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vocabulary is well formed, and what detectors emit is in it. */
class EvidenceKindsTest {
  private final EvidenceKinds kinds = EvidenceKinds.bundled();

  /** Read at every start: one character beyond Latin-1 makes Java keep and search the whole text at twice the size. */
  @ParameterizedTest
  @ValueSource(strings = {"/evidence-kinds.yaml", "/rubrics/iac.yaml", "/rubrics/platform.yaml"})
  void whatEveryStartReadsIsAscii(String resource) throws IOException {
    try (InputStream in = requireNonNull(EvidenceKindsTest.class.getResourceAsStream(resource))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.chars().filter(c -> c > '~').mapToObj(c -> "" + (char) c)).isEmpty();
    }
  }

  @Test
  void everyNameIsFamilyAndFact() {
    assertThat(kinds.all()).hasSizeGreaterThan(90);
    assertThat(kinds.all())
        .allSatisfy(kind -> assertThat(kind.name()).matches("[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void everyAttributeIsNamedOnceAndExplained() {
    for (EvidenceKind kind : kinds.all()) {
      Set<String> names = new HashSet<>();
      for (EvidenceKind.Attribute attribute : kind.attributes()) {
        assertThat(names.add(attribute.name())).as(kind.name() + "." + attribute.name()).isTrue();
        assertThat(attribute.name()).matches("[a-z0-9]+(-[a-z0-9]+)*").isNotIn("tool", "name");
        assertThat(attribute.meaning()).isNotBlank();
        assertThat(new HashSet<>(attribute.values())).hasSameSizeAs(attribute.values());
        if (!attribute.values().isEmpty()) {
          assertThat(attribute.type()).isIn(EvidenceKind.Type.TEXT, EvidenceKind.Type.LIST);
        }
      }
    }
  }

  @Test
  void everyExampleIsAFactOfItsKind() {
    List<String> wrong = new ArrayList<>();
    for (EvidenceKind kind : kinds.all()) {
      String[] words = kind.example().split(" ", -1);
      if (words.length < 2 || !words[0].equals(kind.name()) || words[1].contains("=")) {
        wrong.add(kind.name() + ": does not begin with kind and place");
        continue;
      }
      wrong.addAll(ExampleFacts.wrong(kind));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everythingThatADetectorEmitsIsDeclared() {
    for (Detector detector : ServiceLoader.load(Detector.class)) {
      assertThat(detector.emits())
          .as(detector.id() + " emits")
          .isNotEmpty()
          .allSatisfy(name -> assertThat(kinds.kind(name)).as(name).isPresent());
    }
  }

  @Test
  void aVocabularyThatIsWrongSaysWhere() {
    byte[] noType =
        "a.b:\n  shows: x\n  attributes:\n    c: {means: y}\n  example: a.b x\n"
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> EvidenceKinds.read(noType))
        .hasMessage("evidence kinds, line 4: c has no type");
    byte[] badType =
        "a.b:\n  shows: x\n  attributes:\n    c: {type: date, means: y}\n  example: a.b x\n"
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> EvidenceKinds.read(badType))
        .hasMessage("evidence kinds, line 4: no type is called date");
  }
}
