package dev.tidemark.format.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DockerfileHeredocTest {
  private static Reading read(String text) {
    return new DockerfileFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Dockerfile dockerfile(Reading reading) {
    return (Dockerfile) reading.document().orElseThrow();
  }

  @Test
  void aHeredocIsAScript() {
    Reading reading = read("FROM a\nRUN <<-\"EOF\"\nmake it\nEOF\nFROM b\n");

    assertThat(dockerfile(reading).commands()).containsExactly(new Dockerfile.Run("make it\n", 3));
    assertThat(dockerfile(reading).stages()).hasSize(2);
    assertThat(reading.flaws()).isEmpty();
  }

  @Test
  void aHeredocWithoutItsEndIsToldAndHidesNothingBelow() {
    Reading reading = read("FROM a\nRUN <<EOF\nmake it\nFROM b\n");

    assertThat(dockerfile(reading).stages()).hasSize(2);
    assertThat(reading.flaws())
        .extracting(Reading.Flaw::code, Reading.Flaw::line)
        .containsExactly(tuple("dockerfile-syntax", 2));
  }

  @Test
  void aStringForStandardInputBeginsNoHeredoc() {
    Reading reading = read("FROM a\nRUN tr a b <<< \"x\"\nRUN echo $((1 << 2))\nFROM b\n");

    assertThat(dockerfile(reading).stages()).hasSize(2);
    assertThat(dockerfile(reading).commands()).hasSize(2);
    assertThat(reading.flaws()).isEmpty();
  }

  @Test
  void manyHeredocsWithoutEndTakeLinearTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> read("FROM a\n" + "RUN <<E\n".repeat(120_000)));
  }
}
