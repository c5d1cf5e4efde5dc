package dev.tidemark.cli.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.PackedValue;
import dev.tidemark.fixtures.ResourceText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ships with the program is packed by the build, and says what its files say. */
final class BundledFilesTest {
  @ParameterizedTest
  @ValueSource(strings = {"/rubrics/iac.yaml", "/rubrics/platform.yaml", "/evidence-words.yaml"})
  void saysPackedWhatItSaysWritten(String resource) {
    YamlText written = YamlText.read(ResourceText.of(resource).getBytes(StandardCharsets.UTF_8));

    assertThat(written.flaws()).isEmpty();
    assertThat(PackedValue.ofResource(resource)).isEqualTo(written.root()).isPresent();
  }
}
