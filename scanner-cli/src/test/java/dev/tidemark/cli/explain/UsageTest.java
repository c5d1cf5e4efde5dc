package dev.tidemark.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.Rubric;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static final List<Rubric> RUBRICS = RubricFiles.installed().read(RubricFiles.BUNDLED);

  @Test
  void namesTheIndicatorsOfEveryRubricThatAskForAKind() {
    assertThat(Usage.of("ci.check", RUBRICS)).isNotEmpty().doesNotHaveDuplicates();
    assertThat(Usage.of("selfservice.claim", RUBRICS))
        .containsExactly("iac.provisioning.self-service", "platform.git-triggered-provisioning");
    for (Rubric rubric : RUBRICS) {
      List<String> own = rubric.indicators().map(Indicator::id).toList();
      assertThat(Usage.of("ci.check", List.of(rubric))).isSubsetOf(own);
    }
  }

  @Test
  void aKindThatNobodyAsksForHasNone() {
    assertThat(Usage.of("no.such-kind", RUBRICS)).isEmpty();
    assertThat(Usage.of("ci.check", List.of())).isEmpty();
  }
}
