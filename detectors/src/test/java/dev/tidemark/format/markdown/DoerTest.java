package dev.tidemark.format.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who runs what a sentence names next. */
class DoerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The pipeline will run ",
        "This will then start the deployment pipelines and run terraform plan, ",
        "Merge it. GitHub Actions will run ",
        "Once it is merged, CI will execute ",
        "When you have merged it, the workflow will plan, check and run ",
        "Approve the run: the job then runs ",
        "Start the workflow, which runs ",
        "Note (the job would run ",
        "After a reviewer approves, Atlantis will run ",
      })
  void somethingElseDoes(String before) {
    assertThat(Doer.isSomethingElse(before)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Run ",
        "You will run ",
        "We\u2019ll then run ",
        "Next you will have to run ",
        "The owner of the stack will run ",
        "Somebody of the team runs ",
        "The first run will fail, so run ",
        "The first run will fail; run ",
        "The pipeline will not do it: run ",
        "The pipeline will fail. Run ",
        "Once the pipeline runs, run ",
        "When the plan will change nothing, type ",
        "Check that the pipeline runs and then run ",
        "The pipeline will stop, you then run ",
        "This will need a person who runs ",
        "The job will wait until you run ",
        "The job will fail until somebody should run ",
        "Willing readers run ",
      })
  void theReaderDoes(String before) {
    assertThat(Doer.isSomethingElse(before)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When a change is merged, the pipeline will:",
        "It is tested nightly. The workflow performs the following steps:",
        "GitHub Actions then runs these in order:\n",
      })
  void aMachineDoesWhatIsListedNext(String leadIn) {
    assertThat(Doer.leadsIn(leadIn)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The pipeline will deploy it.",
        "The pipeline runs nightly. Follow these steps:",
        "This guide will walk through the following:",
        "Before the pipeline will start, you have to:",
        "The procedure runs as follows:",
      })
  void peopleDoWhatIsListedNext(String leadIn) {
    assertThat(Doer.leadsIn(leadIn)).isFalse();
  }

  @Test
  void aLongParagraphIsReadFromItsEnd() {
    String text = "The pipeline will run and run ".repeat(400);
    assertThat(Doer.isSomethingElse(text)).isTrue();
    assertThat(Doer.isSomethingElse("word ".repeat(900) + ". Run ")).isFalse();
    assertThat(Doer.isSomethingElse("The pipeline will " + "x ".repeat(900))).isFalse();
  }
}
