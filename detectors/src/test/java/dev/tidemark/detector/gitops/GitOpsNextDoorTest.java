package dev.tidemark.detector.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Controllers that apply what another repository of the same checkout holds. */
class GitOpsNextDoorTest {
  private static final TextNeighbours ORGANISATION =
      TextNeighbours.of("acme/gitops", "acme/shop", "")
          .and("acme/site", "")
          .and(
              "acme/charts",
              "-- stable/web/Chart.yaml --\napiVersion: v2\nname: web\nversion: 1.0.0\n");

  /** What each application takes from here and from elsewhere. */
  private static List<String> seen(String files) {
    return DetectorTester.of(new GitOpsApplications())
        .beside(ORGANISATION)
        .given(files)
        .evidence()
        .stream()
        .filter(fact -> fact.kind().equals("gitops.application"))
        .map(
            fact ->
                fact.text("name").orElse("")
                    + " here="
                    + fact.texts("targets")
                    + " elsewhere="
                    + fact.texts("elsewhere"))
        .toList();
  }

  private static String application(String name, String repository, String path) {
    return """
    ---
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata: {name: %s}
    spec:
      source: {repoURL: "%s", path: %s}
    """
        .formatted(name, repository, path);
  }

  @Test
  void anApplicationOfArgoTakesADirectoryNextDoor() {
    assertThat(
            seen(
                "-- apps.yaml --\n"
                    + application("a", "https://github.com/acme/shop.git", "deploy/prod")
                    + application("b", "git@github.com:acme/site", ".")
                    + application("own", "https://github.com/acme/gitops", "deploy/prod")
                    + application("far", "https://github.com/umbrella/shop", "deploy/x")
                    + application("out", "https://github.com/acme/shop", "../x")
                    + "-- deploy/prod/a.yaml --\na: b\n"))
        .containsExactly(
            "a here=[] elsewhere=[acme/shop/deploy/prod]",
            "b here=[] elsewhere=[acme/site]",
            "own here=[deploy/prod] elsewhere=[]",
            "far here=[] elsewhere=[]",
            "out here=[] elsewhere=[]");
  }

  @Test
  void anApplicationSetTakesWhatItsListsNameAndWhatFits() {
    assertThat(
            seen(
                """
                -- set.yaml --
                apiVersion: argoproj.io/v1alpha1
                kind: ApplicationSet
                metadata: {name: list}
                spec:
                  generators:
                    - list:
                        elements:
                          - {repo: shop, at: prod}
                          - {repo: site, at: live}
                          - {repo: gone, at: live}
                  template:
                    spec:
                      source: {repoURL: "https://github.com/acme/{{repo}}", path: "deploy/{{at}}"}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: ApplicationSet
                metadata: {name: folders}
                spec:
                  generators:
                    - git:
                        repoURL: https://github.com/acme/shop
                        directories: [{path: "apps/*"}]
                  template:
                    spec:
                      source: {repoURL: "https://github.com/acme/shop", path: "{{path}}"}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: ApplicationSet
                metadata: {name: files}
                spec:
                  generators:
                    - git:
                        repoURL: https://github.com/acme/shop
                        files: [{path: "clusters/*/config.json"}]
                  template:
                    spec:
                      source: {repoURL: "https://github.com/acme/shop", path: "{{path}}"}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: ApplicationSet
                metadata: {name: computed}
                spec:
                  generators:
                    - clusters: {}
                  template:
                    spec:
                      source: {repoURL: "https://github.com/acme/{{name}}", path: deploy}
                """))
        .containsExactly(
            "list here=[] elsewhere=[acme/shop/deploy/prod, acme/site/deploy/live]",
            "folders here=[] elsewhere=[acme/shop/apps/*]",
            "files here=[] elsewhere=[acme/shop/clusters/*]",
            "computed here=[] elsewhere=[]");
  }

  @Test
  void objectsOfFluxTakeWhatTheirSourceHolds() {
    assertThat(
            seen(
                """
                -- flux.yaml --
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: GitRepository
                metadata: {name: shop}
                spec: {url: "ssh://git@github.com/acme/shop"}
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: shop}
                spec:
                  path: ./deploy/${cluster}
                  sourceRef: {kind: GitRepository, name: shop}
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: all}
                spec:
                  sourceRef: {kind: GitRepository, name: shop}
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: nowhere}
                spec:
                  path: ./deploy
                  sourceRef: {kind: GitRepository, name: unknown}
                ---
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: chart}
                spec:
                  chart:
                    spec:
                      chart: ./charts/shop
                      sourceRef: {kind: GitRepository, name: shop}
                """))
        .containsExactlyInAnyOrder(
            "shop here=[] elsewhere=[acme/shop/deploy/*]",
            "all here=[] elsewhere=[acme/shop]",
            "nowhere here=[] elsewhere=[]",
            "chart here=[] elsewhere=[acme/shop/charts/shop]");
  }

  @Test
  void aChartThatANeighbourPublishesLiesThere() {
    assertThat(
            seen(
                """
                -- charts.yaml --
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: web}
                spec:
                  source: {repoURL: "https://acme.github.io/charts", chart: web, targetRevision: 1.0.0}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: other}
                spec:
                  source: {repoURL: "https://acme.github.io/charts", chart: api, targetRevision: 1.0.0}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: foreign}
                spec:
                  source: {repoURL: "https://umbrella.github.io/charts", chart: web}
                """))
        .containsExactly(
            "web here=[] elsewhere=[acme/charts/stable/web]",
            "other here=[] elsewhere=[]",
            "foreign here=[] elsewhere=[]");
  }

  @Test
  void fleetAndConfigSyncTakeWhatTheirRepositoriesHold() {
    assertThat(
            seen(
                """
                -- sync.yaml --
                apiVersion: fleet.cattle.io/v1alpha1
                kind: GitRepo
                metadata: {name: fleet}
                spec: {repo: "https://github.com/acme/shop", paths: [live, test]}
                ---
                apiVersion: configsync.gke.io/v1beta1
                kind: RootSync
                metadata: {name: sync}
                spec: {git: {repo: "https://github.com/acme/site", dir: config}}
                """))
        .containsExactly(
            "fleet here=[] elsewhere=[acme/shop/live, acme/shop/test]",
            "sync here=[] elsewhere=[acme/site/config]");
  }

  @Test
  void brokenInputTakesNothing() {
    assertThat(seen("-- app.yaml --\nkind: Application\nspec: {source: {repoURL: [\n")).isEmpty();
  }
}
