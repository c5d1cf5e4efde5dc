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
  void whatOnlySaysItsVersionMakesNothing() {
    String files =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs: {a: {steps: [{run: make %s}]}}
        -- Makefile --
        lint:
        	tflint
        """;
    assertThat(tree(files.formatted("--version"))).doesNotContain("tflint");
    assertThat(tree(files.formatted("-v lint"))).contains("tflint");
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

  private static String environments(String goals) {
    return tree(
        """
        -- .github/workflows/a.yml --
        on: push
        jobs: {a: {steps: [{run: "make %s"}]}}
        -- Makefile --
        review:
        	$(eval include review.mk)
        	$(if ${NUMBER}, $(eval export NAME=pr-$(NUMBER)), $(eval export NAME=review))
        plan:
        	terraform plan
        """
            .formatted(goals));
  }

  @Test
  void aGoalThatOnlyTheRunKnowsSetsVariablesForThoseBehindIt() {
    assertThat(environments("${{ inputs.environment }} plan"))
        .contains("check plan of .: terraform plan", "all read through");
    assertThat(environments("review plan"))
        .contains("check plan of .: terraform plan", "all read through");
    assertThat(environments("${{ inputs.environment }}")).contains("1 of them not read through");
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: "make $GOAL plan"}]}}
                -- Makefile --
                apply:
                	terraform apply
                plan:
                	terraform plan
                """))
        .contains("? make $GOAL (dynamic", "check plan of .: terraform plan");
  }

  @Test
  void aRecipeInOneShellKeepsItsFunctionsAndItsCalls() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: make check}, {run: make list}, {run: make open}]}}
                -- Makefile --
                .ONESHELL:
                .SHELLFLAGS := -ce
                check:
                	. ./lib.sh
                	check-all
                list:
                	$(foreach v, $(sort $(.VARIABLES)),
                		$(if $(filter-out default, $(origin $v)),
                			$(info $v=$($v)),
                			$(info $v=hidden)
                		)
                	)
                open:
                	$(foreach v,
                -- lib.sh --
                check-all() { tflint; }
                """))
        .contains("check lint of .: tflint")
        .doesNotContain("does not block")
        .contains("3 steps, 1 of them not read through");
  }

  @Test
  void withoutOneShellEachLineHasItsOwn() {
    assertThat(
            tree(
                """
                -- .github/workflows/a.yml --
                on: push
                jobs: {a: {steps: [{run: make check}]}}
                -- Makefile --
                check:
                	. ./lib.sh
                	check-all
                -- lib.sh --
                check-all() { tflint; }
                """))
        .contains("? check-all (unknown command)");
  }
}
