package dev.tidemark.link.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.link.environment.EnvironmentNames;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Closed lists of environments in pipelines: the three notations, and lists that only look like one. */
class OfferedEnvironmentsTest {

  private static List<Set<String>> offered(String files) {
    return OfferedEnvironments.of(DetectorTester.landscape(files));
  }

  @Test
  void readsInputsVariablesAndParameters() {
    assertThat(
            offered(
                """
                -- .github/workflows/deploy.yml --
                on:
                  workflow_dispatch:
                    inputs:
                      target: {type: choice, options: [dev, prod]}
                -- .gitlab-ci.yml --
                variables:
                  TARGET: {value: dev, options: [dev, staging]}
                -- azure-pipelines.yml --
                parameters:
                  - {name: target, values: [test, prod]}
                """))
        .containsExactlyInAnyOrder(
            common("dev", "prod"), common("dev", "staging"), common("test", "prod"));
  }

  private static Set<String> common(String... names) {
    return Set.of(names).stream().map(EnvironmentNames::common).collect(Collectors.toSet());
  }

  @Test
  void knowsAnEnvironmentByAnyOfItsNames() {
    assertThat(
            offered(
                """
                -- .gitlab-ci.yml --
                variables:
                  TARGET: {options: [Production, development]}
                """))
        .containsExactly(common("production", "development"));
  }

  @Test
  void leavesOutWhatOffersSomethingElse() {
    assertThat(
            offered(
                """
                -- .github/workflows/deploy.yml --
                on:
                  workflow_dispatch:
                    inputs:
                      level: {type: choice, options: [dev, prod, debug-level]}
                      single: {type: choice, options: [prod]}
                      free: {type: string}
                -- .github/workflows/old/deploy.yml --
                on: {workflow_dispatch: {inputs: {t: {options: [dev, prod]}}}}
                -- values.yml --
                parameters: [{name: t, values: [dev, prod]}]
                """))
        .isEmpty();
  }

  @Test
  void brokenFilesOfferNothing() {
    assertThat(
            offered(
                """
                -- .github/workflows/deploy.yml --
                on: {workflow_dispatch: {inputs: [
                -- .gitlab-ci.yml --
                variables: [options]
                -- azure-pipelines.yml --
                parameters: {values: prod}
                """))
        .isEmpty();
  }
}
