package dev.tidemark.format.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShellFormatTest {
  private static Reading read(String text) {
    return new ShellFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aScriptThatIsUnderstoodHasNoFlaw() {
    assertThat(read("#!/bin/sh\nif true; then\n  make\nfi\n").flaws()).isEmpty();
  }

  @Test
  void whatIsNestedTooDeepIsTold() {
    Reading reading = read("#!/bin/sh\nmake\necho " + "$(".repeat(10_000) + "\n");

    assertThat(((ShellScript) reading.document().orElseThrow()).commands()).isNotEmpty();
    assertThat(reading.losesContent()).isTrue();
  }
}
