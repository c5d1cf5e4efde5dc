package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What make does before it runs a recipe. */
class MakefilesTest {
  @Test
  void putsIncludedMakefilesAndTheirDefinitionsTogether() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: make check}, {run: make each.app}]}}
                -- Makefile --
                include ci/*.mk
                check: lint plan
                -- ci/lint.mk --
                include ci/deep/more.mk
                define run_in
                	@cd $(1) && terraform $(2)
                endef
                lint: FILES = 1
                lint: app/main.tf
                	tflint --chdir=$(DIR)
                -- ci/deep/more.mk --
                DIR = app
                plan:
                	$(call run_in,$(DIR),plan)
                each.%:
                	terraform -chdir=$(DIR) validate
                -- app/main.tf --
                terraform {}
                """))
        .contains(
            "check lint of app: tflint",
            "check plan of app: terraform plan",
            "check validate of app",
            "all read through");
  }

  @Test
  void aRecipeThatOnlyAsksForVariablesIsRead() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: make plan}, {run: make odd}, {run: make all}]}}
                -- Makefile --
                plan:
                	@:$(call check_defined, DIR, which)
                	terraform plan
                odd:
                	$(call gone, DIR)
                all:
                	$(foreach dir,a b,(cd $(dir) && terraform validate);)
                """))
        .contains(
            "check plan of .: terraform plan", "check validate", "1 of them not read through");
  }

  @Test
  void theLinesOfADefinitionThatGoOnKeepTheirWordsApart() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: make check}]}}
                -- Makefile --
                define each
                	ls charts | while read chart; do\\
                		helm lint $${chart};\\
                	done
                endef
                check:
                	$(call each)
                """))
        .contains("check lint", "helm lint", "all read through")
        .doesNotContain("dohelm");
  }
}
