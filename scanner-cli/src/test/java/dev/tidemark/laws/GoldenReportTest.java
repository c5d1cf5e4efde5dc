package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.ReportSchema;
import dev.tidemark.cli.Runs;
import dev.tidemark.fixtures.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole scans of the sample repositories, compared with what they gave when somebody last read it. {@code
 * -Dgolden.rewrite=true} writes the files anew; read the difference before committing it.
 */
class GoldenReportTest {
  private static final Path GOLDEN = golden();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void terminal(SampleRepository sample) throws IOException {
    compare(sample, "txt", scan(repository(sample, "here"), "-v"));
  }

  @ParameterizedTest
  @EnumSource
  void json(SampleRepository sample) throws IOException {
    String report = scan(repository(sample, "here"), "--report", "json");
    assertThat(ReportSchema.validate(report).isValid()).isTrue();
    compare(sample, "json", report);
  }

  @ParameterizedTest
  @EnumSource
  void theSameBytesElsewhere(SampleRepository sample) throws IOException {
    String here = scan(repository(sample, "here"), "--report", "json", "--evidence", "all");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Path there = repository(sample, "another/place");
      assertThat(scan(there, "--report", "json", "--evidence", "all")).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private Path repository(SampleRepository sample, String place) throws IOException {
    String name = sample.name().toLowerCase(Locale.ROOT);
    return SampleGit.write(sample.snapshot(), folder.resolve(place).resolve(name + ".git"));
  }

  private static String scan(Path repository, String... options) {
    List<String> arguments = new ArrayList<>(List.of("scan", repository.toString(), "-q"));
    arguments.addAll(List.of(options));
    Runs.Outcome scan = Runs.real(Map.of(), arguments.toArray(String[]::new));
    assertThat(scan.err()).isEmpty();
    assertThat(scan.code()).isZero();
    return scan.out();
  }

  private static void compare(SampleRepository sample, String extension, String report)
      throws IOException {
    Path file = GOLDEN.resolve(sample.name().toLowerCase(Locale.ROOT) + "." + extension);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, report);
      return;
    }
    assertThat(report)
        .as("run with -Dgolden.rewrite=true to accept, and read the difference")
        .isEqualTo(Files.readString(file));
  }

  /** The tests run in the module's own directory, or in a neighbour's. */
  private static Path golden() {
    Path here = Path.of("src/test/resources/golden");
    return Path.of("").toAbsolutePath().endsWith("scanner-cli")
        ? here
        : Path.of("../scanner-cli").resolve(here);
  }
}
