package dev.tidemark.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.Runs;
import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.EvidenceKind;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The lists of names, with the detectors that users get. */
class ListingTest {
  private static List<String> lines(String command) {
    Runs.Outcome outcome = Runs.real(Map.of(), command);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    return outcome.out().lines().toList();
  }

  /** The first words of lines that are not set in, without the sum. */
  private static List<String> names(List<String> lines) {
    return lines.subList(0, lines.size() - 2).stream()
        .filter(line -> !line.startsWith(" "))
        .map(line -> line.split(" ", 2)[0])
        .toList();
  }

  @Test
  void everyDetectorStandsOnceWithWhatItSees() {
    List<String> lines = lines("detectors");
    List<Detector> all =
        ServiceLoader.load(Detector.class).stream().map(ServiceLoader.Provider::get).toList();

    assertThat(names(lines))
        .containsExactlyInAnyOrderElementsOf(all.stream().map(Detector::id).toList());
    assertThat(lines.get(lines.size() - 2)).isEmpty();
    assertThat(lines.get(lines.size() - 1)).isEqualTo(all.size() + " detectors");
    String unfolded = String.join(" ", lines).replaceAll(" +", " ");
    assertThat(unfolded).contains(all.get(0).id() + " " + all.get(0).sees());
  }

  @Test
  void everyKindStandsOnceAndOneWithoutADetectorIsCounted() {
    List<String> lines = lines("kinds");
    List<EvidenceKind> all = List.copyOf(EvidenceKinds.bundled().all());
    long without = lines.stream().filter(line -> line.contains("(no detector yet)")).count();

    assertThat(names(lines))
        .containsExactlyElementsOf(all.stream().map(EvidenceKind::name).toList());
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(all.size() + " kinds, " + without + " without a detector");
  }

  @Test
  void meaningsBeginInOneColumn() {
    List<String> lines = lines("detectors");
    int column = 30;
    assertThat(lines.subList(0, lines.size() - 2))
        .allSatisfy(
            line -> {
              boolean goesOn = line.startsWith(" ");
              String before = line.substring(0, Math.min(column, line.length()));
              assertThat(goesOn ? before.isBlank() : !before.isBlank()).isTrue();
            });
  }

  @Test
  void aRubricAndAnAreaAreListedAndNotExplained() {
    for (String id : List.of("iac", "iac.ci")) {
      Runs.Outcome outcome = Runs.real(Map.of(), "explain", id);
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err())
          .contains("'" + id + "' has no page of its own", "tidemark rubrics show");
    }
  }

  @Test
  void aStallAndASignalAreExplained() {
    Runs.Outcome outcome =
        Runs.real(Map.of(), "explain", "platform.stall.adoption", "platform.signal.copies");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains(
            "A stall: what commonly holds back at level 1. It changes no level.",
            "teams or roots using something shared: less than 40 % (module-adoption)",
            "A signal that level 1 is due. It changes no level.",
            "found at least 5 diverged copies");
  }
}
