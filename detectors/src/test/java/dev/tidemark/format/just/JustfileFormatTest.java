package dev.tidemark.format.just;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JustfileFormatTest {

  private static Justfile read(String text) {
    return (Justfile)
        new JustfileFormat()
            .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
            .document()
            .orElseThrow();
  }

  @Test
  void readsRecipesWithWhatTheyNeed() {
    Justfile read =
        read(
            """
            set shell := ["bash", "-c"]
            dir := "infra:x"
            alias p := plan

            # plans
            [group('terraform')]
            plan env="dev" url='http://x': init (check env) && report # and tell
                @terraform plan

                -tflint
            @init:
                terraform init
            """);
    assertThat(read.recipes())
        .containsExactly(
            new Justfile.Recipe(
                "plan",
                List.of("init", "check", "report"),
                "terraform plan\n\ntflint || true\n",
                7),
            new Justfile.Recipe("init", List.of(), "terraform init\n\n", 11));
    assertThat(read.recipe("p")).isEmpty();
  }

  @Test
  void commentsAndSettingsAreNoRecipes() {
    assertThat(read("# apply:\n#   terraform apply\nx := 'apply: b'\nexport A := 'b:'\n").recipes())
        .isEmpty();
  }

  @Test
  void brokenFilesAreRead() {
    assertThat(read("").recipes()).isEmpty();
    assertThat(read(":\n  x\n").recipes()).isEmpty();
    assertThat(read("a:").recipe("a").orElseThrow().script()).isEmpty();
    assertThat(read("a x='b:\n  terraform apply").recipes()).hasSizeLessThan(2);
  }
}
