package dev.tidemark.format.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class SoughtTest {
  @Test
  void everyKindIsFoundWhereItFirstBeginsAWord() {
    assertThat(Sought.in("ssh into the host, then click save; or ssh to it. our slo is 99 %"))
        .containsOnly(
            entry(Sought.LOGIN, 0), entry(Sought.CONSOLE, 24), entry(Sought.SERVICE_LEVEL, 54));
  }

  @Test
  void whatStandsInsideAWordDoesNotHideWhatStandsAfterIt() {
    assertThat(Sought.in("nossh to it, but ssh to it")).containsOnlyKeys(Sought.LOGIN);
    assertThat(Sought.in("nossh to it, but ssh to it")).containsEntry(Sought.LOGIN, 17);
    assertThat(Sought.in("mossh to it")).isEmpty();
  }

  @Test
  void aLevelOfServiceIsAWordOfItsOwn() {
    assertThat(Sought.in("slow slice of an island")).isEmpty();
    assertThat(Sought.in("the slos")).containsEntry(Sought.SERVICE_LEVEL, 4);
  }

  @Test
  void textWithoutLettersHasNothing() {
    assertThat(Sought.in("")).isEmpty();
    assertThat(Sought.in("1 2 3 ÄÖ")).isEmpty();
  }
}
