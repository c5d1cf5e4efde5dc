package dev.tidemark.format.make;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MakefileFormatTest {

  private static Makefile read(String text) {
    return (Makefile)
        new MakefileFormat()
            .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
            .document()
            .orElseThrow();
  }

  @Test
  void readsTargetsRecipesAndVariables() {
    Makefile read =
        read(
            """
            DIR ?= infra
            URL := https://example.org/x
            include common.mk
            .PHONY: plan
            plan: init | dirs ## Plan, as in make plan ENV=dev
            \t@terraform -chdir=$(DIR) plan
            ifdef X
            \t-tflint
            endif

            init: ; terraform init
            deploy-%: plan
            \tterraform apply -var env=$*
            plan: ENV = dev
            """);
    assertThat(read.variables()).containsEntry("DIR", "infra");
    assertThat(read.variables()).containsEntry("URL", "https://example.org/x");
    assertThat(read.includes()).containsExactly("common.mk");
    Makefile.Target plan = read.target("plan").orElseThrow();
    assertThat(plan.needs()).containsExactly("init", "dirs");
    assertThat(plan.recipe())
        .containsExactly(
            new Makefile.Line("terraform -chdir=$(DIR) plan", 6, false),
            new Makefile.Line("tflint", 8, true));
    assertThat(read.filled("x $(DIR) ${DIR} $(GONE) $$(DIR)"))
        .isEqualTo("x infra infra $(GONE) $$(DIR)");
    assertThat(read.target("init").orElseThrow().recipe())
        .containsExactly(new Makefile.Line("terraform init", 11, false));
    assertThat(read.target("deploy-prod").orElseThrow().name()).isEqualTo("deploy-%");
    assertThat(read.first().orElseThrow().name()).isEqualTo("plan");
  }

  @Test
  void commentsAndDefinitionsAreNoTargets() {
    Makefile read =
        read(
            """
            # apply:
            # \tterraform apply
            define SCRIPT
            apply:
            \tterraform apply
            endef
            """);
    assertThat(read.targets()).isEmpty();
  }

  @Test
  void brokenFilesAreRead() {
    assertThat(read("").targets()).isEmpty();
    assertThat(read("define X\napply:\n").targets()).isEmpty();
    assertThat(read("\tterraform apply\n:\n=\n#").targets()).isEmpty();
    assertThat(read("a: b \\").target("a").orElseThrow().needs()).contains("b");
    assertThat(read("A = $(A) $(").filled("$(A) $(")).isEqualTo("$(A) $(");
  }

  @Test
  void aDefineWithoutEndIsAFlaw() {
    assertThat(flaws("a:\n\ttrue\ndefine X\nmore\n")).containsExactly("make-syntax 3");
    assertThat(flaws("define X\nmore\nendef # X\na:\n\ttrue\n")).isEmpty();
  }

  private static List<String> flaws(String text) {
    return new MakefileFormat()
        .read(new Blob(text.getBytes(StandardCharsets.UTF_8))).flaws().stream()
            .map(flaw -> flaw.code() + " " + flaw.line())
            .toList();
  }

  @Test
  void whatAVariableListsIsMadeByThePatternThatIsGivenForIt() {
    Makefile read =
        read(
            """
            LINTED = $(addprefix lint-,$(DIRS))
            OTHERS = $(addprefix test-,$(DIRS))
            $(LINTED): lint-%:
            \ttflint --chdir=$*
            all: $(LINTED) $(OTHERS)
            """);
    assertThat(read.target("all").orElseThrow().needs()).containsExactly("lint-%", "$(OTHERS)");
    assertThat(read.target("lint-infra").orElseThrow().recipe())
        .containsExactly(new Makefile.Line("tflint --chdir=$*", 4, false));
  }

  @Test
  void aPatternThatIsCutOffIsAPrerequisite() {
    assertThat(read("$(LINTED): lint-%\nall: $(LINTED)\n").target("all").orElseThrow().needs())
        .containsExactly("$(LINTED)");
  }
}
