package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.plan.Effort;
import dev.tidemark.cli.plan.Step;
import dev.tidemark.judgement.IndicatorVerdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is advised fits what is there: nobody is told to do what is done, or what there is nothing to do it with. */
class AdviceFitsTest {

  @Test
  void whoBuildsNoImageIsNotToldToBuildABaseImage() throws IOException {
    IndicatorVerdict without = judged("platform.base-images", "iac.root app/main.tf");
    assertThat(without.remedy()).startsWith("No image is built here");
    assertThat(without.isForOthers()).isTrue();
    IndicatorVerdict with = judged("platform.base-images", "image.build app/Dockerfile");
    assertThat(with.remedy()).startsWith("Build one base image");
    assertThat(with.isForOthers()).isFalse();
    assertThat(Step.of(without).effort().kind()).isEqualTo(Effort.Kind.OTHERS);
    assertThat(Step.of(without).effort()).isGreaterThan(Step.of(with).effort());
  }

  @Test
  void whoHasNoPipelineIsNotToldToShareOne() throws IOException {
    assertThat(judged("platform.ci-templates", "iac.root app/main.tf").isForOthers()).isTrue();
    assertThat(judged("platform.ci-templates", "ci.pipeline ci.yml purpose=check").remedy())
        .startsWith("Turn the commonest pipeline");
  }

  @Test
  void whoReleasesModulesIsNotToldToReleaseThem() throws IOException {
    String row = "platform.module-registry";
    String released = "iac.module modules/vpc/main.tf versioned=true";
    String bare = "iac.module modules/dns/main.tf versioned=false";
    assertThat(judged(row, released).remedy()).startsWith("What is released here");
    assertThat(judged(row, released, bare).remedy()).startsWith("Release shared modules");
    assertThat(judged(row, bare).remedy()).startsWith("Release shared modules");
    assertThat(judged(row, "iac.root app/main.tf").remedy()).startsWith("Make a module");
    assertThat(
            judged(row, "iac.module-use app/main.tf source-kind=git pinned=false public=false")
                .remedy())
        .startsWith("Pin the calls");
  }

  @Test
  void whoReleasesModulesIsToldToDocumentThem() throws IOException {
    String row = "platform.versioned-and-documented";
    String released = "iac.module modules/vpc/main.tf users=2 versioned=true documented=false";
    String bare = "iac.module modules/dns/main.tf users=2 versioned=false documented=false";
    assertThat(judged(row, released).remedy()).startsWith("Write or generate");
    assertThat(judged(row, released, bare).remedy()).startsWith("Release the modules by tag");
  }

  private static IndicatorVerdict judged(String id, String... facts) throws IOException {
    return EveryRowFlipsTest.judge(id, ObservationText.read(id, List.of(facts)));
  }
}
