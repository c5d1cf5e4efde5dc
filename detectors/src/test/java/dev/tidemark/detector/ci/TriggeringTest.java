package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggeringTest {
  private static final String START =
      "-- .github/workflows/a.yml --\non: push\njobs:\n"
          + "  a0: {runs-on: x, environment: test, steps: [{run: terraform apply}]}\n";

  private static List<Performed> deeds(String workflow) {
    return DetectorTester.landscape(workflow)
        .facet(Pipelines.FACET)
        .performed(Pipeline.Kind.PIPELINE);
  }

  @Test
  void whatComesBeforeAJobIsAllThatItWaitsForInTheOrderOfTheFile() {
    List<Performed> deeds =
        deeds(
            START
                + "  beside: {runs-on: x, environment: beside, steps: [{run: terraform apply}]}\n"
                + "  b: {needs: a0, runs-on: x, steps: [{run: terraform apply -var-file=staging.tfvars}]}\n"
                + "  c: {needs: b, runs-on: x, environment: prod, steps: [{run: terraform apply}]}\n");
    Performed last = deeds.get(deeds.size() - 1);
    assertThat(Triggering.before(last.pipeline(), "c")).containsExactlyInAnyOrder("a0", "b");
    assertThat(Triggering.environmentsBefore(last.pipeline(), "c"))
        .containsExactly("test", "staging");
    assertThat(Triggering.environmentsBefore(last.pipeline(), "a0")).isEmpty();
  }

  /** Every job of a chain looks at all before it: no more of them than a run could have. */
  @Test
  void ofAChainOfThousandsOfJobsABoundedNumberIsLookedAt() {
    StringBuilder workflow = new StringBuilder(START);
    for (int i = 1; i <= 3_000; i++) {
      workflow.append("  a").append(i).append(": {needs: a").append(i - 1);
      workflow.append(", runs-on: x, steps: [{run: ls}]}\n");
    }
    Performed first = deeds(workflow.toString()).get(0);
    assertThat(Triggering.before(first.pipeline(), "a999")).hasSize(999);
    assertThat(Triggering.before(first.pipeline(), "a3000")).hasSize(1_000);
  }
}
