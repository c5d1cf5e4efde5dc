package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The heap that each start asks Java for: the two launchers and the container image. Two builds asked for one that could
 * not grow, and collected a large repository without an end (docs/decisions/0113); nothing else showed it.
 */
class HeapOptionsTest {
  /** How much larger the real sizes are than those of the trial. */
  private static final int SCALE = 16;

  /** What the trial keeps: five times the 62 MiB that it starts with. MiB. */
  private static final int KEPT = 310;

  /** A heap that grows collects all of itself 10 times to keep so much; one whose old space is fixed, over 300 times. */
  private static final long MOST_COLLECTIONS = 60;

  private static final Pattern SIZE = Pattern.compile("(-Xm[sn])(\\d++)m");

  @TempDir private Path top = Path.of("");

  /** Where options for the heap are written. */
  enum Start {
    LAUNCHER("tidemark", "(?m)^heap='([^']++)'$"),
    WINDOWS("tidemark.cmd", "(?m)^set \"HEAP=(-Xm[^\"]++)\"\\r?$"),
    IMAGE("scanner-cli/pom.xml", "<entrypoint>([^<]++)</entrypoint>");

    private final String file;
    private final Pattern written;

    Start(String file, String written) {
      this.file = file;
      this.written = Pattern.compile(written);
    }

    /** The options that are about memory and its collector. */
    List<String> options() throws IOException {
      Path checkout = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
      Matcher found = written.matcher(Files.readString(checkout.resolve(file)));
      assertThat(found.find()).as(file).isTrue();
      return Stream.of(found.group(1).split("[ ,]", -1))
          .filter(option -> option.startsWith("-X"))
          .filter(option -> !option.startsWith("-Xlog") && !option.contains("TieredStop"))
          .toList();
    }
  }

  @Test
  void allStartsAskForTheSameCollectorAndYoungSpace() throws Exception {
    List<String> launcher = Start.LAUNCHER.options();
    assertThat(Start.WINDOWS.options()).isEqualTo(launcher);
    // A container has memory of its own, of which the image takes its share.
    assertThat(Start.IMAGE.options().stream().filter(option -> !option.contains("RAMPercentage")))
        .containsExactlyInAnyOrderElementsOf(
            launcher.stream().filter(option -> !option.startsWith("-Xms")).toList());
  }

  @ParameterizedTest
  @EnumSource
  void noStartCapsTheHeap(Start start) throws Exception {
    assertThat(start.options())
        .hasSizeGreaterThan(2)
        .noneMatch(option -> option.startsWith("-Xmx") || option.contains("MaxHeapSize"))
        .noneMatch(option -> option.contains("MaxNewSize") || option.contains("OldSize"));
  }

  @ParameterizedTest
  @EnumSource
  void theHeapGrowsBeyondWhatItStartsWith(Start start) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.add("-Xms" + 1000 / SCALE + "m");
    start.options().forEach(option -> command.add(scaled(option)));
    Path classes =
        Path.of(HeapOptionsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    command.addAll(List.of("-cp", classes.toString(), Keeper.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Path output = top.resolve("output");
    Process process = builder.redirectOutput(output.toFile()).start();

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String collections = Files.readString(output).strip();
    assertThat(process.exitValue()).as(collections).isZero();
    assertThat(Long.parseLong(collections)).isLessThan(MOST_COLLECTIONS);
  }

  private static String scaled(String option) {
    Matcher size = SIZE.matcher(option);
    return size.matches() ? size.group(1) + Integer.parseInt(size.group(2)) / SCALE + "m" : option;
  }

  /** Keeps half of what it makes, and says how often the whole heap was collected for it. */
  static final class Keeper {
    private static final int PIECE = 64 * 1024;

    private Keeper() {}

    public static void main(String[] arguments) {
      List<byte[]> kept = new ArrayList<>();
      for (int i = 0; i < KEPT * 1024 * 1024 / PIECE; i++) {
        kept.add(new byte[PIECE]);
        kept.set(i / 2, new byte[PIECE]);
      }
      long collections =
          ManagementFactory.getGarbageCollectorMXBeans().stream()
              .filter(collector -> collector.getName().contains("MarkSweep"))
              .mapToLong(collector -> collector.getCollectionCount())
              .sum();
      System.out.println(kept.isEmpty() ? "" : String.valueOf(collections));
    }
  }
}
