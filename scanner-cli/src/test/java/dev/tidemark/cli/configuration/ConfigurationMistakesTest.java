package dev.tidemark.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.cli.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong in a configuration is told where it stands; what is in vain is told as well. */
class ConfigurationMistakesTest {
  @TempDir Path folder;

  @BeforeEach
  void aStack() throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/main.tf"), "resource \"aws_sqs_queue\" \"berth\" {}\n");
  }

  private Runs.Outcome scan(String configuration) throws IOException {
    Files.writeString(folder.resolve(Configuration.FILE), configuration);
    return Runs.real(Map.of(), "scan", folder.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role: library\\nrole: mixed | .tidemark.yml:2:1: role: is given twice",
        "targets:\\n  iac.ci: 1\\n  iac.ci: 2 | .tidemark.yml:3:3: iac.ci: is given twice",
        "components:\\n  - path: a\\n    path: b | .tidemark.yml:3:5: path: is given twice",
        "targets: {iac.ci: 1, iac.ci: 2} | .tidemark.yml:1: a key is given twice",
        "role: [library] | .tidemark.yml:1:1: role: must be one name; known: application,",
        "role: { | .tidemark.yml:1: not valid YAML: look at indentation, quotes and brackets",
        "rubrics: [nope] | .tidemark.yml: rubrics: there is no rubric called 'nope'",
        "rubrics: [app/main.tf] | app/main.tf:1:1: must be a mapping of names to values",
      })
  void aMistakeIsToldWhereItStands(String written, String told) throws IOException {
    Runs.Outcome outcome = scan(written.replace("\\n", "\n"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(told).doesNotContain("is missing");
  }

  private List<String> notes(String configuration) throws IOException {
    if (!configuration.isEmpty()) {
      Files.writeString(folder.resolve(Configuration.FILE), configuration);
    }
    Runs.Outcome outcome = Runs.real(Map.of(), "scan", folder.toString(), "--report=json");
    assertThat(outcome.code()).isZero();
    return StreamSupport.stream(
            new ObjectMapper().readTree(outcome.out()).at("/repositories/0/problems").spliterator(),
            false)
        .filter(problem -> problem.get("path").asText().startsWith(".tidemark"))
        .map(problem -> problem.get("path").asText() + ": " + problem.get("detail").asText())
        .toList();
  }

  @Test
  void aComponentWithoutFilesIsTold() throws IOException {
    assertThat(notes("components:\n  - path: app\n  - path: gone\n"))
        .containsExactly(
            ".tidemark.yml: no file lies in the component 'gone'; name a folder that is here");
  }

  @Test
  void aConfigurationOfAnotherNameIsTold() throws IOException {
    Files.writeString(folder.resolve(".tidemark.yaml"), "role: library\n");
    assertThat(notes(""))
        .containsExactly(
            ".tidemark.yaml: it is not read: the configuration is called .tidemark.yml");
  }

  @Test
  void aConfigurationThatLiesOutsideIsTold(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("outside.yml"), "role: library\n");
    Files.createSymbolicLink(folder.resolve(Configuration.FILE), outside);
    assertThat(notes(""))
        .containsExactly(".tidemark.yml: it is not read: it is no file of this repository");
  }

  @Test
  void whatIsHeededNeedsNoWord() throws IOException {
    assertThat(notes("role: library\ncomponents:\n  - path: app\n")).isEmpty();
  }
}
