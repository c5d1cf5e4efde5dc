package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.SampleRepository;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sign that pipelines run elsewhere, beside pipelines that were read, changes no verdict that these prove: it can only
 * turn the absence of something into unknown.
 */
class ExternalSignsTest {
  private static final String ID = "\"id\": \"";
  private static final String VERDICT = "\"verdict\": \"";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "MATURE, .gitreview",
    "MATURE, zuul.yaml",
    "MATURE, scalr.yaml",
    "MATURE, digger.yml",
    "YOUNG, .gitreview",
    "YOUNG, scalr.yaml",
  })
  void proveNothingAndDisproveNothing(SampleRepository sample, String sign) throws IOException {
    TextSnapshot files = sample.snapshot();
    for (Entry entry : files.entries()) {
      Path file = folder.resolve(entry.path().value());
      Files.createDirectories(file.getParent());
      Files.write(file, files.read(entry, Long.MAX_VALUE));
    }
    Map<String, String> alone = verdicts();
    Files.writeString(folder.resolve(sign), "# made elsewhere\n");
    Map<String, String> beside = verdicts();
    assertThat(alone).hasSizeGreaterThan(80);
    assertThat(beside).hasSameSizeAs(alone);
    alone.forEach(
        (id, verdict) -> {
          String now = beside.getOrDefault(id, "");
          boolean proven = verdict.equals("HOLDS") && sample == SampleRepository.MATURE;
          assertThat(now)
              .describedAs(id + " with " + sign)
              .isIn(verdict, proven ? verdict : "UNKNOWN");
        });
  }

  private Map<String, String> verdicts() {
    String report = Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report", "json").out();
    Map<String, String> verdicts = new TreeMap<>();
    String id = "";
    for (String line : report.lines().toList()) {
      if (line.contains(ID)) {
        id = after(line, ID);
      } else if (line.contains(VERDICT)) {
        verdicts.put(id, after(line, VERDICT));
      }
    }
    return verdicts;
  }

  private static String after(String line, String key) {
    int from = line.indexOf(key) + key.length();
    return line.substring(from, line.indexOf('"', from));
  }
}
