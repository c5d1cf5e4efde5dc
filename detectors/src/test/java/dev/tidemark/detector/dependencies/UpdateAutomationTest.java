package dev.tidemark.detector.dependencies;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class UpdateAutomationTest {

  private static final String MANIFESTS =
      """
      -- main.tf --
      resource "x" "y" {}
      -- Dockerfile --
      FROM alpine
      -- .github/workflows/ci.yml --
      on: push
      -- upbound.yaml --
      apiVersion: meta.dev.upbound.io/v1alpha1
      -- .pre-commit-config.yaml --
      repos: []
      """;

  @Test
  void seesEcosystemsInUse() {
    DetectorTester.of(new EcosystemsInUse())
        .given(
            MANIFESTS
                + "-- package.json --\n"
                + "{\"dependencies\": {}}\n"
                + "-- other/package.json --\n"
                + "{\"name\": \"x\"}\n")
        .sees(
            """
            deps.ecosystem .github/workflows/ci.yml ecosystem=github-actions files=1 iac=false
            deps.ecosystem .pre-commit-config.yaml ecosystem=pre-commit files=1 iac=false
            deps.ecosystem Dockerfile ecosystem=docker files=1 iac=true
            deps.ecosystem main.tf ecosystem=terraform files=1 iac=true
            deps.ecosystem package.json ecosystem=npm files=1 iac=false
            deps.ecosystem upbound.yaml ecosystem=crossplane files=1 iac=true
            """);
  }

  @Test
  void anApplicationThatFollowsABranchHasNoVersionToUpdate() {
    String application =
        """
        -- app.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: web}
        spec:
          sources: [{repoURL: "https://example.org/charts", chart: web, targetRevision: %s}]
        """;
    DetectorTester.of(new EcosystemsInUse())
        .given(application.formatted("1.2.3"))
        .sees("deps.ecosystem app.yaml ecosystem=argocd files=1 iac=true");
    DetectorTester.of(new EcosystemsInUse()).given(application.formatted("HEAD")).seesNothing();
    DetectorTester.of(new EcosystemsInUse()).given(application.formatted("[")).seesNothing();
  }

  @Test
  void aFileNamedAfterAToolIsItsManifestOnlyByWhatItHolds() {
    DetectorTester.of(new EcosystemsInUse())
        .given(
            """
            -- stack/docker-compose.yml --
            services: {web: {image: "nginx:1.27"}}
            -- stack/helmfile.yaml --
            environments: {prod: {}}
            ---
            releases: [{name: web, chart: ./web}]
            -- updates/docker-compose.yml --
            sources: {version: {kind: githubrelease}}
            -- updates/helmfile.yml --
            sources: {version: {kind: githubrelease}}
            -- broken/helmfile.yaml --
            releases: [
            """)
        .sees(
            """
            deps.ecosystem stack/docker-compose.yml ecosystem=docker-compose files=1 iac=true
            deps.ecosystem stack/helmfile.yaml ecosystem=helmfile files=1 iac=true
            """);
  }

  @Test
  void seesEcosystemsOfOtherTools() {
    DetectorTester.of(new EcosystemsInUse())
        .given(
            """
            -- infra/main.bicep --
            param location string
            -- infra/prod.bicepparam --
            using 'main.bicep'
            -- Puppetfile --
            mod 'puppetlabs/stdlib', '9.0.0'
            -- base/kustomization.yaml --
            resources: [deployment.yaml]
            -- overlays/prod/kustomization.yaml --
            images: [{name: app, newTag: "1.2"}]
            """)
        .sees(
            """
            deps.ecosystem Puppetfile ecosystem=puppet files=1 iac=true
            deps.ecosystem infra/main.bicep ecosystem=bicep files=1 iac=true
            deps.ecosystem overlays/prod/kustomization.yaml ecosystem=kustomize files=1 iac=true
            """);
  }

  @Test
  void seesWhatDependabotIsToldToUpdate() {
    DetectorTester.of(new DependabotUpdates())
        .given(
            """
            -- .github/dependabot.yml --
            version: 2
            updates:
              - package-ecosystem: terraform
                directories: ["/a", "/b"]
                schedule: {interval: daily}
                groups: {all: {patterns: ["*"]}}
              - package-ecosystem: uv
                directory: /
                open-pull-requests-limit: 0
            """)
        .sees(
            """
            deps.update-automation .github/dependabot.yml:3 directories=[/a, /b] ecosystems=[terraform] schedule=daily security-only=false tool=dependabot
            deps.update-automation .github/dependabot.yml:7 directories=[/] ecosystems=[pip] security-only=true tool=dependabot
            """);
  }

  @Test
  void dependabotUpdatesTerragruntsFilesAsTerraform() {
    DetectorTester.of(new DependabotUpdates())
        .given(
            """
            -- .github/dependabot.yml --
            version: 2
            updates:
              - package-ecosystem: terraform
                directory: /
            -- live/app/terragrunt.hcl --
            include { path = find_in_parent_folders() }
            """)
        .sees(
            """
            deps.update-automation .github/dependabot.yml:3 directories=[/] ecosystems=[terraform, terragrunt] security-only=false tool=dependabot
            """);
  }

  @Test
  void seesNoDependabotElsewhereOrCommentedOut() {
    DetectorTester.of(new DependabotUpdates())
        .given(
            """
            -- .github/dependabot.yml --
            # version: 2
            # updates:
            #   - package-ecosystem: terraform
            -- docs/dependabot.yml --
            updates:
              - package-ecosystem: terraform
            """)
        .seesNothing();
    DetectorTester.of(new DependabotUpdates())
        .given("-- .github/dependabot.yml --\nupdates:\n  - package-ecosystem: {\n")
        .seesNothing();
  }

  @Test
  void seesWhatRenovateLooksAtByDefault() {
    DetectorTester.of(new RenovateUpdates())
        .given(MANIFESTS + "-- renovate.json --\n{\"extends\": [\"config:recommended\"]}\n")
        .sees(
            "deps.update-automation renovate.json:1 automerge=false"
                + " ecosystems=[docker, github-actions, terraform] tool=renovate");
  }

  @Test
  void seesWhatRenovateIsToldToLookAt() {
    DetectorTester.of(new RenovateUpdates())
        .given(
            MANIFESTS
                + """
                -- .github/renovate.json5 --
                { // the first place wins
                  extends: ["config:recommended", ":enablePreCommit"],
                  automerge: true,
                  docker: {enabled: false}, dockerfile: {enabled: false},
                  crossplane: {fileMatch: ['^upbound\\\\.yaml$']},
                  packageRules: [{matchManagers: ["github-actions"], enabled: false}],
                }
                -- .renovaterc --
                {"enabledManagers": ["npm"]}
                """)
        .sees(
            "deps.update-automation .github/renovate.json5:1 automerge=true"
                + " ecosystems=[crossplane, pre-commit, terraform] tool=renovate");
  }

  @Test
  void seesNoRenovateThatIsSwitchedOffOrBroken() {
    DetectorTester.of(new RenovateUpdates())
        .given(MANIFESTS + "-- renovate.json --\n{\"enabled\": false}\n")
        .seesNothing();
    DetectorTester.of(new RenovateUpdates())
        .given(MANIFESTS + "-- docs/renovate.json --\n{}\n")
        .seesNothing();
    DetectorTester.of(new RenovateUpdates())
        .given(
            "-- main.tf --\n-- renovate.json --\n"
                + "{\"crossplane\": {\"fileMatch\": [\"((((\"]}, \"ignorePaths\": [\"**\"]}")
        .sees("deps.update-automation renovate.json:1 automerge=false tool=renovate");
    DetectorTester.of(new RenovateUpdates())
        .given(MANIFESTS + "-- renovate.json --\n{\"extends\": [\"config:recommended\"], \"enabled")
        .seesNothing();
  }

  @Test
  void seesOtherBots() {
    DetectorTester.of(new OtherUpdateAutomation())
        .given(
            """
            -- updatecli.d/terraform.yaml --
            sources:
              latest: {kind: githubrelease}
            targets:
              provider: {kind: terraform/provider}
            -- .pre-commit-config.yaml --
            ci:
              autoupdate_schedule: monthly
            -- flux/images.yaml --
            apiVersion: image.toolkit.fluxcd.io/v1beta2
            kind: ImageUpdateAutomation
            metadata: {name: all}
            spec: {interval: 30m}
            -- deploy.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, annotations: {keel.sh/policy: minor}}
            -- .scala-steward.conf --
            updates.limit = 5
            """)
        .sees(
            """
            deps.update-automation .pre-commit-config.yaml:2 ecosystems=[pre-commit] schedule=monthly tool=pre-commit.ci
            deps.update-automation .scala-steward.conf ecosystems=[sbt] tool=scala-steward
            deps.update-automation deploy.yaml:1 ecosystems=[kubernetes] tool=keel
            deps.update-automation flux/images.yaml:1 ecosystems=[flux, kubernetes] schedule=30m tool=flux
            deps.update-automation updatecli.d/terraform.yaml:1 ecosystems=[terraform] tool=updatecli
            """);
  }

  @Test
  void helmfilesOfAnyNameAreAnEcosystemThatSourcesOfChartsKeep() {
    String releases = "releases:\n- {name: web, chart: acme/web, version: 1.2.0}\n";
    DetectorTester.of(new EcosystemsInUse())
        .given(
            "-- clusters/a.yaml --\nrepositories: [{name: acme, url: 'https://charts.example'}]\n"
                + releases
                + "-- notes/releases.yaml --\n"
                + releases)
        .sees("deps.ecosystem clusters/a.yaml ecosystem=helmfile files=1 iac=true");
    DetectorTester.of(new OtherUpdateAutomation())
        .given(
            """
            -- updatecli.d/web.yaml --
            sources:
              latest: {kind: helmchart}
            targets:
              web: {kind: yaml}
            """)
        .sees(
            "deps.update-automation updatecli.d/web.yaml:1 ecosystems=[helm, helmfile] tool=updatecli");
  }

  @Test
  void seesNoBotInLookAlikes() {
    DetectorTester.of(new OtherUpdateAutomation())
        .given(
            """
            -- pipeline.yaml --
            targets: {all: {deps: [x]}}
            -- deploy.yaml --
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, annotations: {keel.sh/policy: never}}
            -- broken.yaml --
            sources: {a: [
            """)
        .seesNothing();
  }
}
