package dev.tidemark.format.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroovyFormatTest {

  private static GroovyScript read(String text) {
    return (GroovyScript)
        new GroovyFormat()
            .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
            .document()
            .orElseThrow();
  }

  @Test
  void readsCallsWithTheirTextsAndBlocks() {
    GroovyScript read =
        read(
            """
            @Library('shared@v2') _
            pipeline {
              // stage('gone') { sh 'x' }
              /* sh 'gone' */
              stages {
                stage('Plan') {
                  steps {
                    sh '''
                      terraform plan
                    '''
                    sh(script: "tflint", returnStatus: true)
                  }
                }
              }
            }
            """);
    assertThat(read.libraries()).containsExactly("shared@v2");
    GroovyScript.Call stage =
        read.calls().get(0).child("stages").orElseThrow().child("stage").orElseThrow();
    assertThat(stage.text()).isEqualTo("Plan");
    assertThat(stage.line()).isEqualTo(6);
    GroovyScript.Call steps = stage.child("steps").orElseThrow();
    assertThat(steps.body()).hasSize(2);
    assertThat(steps.body().get(0).text()).contains("terraform plan");
    assertThat(steps.body().get(1).named())
        .containsEntry("script", "tflint")
        .containsEntry("returnStatus", "true");
  }

  @Test
  void librariesHaveTheLinesThatLoadThem() {
    assertThat(
            read("""
                    #!groovy

                    @Library(value = "plain", changelog = false)
                    @Library(['one@v1', 'two'])
                    library "three@${params.VERSION}"
                    library identifier: 'four@main'
                    bibliothek 'five'
                    """)
                .loaded())
        .extracting(one -> one.line() + " " + one.name())
        .containsExactly(
            "3 plain", "4 one@v1", "4 two", "5 three@${params.VERSION}", "6 four@main");
  }

  @Test
  void brokenScriptsAreRead() {
    String whole = "@Library('a') _\npipeline { stage('b') { sh(script: '''x''') } } }) ]";
    for (int end = 0; end <= whole.length(); end++) {
      assertThat(read(whole.substring(0, end)).calls()).hasSizeLessThan(3);
    }
    assertThat(read("a { ".repeat(5_000) + "sh 'x'").calls()).hasSize(1);
    assertThat(read("f(".repeat(5_000)).calls()).hasSizeLessThan(2);
    assertThat(read("sh \"x\\").calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Jenkinsfile, true",
    "ci/Jenkinsfile.release, true",
    "vars/deploy.groovy, true",
    "src/acme/Deploy.groovy, true",
    "src/main/groovy/Deploy.groovy, false",
    "build/Deploy.groovy, false"
  })
  void knowsItsFiles(String path, boolean accepted) {
    assertThat(new GroovyFormat().accepts(RepoPath.of(path))).isEqualTo(accepted);
  }
}
