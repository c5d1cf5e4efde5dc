package dev.tidemark.detector.gitops;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class FluxSourceVersionsTest {
  private final DetectorTester tester = DetectorTester.of(new FluxSourceVersions());

  @Test
  void readsTagsRangesAndDigestsOfSources() {
    tester
        .given(
            """
            -- infra/sources.yaml --
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: harbour}
            spec:
              url: oci://registry.example.org/harbour
              ref:
                tag: v1.14.4
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: quay}
            spec:
              ref: {semver: ">=2.0.0"}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: crane}
            spec:
              ref: {tag: latest, digest: "sha256:0a1b"}
            """)
        .sees(
            """
            iac.version-constraint infra/sources.yaml:7 bounded=true constraint=v1.14.4 dir=infra tool=flux what=harbour
            iac.version-constraint infra/sources.yaml:13 bounded=false constraint=>=2.0.0 dir=infra tool=flux what=quay
            iac.version-constraint infra/sources.yaml:19 bounded=true constraint=sha256:0a1b dir=infra tool=flux what=crane
            """);
  }

  @Test
  void aKustomizationPutsTheVersionIn() {
    tester
        .given(
            """
            -- clusters/prod/harbour.yaml --
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: harbour}
            spec:
              path: ./parts/harbour
              postBuild: {substitute: {HARBOUR: 1.14.4}}
            -- parts/harbour/source.yaml --
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: harbour}
            spec: {ref: {tag: "${HARBOUR}"}}
            -- parts/quay/source.yaml --
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: quay}
            spec: {ref: {tag: "${HARBOUR}"}}
            -- parts/crane/source.yaml --
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: crane}
            spec: {ref: {tag: "${CRANE:=v2.0.1}"}}
            """)
        .sees(
            """
            iac.version-constraint parts/crane/source.yaml:4 bounded=true constraint=v2.0.1 dir=parts/crane tool=flux what=crane
            iac.version-constraint parts/harbour/source.yaml:4 bounded=true constraint=1.14.4 dir=parts/harbour tool=flux what=harbour
            iac.version-constraint parts/quay/source.yaml:4 bounded=false constraint=${HARBOUR} dir=parts/quay tool=flux what=quay
            """);
  }

  @Test
  void aBranchHoldsNothingAndABrokenFileSaysNothing() {
    tester
        .given(
            """
            -- sync.yaml --
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: flux-system}
            spec:
              ref: {branch: main}
            -- broken.yaml --
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            spec: {ref: [
            """)
        .seesNothing();
  }
}
