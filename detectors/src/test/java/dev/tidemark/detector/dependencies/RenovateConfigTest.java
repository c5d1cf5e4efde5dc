package dev.tidemark.detector.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which manifests Renovate is told to look at. */
class RenovateConfigTest {

  @Test
  void recommendedPresetsLeaveExamplesOutUnlessPathsAreNamed() {
    assertThat(updates("'extends': ['config:recommended']", "app/main.tf")).isTrue();
    assertThat(updates("'extends': ['config:recommended']", "examples/main.tf")).isFalse();
    assertThat(updates("'extends': ['config:recommended'], 'ignorePaths': []", "examples/main.tf"))
        .isTrue();
    assertThat(updates("'extends': ['group:all']", "examples/main.tf")).isTrue();
  }

  @Test
  void aPathIsIgnoredByItselfByItsFolderOrByAPattern() {
    for (String pattern : List.of("app/main.tf", "app", "app/**", "**/main.tf", "**/app/**")) {
      assertThat(updates("'ignorePaths': ['" + pattern + "']", "app/main.tf"))
          .as(pattern)
          .isFalse();
    }
    for (String pattern : List.of("ap", "main", "lib/**", "app/main")) {
      assertThat(updates("'ignorePaths': ['" + pattern + "']", "app/main.tf")).as(pattern).isTrue();
    }
  }

  @Test
  void onlyIncludedPathsAreLookedAtWhereSomeAreNamed() {
    assertThat(updates("'includePaths': ['app/**']", "app/main.tf")).isTrue();
    assertThat(updates("'includePaths': ['lib/**']", "app/main.tf")).isFalse();
  }

  @Test
  void aRuleThatSwitchesAManagerOffSaysNothingElse() {
    String rule = "'packageRules': [{'matchManagers': ['bicep']%s}]";
    assertThat(updates(rule.formatted(", 'enabled': false"), "main.bicep")).isFalse();
    assertThat(updates(rule.formatted(""), "main.bicep")).isTrue();
    assertThat(
            updates(rule.formatted(", 'enabled': false, 'matchPackageNames': ['a']"), "main.bicep"))
        .isTrue();
    assertThat(updates("'bicep': {'enabled': false}", "main.bicep")).isFalse();
    assertThat(updates("'enabledManagers': ['npm']", "main.bicep")).isFalse();
  }

  @Test
  void halfOfTheManifestsAreEnough() {
    String ignoring = "-- renovate.json --\n{\"ignorePaths\": [\"b/**\", \"c/**\"]}\n";
    assertThat(ecosystems(ignoring + "-- a/main.tf --\n-- b/main.tf --\n")).contains("terraform");
    assertThat(ecosystems(ignoring + "-- a/main.tf --\n-- b/main.tf --\n-- c/main.tf --\n"))
        .isEmpty();
  }

  @Test
  void whatIsOptionalIsAskedForByPatternPresetOrName() {
    String file = "app/deploy.yaml";
    String kubernetes = "'kubernetes': {'%s': ['%s']}";
    assertThat(asks(kubernetes.formatted("fileMatch", "\\\\.yaml$"), file)).isTrue();
    assertThat(asks(kubernetes.formatted("managerFilePatterns", "/deploy/"), file)).isTrue();
    assertThat(asks(kubernetes.formatted("managerFilePatterns", "**/*.yaml"), file)).isTrue();
    assertThat(asks(kubernetes.formatted("managerFilePatterns", "/other/"), file)).isFalse();
    assertThat(asks("'extends': ['local>acme/renovate']", file)).isTrue();
    assertThat(asks("'extends': ['config:recommended']", file)).isFalse();
  }

  private static boolean asks(String settings, String path) {
    String manifest =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n"
            + "spec: {template: {spec: {containers: [{image: 'a:1'}]}}}\n";
    return ecosystems(config(settings) + "-- " + path + " --\n" + manifest).contains("kubernetes");
  }

  private static boolean updates(String settings, String path) {
    return !ecosystems(config(settings) + "-- " + path + " --\n").isEmpty();
  }

  private static String config(String settings) {
    return "-- renovate.json --\n{" + settings.replace('\'', '"') + "}\n";
  }

  private static List<String> ecosystems(String files) {
    return DetectorTester.of(new RenovateUpdates()).given(files).evidence().stream()
        .flatMap(fact -> fact.texts("ecosystems").stream())
        .toList();
  }
}
