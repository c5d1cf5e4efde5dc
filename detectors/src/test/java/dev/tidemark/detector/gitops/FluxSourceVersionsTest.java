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
