package dev.tidemark.format.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Job files under names that only a look inside confirms. */
class NomadJobFormatTest {

  @Test
  void readsATemplateWithoutItsActions() {
    Reading reading =
        read(
            """
            job [[ template "name" . ]] {
              [[ template "region" . ]]
              [[- if var "on"
                 . ]]
              group "web" {
                count = [[ var "count" . ]]
                task "t" {
                  config { image = "nginx:[[ var "version" . ]]" }
                }
              }
              [[- end ]]
            }
            """);
    assertThat(reading.flaws()).isEmpty();
    HclBlock job = ((HclDocument) reading.document().orElseThrow()).blocks("job").get(0);
    assertThat(job.blocks("group").get(0).line()).isEqualTo(5);
    assertThat(job.blocks("group").get(0).literal("count")).contains("templated");
  }

  @Test
  void severalActionsOfOneLineGoWithIt() {
    Reading reading =
        read(
            """
            job [[ template "name" . ]] {
              [[ if var "on" . ]][[ range $at, $one := var "all" . ]]
              constraint { attribute = [[ $one | quote ]] }
              [[- end ]] [[- end ]]
              group "web" { count = 1 }
              env {
                [[if ne (len $var) 0 ]][[ $key | upper ]] = [[ $var | quote ]][[ end ]]
              }
            }
            """);
    assertThat(reading.flaws()).isEmpty();
    HclBlock job = ((HclDocument) reading.document().orElseThrow()).blocks("job").get(0);
    assertThat(job.blocks("group").get(0).line()).isEqualTo(5);
    assertThat(job.blocks("env").get(0).literal("templated")).contains("templated");
  }

  @Test
  void saysNothingOfOtherFiles() {
    for (String other :
        new String[] {
          "#!/bin/sh\nset -e\n", "job \"x\" {\n}\n", "[[[[", "{% job", "", "[[ ]] {{ }}"
        }) {
      assertThat(read(other)).isEqualTo(new Reading(Optional.empty(), List.of()));
    }
  }

  private static Reading read(String text) {
    return new NomadJobFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }
}
