package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Judge;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Rating;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.Unread;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.judgement.measure.Measures;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Rubric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be true of every judgement, over repositories drawn at random from the facts that rows ask for. */
class LevelLawsTest {
  /** Enough to have caught every fault that more of them caught, in a few seconds. */
  private static final int DRAWS = 40;

  private static final List<Rubric> RUBRICS =
      new RubricFiles(EvidenceKinds.bundled()).read(List.of());
  private static final Judge JUDGE = Measures.judge();
  private static final List<String> LINES = lines();

  static IntStream seeds() {
    return IntStream.range(0, DRAWS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void orderOfEvidenceDoesNotMatter(int seed) {
    Observations drawn = draw(seed);
    List<Evidence> shuffled = new ArrayList<>(drawn.evidence());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(judge(drawn.withEvidence(shuffled))).isEqualTo(judge(drawn));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anUnrelatedFactChangesNothing(int seed) {
    Observations drawn = draw(seed);
    List<Evidence> more = new ArrayList<>(drawn.evidence());
    more.add(ObservationText.fact("docs.decision", "docs/adr/0001.md", "status=accepted"));
    more.add(ObservationText.fact("resilience.chaos", "chaos/kill.yaml", "subject=pods"));
    assertThat(levels(judge(drawn.withEvidence(more)))).isEqualTo(levels(judge(drawn)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutEvidenceForARequirementNoLevelRises(int seed) {
    Observations drawn = draw(seed);
    List<RubricResult> before = judge(drawn);
    Set<Evidence> speaksForMore = new HashSet<>();
    Set<Evidence> forRequirements = new HashSet<>();
    for (IndicatorVerdict verdict : verdicts(before)) {
      boolean shows = verdict.indicator().isRequirement() && verdict.verdict() == Verdict.HOLDS;
      (shows ? forRequirements : speaksForMore).addAll(verdict.evidence());
      speaksForMore.addAll(verdict.against());
    }
    for (Evidence fact : some(forRequirements.stream().sorted().toList(), seed)) {
      if (!speaksForMore.contains(fact)) {
        List<Evidence> fewer = drawn.evidence().stream().filter(f -> !f.equals(fact)).toList();
        assertNotRaised(before, judge(drawn.withEvidence(fewer)), "without " + fact);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anUnreadableFileNeverRaisesWhatIsProvenNorLowersWhatIsPossible(int seed) {
    Observations drawn = draw(seed);
    List<RubricResult> before = judge(drawn);
    for (RepoPath path :
        some(
            drawn.evidence().stream().map(fact -> fact.location().path()).distinct().toList(),
            seed)) {
      List<RubricResult> after = judge(withoutReading(path, drawn));
      assertNotRaised(before, after, path + " unreadable");
      Map<String, int[]> was = levels(before);
      levels(after)
          .forEach(
              (area, now) ->
                  assertThat(now[1])
                      .as("%s possible, %s unreadable", area, path)
                      .isGreaterThanOrEqualTo(was.getOrDefault(area, now)[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void unknownNeverCountsAsProven(int seed) {
    for (RubricResult result : judge(draw(seed))) {
      for (Rating rating : result.ratings()) {
        rating
            .proven()
            .ifPresent(
                proven ->
                    assertThat(rating.indicators())
                        .filteredOn(v -> v.indicator().isRequirement())
                        .filteredOn(v -> v.indicator().level() <= proven)
                        .allMatch(
                            v ->
                                v.verdict() == Verdict.HOLDS
                                    || v.verdict() == Verdict.NOT_APPLICABLE));
        assertThat(rating.possible().orElse(Integer.MIN_VALUE))
            .isGreaterThanOrEqualTo(rating.proven().orElse(Integer.MIN_VALUE));
      }
    }
  }

  private static final int SAMPLE = 12;

  private static <T> List<T> some(List<T> all, int seed) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled.subList(0, Math.min(SAMPLE, shuffled.size()));
  }

  private static void assertNotRaised(
      List<RubricResult> before, List<RubricResult> after, String why) {
    Map<String, int[]> was = levels(before);
    levels(after)
        .forEach(
            (area, now) ->
                assertThat(now[0])
                    .as("%s proven, %s", area, why)
                    .isLessThanOrEqualTo(was.getOrDefault(area, now)[0]));
  }

  /** The same repository with one file that could not be read: its facts and the units that it shows are gone. */
  private static Observations withoutReading(RepoPath path, Observations whole) {
    List<Evidence> lost =
        whole.evidence().stream().filter(fact -> fact.location().path().equals(path)).toList();
    Set<String> kinds = lost.stream().map(Evidence::kind).collect(Collectors.toSet());
    List<Unit> units =
        whole.units().all().stream().filter(unit -> !unit.location().path().equals(path)).toList();
    if (units.size() < whole.units().all().size()) {
      kinds = new HashSet<>(kinds);
      kinds.add("iac.root");
    }
    Problem problem = new Problem("yaml-syntax", path, 1, "cannot be read", true);
    return new Observations(
        new Units(units),
        whole.evidence().stream().filter(fact -> !lost.contains(fact)).toList(),
        whole.emittedKinds(),
        List.of(new Unread(problem, kinds, 1_000L * lost.size())),
        whole.scope(),
        whole.attestations(),
        whole.role(),
        whole.asOf());
  }

  private static List<RubricResult> judge(Observations observations) {
    return RUBRICS.stream().map(rubric -> JUDGE.judge(rubric, observations)).toList();
  }

  private static List<IndicatorVerdict> verdicts(List<RubricResult> results) {
    return results.stream()
        .flatMap(result -> result.ratings().stream())
        .flatMap(rating -> rating.indicators().stream())
        .toList();
  }

  /** Proven and possible level by area; what is not shown is below all. */
  private static Map<String, int[]> levels(List<RubricResult> results) {
    Map<String, int[]> levels =
        new TreeMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          public boolean equals(Object other) {
            return other instanceof Map<?, ?> map && text(this).equals(text(map));
          }

          @Override
          public int hashCode() {
            return text(this).hashCode();
          }
        };
    for (RubricResult result : results) {
      for (Rating rating : result.ratings()) {
        levels.put(
            result.rubric().id() + "." + rating.area().id(),
            new int[] {
              rating.proven().orElse(Integer.MIN_VALUE), rating.possible().orElse(Integer.MIN_VALUE)
            });
      }
    }
    return levels;
  }

  private static String text(Map<?, ?> levels) {
    return levels.entrySet().stream()
        .map(e -> e.getKey() + "=" + java.util.Arrays.toString((int[]) e.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** A repository of some lines of the table of rows; facts lie in files of their own or share one. */
  private static Observations draw(int seed) {
    Random random = new Random(seed);
    List<String> chosen = new ArrayList<>();
    chosen.add("iac.definition app1/main.tf style=declarative standard=true");
    int most = 10 + random.nextInt(60);
    for (int i = 0; i < most; i++) {
      chosen.add(LINES.get(random.nextInt(LINES.size())));
    }
    return ObservationText.read("", chosen.stream().distinct().toList());
  }

  private static List<String> lines() {
    try (InputStream file =
        Objects.requireNonNull(LevelLawsTest.class.getResourceAsStream("rows.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && "#=~".indexOf(line.charAt(0)) < 0)
          .filter(line -> !line.startsWith("role ") && !line.startsWith("scope "))
          .filter(line -> !line.startsWith("attest "))
          .distinct()
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
