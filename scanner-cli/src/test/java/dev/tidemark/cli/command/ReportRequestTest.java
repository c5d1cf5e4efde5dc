package dev.tidemark.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.cli.UserError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed behind {@code --report}. */
final class ReportRequestTest {
  @Test
  void aFormatGoesToStandardOutputUnlessItNamesAFile(@TempDir Path folder) {
    assertThat(ReportRequest.of(List.of()))
        .extracting(request -> request.format().name() + request.file())
        .containsExactly("TERMINALOptional.empty");
    Path file = folder.resolve("a=b.json");
    List<ReportRequest> requests = ReportRequest.of(List.of("JSON=" + file, "terminal=-"));
    assertThat(requests)
        .extracting(request -> request.format().name())
        .containsExactly("JSON", "TERMINAL");
    assertThat(requests.get(0).file()).contains(file);
    assertThat(requests.get(1).file()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jsn, --report",
    "json=, names no file",
    "=file, --report",
  })
  void whatIsNoFormatOrNoFileIsRefused(String typed, String says) {
    assertThatThrownBy(() -> ReportRequest.of(List.of(typed)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(says);
  }

  @Test
  void twoReportsInOnePlaceAreRefusedHoweverItIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> ReportRequest.of(List.of("json", "terminal")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("two reports go to standard output");
    String other = folder + "/../" + folder.getFileName() + "/report";
    assertThatThrownBy(
            () -> ReportRequest.of(List.of("json=" + folder + "/report", "csv=" + other)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("two reports go to 'report'");
    assertThat(ReportRequest.of(List.of("json=" + folder + "/a", "csv=" + folder + "/b", "html")))
        .hasSize(3);
  }
}
