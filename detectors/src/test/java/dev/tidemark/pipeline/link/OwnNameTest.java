package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.repository.History;
import dev.tidemark.repository.TextSnapshot;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repository is called, as far as it says so itself. */
class OwnNameTest {
  private static OwnName of(String files) {
    return landscape(files, Neighbours.NONE).facet(OwnName.FACET);
  }

  private static Landscape landscape(String files, Neighbours beside) {
    return DetectorTester.landscape(
        TextSnapshot.of(files), History.NONE, path -> Origin.OWN, beside);
  }

  private static Neighbours called(String name) {
    return Neighbours.alone(Optional.of(name));
  }

  private static String packaged(String repository) {
    return "-- package.json --\n{\"name\": \"x\", \"repository\": " + repository + "}\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "module github.com/acme/infra                                    | acme/infra",
        "module github.com/acme/infra/v2                                 | acme/infra",
        "// first\\nmodule github.com/acme/infra\\n\\ngo 1.22            | Acme/Infra",
      })
  void aModuleOfGoSaysIt(String module, String name) {
    assertThat(of("-- go.mod --\n" + module.replace("\\n", "\n") + "\n").is(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://github.com/acme/infra\"",
        "\"git+https://github.com/acme/infra.git\"",
        "\"git@github.com:acme/infra.git\"",
        "{\"type\": \"git\", \"url\": \"https://github.com/acme/infra.git#main\"}",
        "{\"url\": \"https://GitHub.com/acme/infra/tree/main/app\"}",
      })
  void aPackageOfNodeSaysIt(String repository) {
    assertThat(of(packaged(repository)).is("acme/infra")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://example.org/acme/infra\"",
        "\"https://github.com\"",
        "\"https://github.com/\"",
        "\"https://github.com/acme\"",
        "\"https://github.com//infra\"",
        "7",
        "{\"url\":",
      })
  void whatNamesNoRepositoryIsNoName(String repository) {
    OwnName name = of(packaged(repository));
    assertThat(name.is("acme/infra")).isFalse();
    assertThat(name.is("")).isFalse();
  }

  @Test
  void whatTheRemoteSaysComesFirst() {
    OwnName name =
        landscape("-- go.mod --\nmodule github.com/acme/infra\n", called("acme/fork"))
            .facet(OwnName.FACET);
    assertThat(name.is("acme/fork")).isTrue();
    assertThat(name.is("acme/infra")).isFalse();
  }

  @Test
  void itsOwnWorkflowsAreFollowedByName() {
    assertThat(
            tree(
                """
                -- go.mod --
                module github.com/acme/infra
                -- .github/workflows/a.yml --
                on: push
                jobs:
                  own: {uses: acme/infra/.github/workflows/plan.yml@main}
                  other: {uses: acme/elsewhere/.github/workflows/plan.yml@main}
                -- .github/workflows/plan.yml --
                on: workflow_call
                jobs: {plan: {steps: [{run: terraform -chdir=app plan}]}}
                -- app/main.tf --
                """))
        .contains("job own/plan")
        .contains("? acme/elsewhere/.github/workflows/plan.yml@main (remote");
  }
}
