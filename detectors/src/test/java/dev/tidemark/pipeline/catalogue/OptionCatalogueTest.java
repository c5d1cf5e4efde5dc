package dev.tidemark.pipeline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.yaml.YamlFormat;
import dev.tidemark.pipeline.CommandArguments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the table: an option that takes a word, and one like it that takes none. */
class OptionCatalogueTest {

  @ParameterizedTest
  @CsvSource({
    "nx, --base, --all",
    "nx, --targets, --verbose",
    "turbo, --filter, --continue",
    "npm, -w, --silent",
    "yarn, --cwd, --silent",
    "bun, --cwd, --silent",
    "pnpm, --filter, -w",
    "just, --justfile, --list",
    "task, -d, --list",
    "devbox, --config, --pure",
    "make, -C, -k",
    "nox, -s, -r",
    "pre-commit, --hook-stage, --all-files",
    "pre-commit, --files, -a",
    "git clone, --branch, --bare",
    "gh, -R, --json",
    "ssh, -i, -t",
    "docker-compose, -f, --verbose",
    "curl, -H, -s",
    "node, --require, --test",
    "go, -tags, -race",
    "kubectl, -n, -A",
    "oc, --namespace, -A",
    "flock, -w, -n",
    "time, -f, -p",
    "helm, --output-dir, --debug",
  })
  void takesAWord(String program, String takes, String alone) {
    List<String> words = List.of(program, takes, "word", alone, "operand");
    CommandArguments read = CommandArguments.read(words, 1, OptionCatalogue.of(program));
    assertThat(read.value(takes)).contains("word");
    assertThat(read.operands()).containsExactly("operand");
  }

  @Test
  void ofAProgramThatIsNotKnownNoneDoes() {
    assertThat(OptionCatalogue.of("widget")).isEqualTo(CommandArguments.Syntax.FLAGS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{run: [x], value: [-a, -a]}            | -a is no option, or there twice",
        "{run: [x], value: [-a], values: [-a]}  | -a is no option, or there twice",
        "{run: [x], value: [a]}                 | a is no option, or there twice",
        "{run: [x], value: ['-']}               | - is no option, or there twice",
        "{run: [x]}                             | names no program, or no option",
        "{value: [-a]}                          | names no program, or no option",
        "{run: [x, x], value: [-a]}             | x is there twice",
      })
  void aMistakeInTheTableIsOneOfTheProgram(String row, String says) {
    byte[] table = ("programs:\n- " + row + "\n").getBytes(StandardCharsets.UTF_8);
    Value root =
        new YamlFormat()
            .read(new Blob(table))
            .document()
            .flatMap(document -> ((ConfigDocument) document).root())
            .orElseThrow();
    assertThatThrownBy(() -> OptionCatalogue.read(root))
        .hasMessage("/catalogue/options.yaml:2: " + says);
  }
}
