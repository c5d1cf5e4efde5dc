package dev.tidemark.link.kubernetes.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases of helmfiles: which files are helmfiles, where charts come from, and what is given to them. */
class HelmfileReleasesTest {
  private static final String RELEASE =
      """
      releases:
        - name: web
          chart: stable/web
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "helmfile.yaml",
        "helmfile-apps.yaml",
        "apps/helmfile.yml.gotmpl",
        "helmfile.d/web.yaml",
        "helmfile/web.yaml",
        "helmfiles/web.yml"
      })
  void aFileIsAHelmfileByItsNameOrItsFolder(String path) {
    assertThat(ReleasesAsText.in("-- " + path + " --\n" + RELEASE))
        .containsExactly(
            "helmfile release web at " + path + ":2 installs web any from registry stable/web:3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "helmDefaults: {wait: true}\n",
        "repositories: [{name: other, url: https://charts.example}]\n",
      })
  void orBySayingWhatOnlyHelmfilesSay(String mark) {
    assertThat(ReleasesAsText.in("-- deploy/web.yaml --\n" + mark + RELEASE))
        .containsExactly(
            "helmfile release web at deploy/web.yaml:3 installs web any from registry stable/web:4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- web.yaml --\n" + "releases: [{name: web, chart: stable/web}]\n",
        "-- web.yaml --\nrepositories: [{name: a}]\nreleases: [{name: web, chart: stable/web}]\n",
        "-- web.yaml --\nkind: Site\nhelmDefaults: {}\nreleases: [{name: web, chart: stable/web}]\n",
        "-- web.yaml --\nhelmDefaults: {}\nreleases: [{name: web}, {chart: stable/web}]\n",
        "-- helmfile.d/notes.json --\n{\"releases\": [{\"name\": \"web\", \"chart\": \"a\"}]}\n",
        "-- helmfile.json --\n{\"releases\": [{\"name\": \"web\", \"chart\": \"a\"}]}\n",
        "-- helmfile.yaml --\nreleases: [{chart: stable/web}]\n",
        "-- helmfile.yaml --\nreleases: [{name: web, chart: stable/web, installed: false}]\n",
      })
  void otherFilesAndReleasesThatAreSwitchedOffAreNone(String files) {
    assertThat(ReleasesAsText.in(files)).isEmpty();
  }

  @Test
  void chartsComeFromWhereTheyAreWrittenToComeFrom() {
    assertThat(
            ReleasesAsText.in(
                """
                -- prod/helmfile.yaml --
                repositories:
                  - {name: stable, url: "https://charts.example"}
                releases:
                  - {name: known, chart: stable/web, version: 1.2.0}
                  - {name: unknown, chart: gone/web}
                  - {name: oci, chart: "oci://registry.example/web"}
                  - {name: git, chart: "git::https://example.org/web@charts?ref=v1"}
                  - {name: computed, chart: "{{ .Values.chart }}"}
                  - {name: here, chart: ./charts/web}
                  - {name: lost, chart: ../gone}
                  - {name: bare, chart: web}
                  - {name: chartless}
                -- prod/charts/web/Chart.yaml --
                apiVersion: v2
                name: web
                """))
        .containsExactly(
            "helmfile release known at prod/helmfile.yaml:4 installs web 1.2.0 from registry https://charts.example/web:4 in prod",
            "helmfile release unknown at prod/helmfile.yaml:5 installs web any from registry gone/web:5 in prod",
            "helmfile release oci at prod/helmfile.yaml:6 installs web any from oci oci://registry.example/web:6 in prod",
            "helmfile release git at prod/helmfile.yaml:7 installs web@charts?ref=v1 any from git git::https://example.org/web@charts?ref=v1:7 in prod",
            "helmfile release computed at prod/helmfile.yaml:8 installs {{ .Values.chart }} any from unknown {{ .Values.chart }}:8 in prod",
            "helmfile release here at prod/helmfile.yaml:9 installs web any from local ./charts/web:9 applies prod/charts/web in prod",
            "helmfile release lost at prod/helmfile.yaml:10 installs gone any from local ../gone:10 in prod",
            "helmfile release bare at prod/helmfile.yaml:11 installs web any from registry web:11 in prod",
            "helmfile release chartless at prod/helmfile.yaml:12 in prod");
  }

  @Test
  void valuesAreThoseInTheFileAndThoseOfFilesThatAreThere() {
    assertThat(
            ReleasesAsText.in(
                """
                -- helmfile.yaml --
                releases:
                  - name: web
                    chart: stable/web
                    values:
                      - values/web.yaml
                      - values/gone.yaml
                      - {replicas: 2}
                      - {second: 1}
                -- values/web.yaml --
                image: web
                """))
        .containsExactly(
            "helmfile release web at helmfile.yaml:2 installs web any from registry stable/web:3 sets replicas reads values/web.yaml");
  }
}
