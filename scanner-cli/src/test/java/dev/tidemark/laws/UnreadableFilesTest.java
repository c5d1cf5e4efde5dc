package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.cli.Runs;
import dev.tidemark.fixtures.SampleRepository;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Making a file of a real repository unreadable never raises a proven level nor lowers a possible one: the whole program,
 * from bytes to levels.
 */
class UnreadableFilesTest {
  /** The files that are damaged are the same in every run: a failure can be looked at again. */
  private static final long SEED = 20_241_121;

  private static final int SAMPLE = 12;

  @TempDir private Path folder = Path.of("");

  /** What is proven and what is possible; what is not shown is below all. */
  private record Levels(int proven, int possible) {}

  @ParameterizedTest
  @EnumSource
  void noFileThatCannotBeReadRaisesWhatIsProvenOrLowersWhatIsPossible(SampleRepository sample)
      throws IOException {
    TextSnapshot whole = sample.snapshot();
    List<Entry> files = new ArrayList<>(whole.entries());
    Collections.shuffle(files, new Random(SEED));
    SortedMap<String, Levels> before = levels(whole, "whole");
    for (Entry file : files.subList(0, Math.min(SAMPLE, files.size()))) {
      String path = file.path().value();
      SortedMap<String, Levels> after =
          levels(
              whole.with(path, new byte[whole.read(file, Long.MAX_VALUE).length + 1]),
              "damaged" + files.indexOf(file));
      assertNothingRaised(before, after, path + " unreadable");
    }
  }

  @ParameterizedTest
  @EnumSource
  void noLineThatIsNothingRaisesWhatIsProvenOrLowersWhatIsPossible(SampleRepository sample)
      throws IOException {
    TextSnapshot whole = sample.snapshot();
    SortedMap<String, Levels> before = levels(whole, "whole");
    TextSnapshot damaged = whole;
    for (Entry file : whole.entries()) {
      if (file.path().extension().equals("tf")) {
        String text = new String(whole.read(file, Long.MAX_VALUE), StandardCharsets.UTF_8);
        String path = file.path().value();
        damaged = damaged.with(path, ("file(nothing)\n" + text).getBytes(StandardCharsets.UTF_8));
      }
    }
    assertNothingRaised(before, levels(damaged, "damaged"), "a line that is nothing in each file");
  }

  @Test
  void oneLineThatIsNothingInOneUnitOfManyTakesNothingFromTheOthers() throws IOException {
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < 48; i++) {
      files.append("-- stacks/s").append(i).append("/main.tf --\n");
      files.append("terraform {\n  required_version = \"~> 1.9\"\n  backend \"s3\" {}\n}\n");
      files.append("provider \"aws\" {}\nresource \"aws_s3_bucket\" \"b\" {}\n");
    }
    String junk = "-- stacks/s0/notes.tf --\nfilebase64(\"notes\")\n";
    assertThat(unreadable(TextSnapshot.of(files.toString()), "whole")).isEmpty();
    assertThat(unreadable(TextSnapshot.of(files + junk), "junk"))
        .doesNotContain(
            "iac.development.code-outside-vcs",
            "iac.development.declarative-tooling",
            "iac.provisioning.pipeline-provisioned",
            "iac.provisioning.idempotent",
            "iac.management.brittle",
            "platform.ssh-or-console")
        .hasSizeLessThan(8);
  }

  /** More of them than are asked one by one what they may have held: the others may have held anything. */
  @Test
  void aMultitudeOfFilesThatCannotBeReadRaisesNothingEither() throws IOException {
    TextSnapshot whole = SampleRepository.MATURE.snapshot();
    TextSnapshot broken = whole;
    for (int i = 0; i < 2_002; i++) {
      broken = broken.with("broken/n" + i + ".tf", "x".getBytes(StandardCharsets.UTF_8));
    }
    SortedMap<String, Levels> before = levels(whole, "whole");
    assertNothingRaised(before, levels(broken, "broken"), "a multitude of broken files");
    assertThat(unreadable(broken, "again")).hasSizeGreaterThan(40);
  }

  /** In no area more is proven or less is possible than before. */
  private static void assertNothingRaised(
      SortedMap<String, Levels> before, SortedMap<String, Levels> after, String why) {
    after.forEach(
        (area, now) -> {
          Levels was = before.getOrDefault(area, now);
          assertThat(now.proven()).as("%s proven, %s", area, why).isLessThanOrEqualTo(was.proven());
          assertThat(now.possible())
              .as("%s possible, %s", area, why)
              .isGreaterThanOrEqualTo(was.possible());
        });
  }

  /** The indicators that an unreadable file keeps from being known. */
  private List<String> unreadable(TextSnapshot files, String place) throws IOException {
    Path repository = SampleGit.write(files, folder.resolve(place));
    Runs.Outcome scan = Runs.real(Map.of(), "scan", repository.toString(), "--report", "json");
    List<String> found = new ArrayList<>();
    for (JsonNode rubric : new ObjectMapper().readTree(scan.out()).at("/repositories/0/rubrics")) {
      for (JsonNode area : rubric.get("areas")) {
        for (JsonNode row : area.get("indicators")) {
          if (row.get("unknownBecause").asText().equals("unreadable")) {
            found.add(row.get("id").asText());
          }
        }
      }
    }
    return found;
  }

  private SortedMap<String, Levels> levels(TextSnapshot files, String place) throws IOException {
    Path repository = SampleGit.write(files, folder.resolve(place));
    Runs.Outcome scan =
        Runs.real(Map.of(), "scan", repository.toString(), "-q", "--report", "json");
    assertThat(scan.err()).isEmpty();
    assertThat(scan.code()).isZero();
    SortedMap<String, Levels> levels = new TreeMap<>();
    for (JsonNode rubric : new ObjectMapper().readTree(scan.out()).at("/repositories/0/rubrics")) {
      for (JsonNode area : rubric.get("areas")) {
        levels.put(
            rubric.get("id").asText() + "." + area.get("id").asText(),
            new Levels(level(area.get("proven")), level(area.get("possible"))));
      }
    }
    return levels;
  }

  private static int level(JsonNode level) {
    return level.isNull() ? Integer.MIN_VALUE : level.asInt();
  }
}
