package dev.tidemark.format.earthly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarthfileFormatTest {
  private static List<String> steps(String text) {
    Earthfile file =
        (Earthfile)
            new EarthfileFormat()
                .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
                .document()
                .orElseThrow();
    return file.targets().stream()
        .flatMap(target -> target.steps().stream().map(step -> target.name() + " " + step))
        .toList();
  }

  @Test
  void whatGoesOnIsOneStepAcrossBlankLines() {
    assertThat(steps("all:\n  RUN a \\  \n\n    b\n  RUN c\n"))
        .containsExactly(
            "all " + new Earthfile.Step("a \\  \n\n    b", false, 2),
            "all " + new Earthfile.Step("c", false, 5));
  }

  @Test
  void flagsOfEarthlyAreNoPartOfTheCommand() {
    assertThat(
            steps(
                """
                all:
                  RUN --push --secret TOKEN  --mount type=cache,target=/x tflint --push
                  RUN --push
                  RUN --secret TOKEN
                """))
        .containsExactly(
            "all " + new Earthfile.Step("tflint --push", false, 2),
            "all " + new Earthfile.Step("", false, 3),
            "all " + new Earthfile.Step("", false, 4));
  }

  /** Either took a copy of all that was left for each of its pieces: minutes. */
  @Test
  void aMegabyteThatGoesOnAndOneOfFlagsAreRead() {
    assertThat(steps("all:\n  RUN a \\\n" + "\\\n".repeat(500_000))).hasSize(1);
    assertThat(steps("all:\n  RUN " + "--a ".repeat(250_000) + "b"))
        .containsExactly("all " + new Earthfile.Step("b", false, 2));
  }
}
