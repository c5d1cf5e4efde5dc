package dev.tidemark.link.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prod",
        "prd1",
        "app-prod02",
        "PRODUCTION",
        "app-prd",
        "live",
        "prod.eu",
        "envs/prod",
        "{preprod,prod}"
      })
  void meansProduction(String name) {
    assertThat(EnvironmentNames.isProduction(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "preprod",
        "non-prod",
        "non_live",
        "pre.production",
        "pre-prd1",
        "product",
        "product1",
        "olive"
      })
  void doesNotMeanProduction(String name) {
    assertThat(EnvironmentNames.isProduction(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "deploy prod, prod",
    "plan-nonprod-eu, nonprod",
    "apply pre-prod, preproduction",
    "dev then prod, dev"
  })
  void aJobSpeaksOfTheFirstWordThatMeansOneAnywhere(String name, String environment) {
    assertThat(EnvironmentNames.in(name)).contains(environment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"build stage", "live reload", "merge develop", "integration tests"})
  void aJobsNameMayMeanSomethingElse(String name) {
    assertThat(EnvironmentNames.in(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "clusters/dev/eu-prod, prod",
    "apps/non-prod/web, non-prod",
    "overlays/stage, stage",
    "overlays/test/web, test",
    "web-tests/base, ''"
  })
  void aPathSpeaksOfTheWordNearestToTheFile(String path, String environment) {
    assertThat(EnvironmentNames.of(path)).isEqualTo(environment);
  }

  @Test
  void theFirstPathThatTellsCounts() {
    assertThat(EnvironmentNames.of("base", "apps/uat", "apps/prod")).isEqualTo("uat");
  }

  @Test
  void aNameEndsOrBeginsWithItsEnvironment() {
    assertThat(EnvironmentNames.atEnd("payments_staging")).contains("staging");
    assertThat(EnvironmentNames.atEnd("prod-eu")).isEmpty();
    assertThat(EnvironmentNames.within("prod-eu")).contains("prod");
    assertThat(EnvironmentNames.within("integration.web")).contains("integration");
    assertThat(EnvironmentNames.without("app-prod")).isEqualTo("app-");
  }

  @Test
  void someWordsCountOnlyBesideOthers() {
    assertThat(EnvironmentNames.isEnvironment("test")).isTrue();
    assertThat(EnvironmentNames.isSure("test")).isFalse();
    assertThat(EnvironmentNames.isSure("sandbox")).isTrue();
    assertThat(EnvironmentNames.isEnvironment("network")).isFalse();
  }

  @Test
  void severalWordsAreOneEnvironment() {
    assertThat(EnvironmentNames.common("prd")).isEqualTo("production");
    assertThat(EnvironmentNames.common("develop")).isEqualTo("development");
    assertThat(EnvironmentNames.common("uat")).isEqualTo("uat");
  }
}
