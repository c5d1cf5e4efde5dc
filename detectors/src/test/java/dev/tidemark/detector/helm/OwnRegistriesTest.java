package dev.tidemark.detector.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts of the organisation's own registries are shared, those of other people's are standard parts. */
class OwnRegistriesTest {

  @ParameterizedTest
  @CsvSource({
    "oci://acmeprod.azurecr.io/helm, false",
    "oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts, false",
    "oci://europe-docker.pkg.dev/acme-charts/helm, false",
    "oci://us-docker.pkg.dev/vendor-public/helm, true",
    "http://chartmuseum:8080, false",
    "https://charts.tools.internal, false",
    "s3://acme-charts/stable, false",
    "https://acme.github.io/charts, false",
    "https://vendor.github.io/charts, true",
    "oci://ghcr.io/acme/charts, false",
    "oci://ghcr.io/vendor/charts, true",
    "https://charts.vendor.io, true",
    "oci://public.ecr.aws/karpenter, true",
    "https://s3.amazonaws.com/vendor, true",
    "https://{{ .Values.host }}/charts, true",
    "'', true",
    "://, true",
  })
  void areToldByTheirAddress(String repository, String open) {
    assertThat(
            DetectorTester.of(new ChartUses())
                .given(
                    """
                    -- .github/CODEOWNERS --
                    * @acme/platform @someone
                    -- app/Chart.yaml --
                    apiVersion: v2
                    name: app
                    version: 1.0.0
                    dependencies: [{name: base, version: 1.2.3, repository: "%s"}]
                    """
                        .formatted(repository))
                .evidence())
        .filteredOn(fact -> fact.kind().equals("iac.module-use"))
        .singleElement()
        .satisfies(
            use -> assertThat(use.attributes()).containsEntry("public", open.equals("true")));
  }
}
