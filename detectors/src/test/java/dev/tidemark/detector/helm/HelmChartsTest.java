package dev.tidemark.detector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelmChartsTest {
  private static final String CHART =
      "-- web/Chart.yaml --\napiVersion: v2\nname: web\nversion: 1.0.0\n";

  @Test
  void aChartIsTestedByWhatLiesWhereTestsLie() {
    for (String test :
        List.of(
            "ci/all-values.yaml",
            "templates/tests/connection.yaml",
            "tests/web_test.yaml",
            "unittests/web_test.yml",
            "templates/test-pods/test-web.yaml")) {
      assertThat(chart("-- web/" + test + " --\n").is("tested")).as(test).isTrue();
    }
    for (String other :
        List.of(
            "ci/pipeline.yaml",
            "deep/ci/all-values.yaml",
            "tests/readme.yaml",
            "web_test.yaml",
            "templates/latest.yaml",
            "templates/test-pods/web.yaml",
            "other/test-pods/test-web.yaml",
            "templates/test-pods/test-web.txt")) {
      assertThat(chart("-- web/" + other + " --\n").is("tested")).as(other).isFalse();
    }
  }

  @Test
  void aChartIsDocumentedByAReadmeOfSomeLengthOrTheTemplateOfOne() {
    assertThat(chart("-- web/README.md --\n" + "word ".repeat(61)).is("documented")).isTrue();
    assertThat(chart("-- web/README.md --\nHello.\n").is("documented")).isFalse();
    assertThat(chart("-- web/README.md.gotmpl --\n").is("documented")).isTrue();
    assertThat(chart("-- web/NOTES.md --\n" + "word ".repeat(61)).is("documented")).isFalse();
  }

  @Test
  void aChartWithinAnotherIsAModuleOnceSomebodyUsesIt() {
    String inner = CHART.replace("web", "web/charts/cache").replace("name: web/charts/", "name: ");
    assertThat(modules(CHART + inner)).containsExactly("web");
    assertThat(modules(CHART + inner + "type: library\n")).containsExactly("web", "cache");
    assertThat(
            modules(
                CHART
                    + "dependencies: [{name: cache, version: 1.0.0, repository:"
                    + " 'file://charts/cache'}]\n"
                    + inner))
        .containsExactly("web", "cache");
  }

  @Test
  void aChartIsOfferedWhereItIsALibraryOrAPipelinePublishesCharts() {
    String workflow =
        """
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          chart:
            runs-on: ubuntu-latest
            steps:
              - run: helm %s
        """;
    assertThat(module(CHART).is("offered")).isFalse();
    assertThat(module(CHART + "type: library\n").is("offered")).isTrue();
    assertThat(module(CHART + workflow.formatted("push web.tgz oci://ghcr.io/x")).is("offered"))
        .isTrue();
    assertThat(module(CHART + workflow.formatted("lint web")).is("offered")).isFalse();
  }

  @Test
  void aChartThatAPipelineInstallsIsCalled() {
    String workflow =
        """
        -- .github/workflows/ci.yml --
        on: push
        jobs:
          chart:
            runs-on: ubuntu-latest
            steps:
              - run: helm %s
        """;
    assertThat(module(CHART).is("called")).isFalse();
    assertThat(module(CHART + workflow.formatted("upgrade --install web ./web")).is("called"))
        .isTrue();
    assertThat(module(CHART + workflow.formatted("template web ./web")).is("called")).isFalse();
  }

  @Test
  void whatAChartDependsOnIsPinnedByVersionOrByItsLock() {
    String dependencies =
        "dependencies: [{name: a, version: 1.2.3, repository: 'https://example.org'},"
            + " {name: b, version: ^1, repository: 'https://example.org'}]\n";
    assertThat(chart(dependencies).text("pinned-dependencies")).hasValue("1");
    assertThat(
            chart(dependencies + "-- web/Chart.lock --\ndependencies: []\n")
                .text("pinned-dependencies"))
        .hasValue("2");
  }

  @Test
  void aChartOfAnExampleIsNone() {
    DetectorTester.of(new HelmCharts())
        .given(CHART)
        .withOrigins(path -> Origin.EXAMPLE)
        .seesNothing();
    DetectorTester.of(new ManifestDefinitions())
        .given(CHART + "-- base/kustomization.yaml --\nresources: []\n")
        .withOrigins(path -> Origin.EXAMPLE)
        .seesNothing();
  }

  @Test
  void whatIsMeantForAToolAloneDeclaresNothing() {
    String object = "-- a.yaml --\napiVersion: %s\nkind: %s\nmetadata: {name: a}\n";
    String declared =
        "iac.definition a.yaml:1 dir=. files=1 resources=1 standard=true style=declarative tool=kubernetes";
    assertThat(definitions(object.formatted("v1", "Service"))).containsExactly(declared);
    assertThat(definitions(object.formatted("v1", "Config"))).isEmpty();
    assertThat(definitions(object.formatted("example.org/v1", "Config"))).containsExactly(declared);
    assertThat(definitions(object.formatted("backstage.io/v1alpha1", "Component"))).isEmpty();
  }

  @Test
  void aManifestWithPlaceholdersDeclaresUnlessItIsAChartsTemplate() {
    String object =
        "-- %s/a.yaml --\napiVersion: v1\nkind: Service\nmetadata: {name: {{ .name }}}\n";
    assertThat(definitions(object.formatted("manifests")))
        .containsExactly(
            "iac.definition manifests/a.yaml:1 dir=manifests files=1 resources=1 standard=true style=declarative tool=kubernetes");
    assertThat(definitions(object.formatted("templates"))).isEmpty();
  }

  private static List<String> definitions(String files) {
    return DetectorTester.of(new ManifestDefinitions()).given(files).evidence().stream()
        .map(Evidence::toString)
        .toList();
  }

  private static List<String> modules(String files) {
    return DetectorTester.of(new HelmCharts()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("iac.module"))
        .map(fact -> fact.text("name").orElse(""))
        .toList();
  }

  private static Evidence module(String files) {
    return DetectorTester.of(new HelmCharts()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("iac.module"))
        .findFirst()
        .orElseThrow();
  }

  private static Evidence chart(String files) {
    return DetectorTester.of(new HelmCharts()).given(CHART + files).evidence().get(0);
  }
}
