package dev.tidemark.detector.otheriac;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class CrossplanePackagesTest {
  private final DetectorTester tester = DetectorTester.of(new CrossplanePackages());
  private final DetectorTester modules = DetectorTester.of(new OtherModuleUses());

  @Test
  void readsWhatAPackageAsksForInBothForms() {
    String files =
        """
        -- crossplane.yaml --
        apiVersion: meta.pkg.crossplane.io/v1
        kind: Configuration
        metadata:
          name: harbour
        spec:
          dependsOn:
            - provider: xpkg.crossplane.io/crossplane-contrib/provider-sql
              version: ">=v0.9.0"
            - configuration: registry.example.org/harbour/quay
              version: v1.4.0
            - apiVersion: pkg.crossplane.io/v1
              kind: Function
              package: xpkg.crossplane.io/crossplane-contrib/function-auto-ready
              version: v0.5.0
        """;
    tester
        .given(files)
        .sees(
            """
            iac.version-constraint crossplane.yaml:7 bounded=false constraint=>=v0.9.0 dir=. tool=crossplane what=provider-sql
            iac.version-constraint crossplane.yaml:11 bounded=true constraint=v0.5.0 dir=. tool=crossplane what=function-auto-ready
            """);
    modules
        .given(files)
        .sees(
            """
            iac.module-use crossplane.yaml:9 name=quay pin=exact pinned=true public=true shared=false source=registry.example.org/harbour/quay source-kind=oci tool=crossplane unit=. version=v1.4.0
            """);
  }

  @Test
  void callsWhatIsPublishedInTheSamePlaceTheOrganisationsOwn() {
    modules
        .given(
            """
            -- upbound.yaml --
            apiVersion: meta.dev.upbound.io/v2alpha1
            kind: Project
            metadata:
              name: harbour
            spec:
              repository: registry.example.org/harbour/port
              dependsOn:
                - apiVersion: pkg.crossplane.io/v1
                  kind: Configuration
                  package: registry.example.org/harbour/quay
                  version: ">=v1.0.0"
            """)
        .sees(
            """
            iac.module-use upbound.yaml:8 name=quay pin=open pinned=false public=false shared=false source=registry.example.org/harbour/quay source-kind=oci tool=crossplane unit=. version=>=v1.0.0
            """);
  }

  @Test
  void readsWhatAClusterInstalls() {
    tester
        .given(
            """
            -- cluster/providers.yaml --
            apiVersion: pkg.crossplane.io/v1
            kind: Provider
            metadata:
              name: sql
            spec:
              package: xpkg.crossplane.io/crossplane-contrib/provider-sql:v0.9.0
            ---
            apiVersion: pkg.crossplane.io/v1
            kind: Provider
            metadata:
              name: floating
            spec:
              package: registry.example.org:5000/harbour/provider-crane
            """)
        .sees(
            """
            iac.version-constraint cluster/providers.yaml:1 bounded=true constraint=v0.9.0 dir=cluster tool=crossplane what=provider-sql
            iac.version-constraint cluster/providers.yaml:8 bounded=false dir=cluster tool=crossplane what=provider-crane
            """);
  }

  @Test
  void doesNotTakeOtherConfigurationsAndProvidersForPackages() {
    tester
        .given(
            """
            -- webhook.yaml --
            apiVersion: notification.toolkit.fluxcd.io/v1beta3
            kind: Provider
            metadata:
              name: chat
            spec:
              package: nothing
              dependsOn:
                - provider: x
            """)
        .seesNothing();
  }

  @Test
  void livesWithBrokenFiles() {
    tester
        .given(
            """
            -- crossplane.yaml --
            apiVersion: meta.pkg.crossplane.io/v1
            kind: Configuration
            spec:
              dependsOn: [1, {version: v1}, {package: x}
            """)
        .seesNothing();
  }

  private static final String DATABASE =
      """
      -- package/crossplane.yaml --
      apiVersion: meta.pkg.crossplane.io/v1
      kind: Configuration
      metadata:
        name: database
      spec: {}
      -- package/README.md --
      # Database
      """;

  @Test
  void aPackageOfTheRepositoryIsSharedFromWhereItIsFetched() {
    String files =
        DATABASE
            + """
            -- cluster/packages.yaml --
            apiVersion: pkg.crossplane.io/v1
            kind: Configuration
            metadata:
              name: db
            spec:
              package: registry.example.org/harbour/database:v1.2.0
            ---
            apiVersion: pkg.crossplane.io/v1
            kind: Function
            metadata:
              name: names
            spec:
              package: registry.example.org/harbour/names:v0.3.0
            """;
    DetectorTester.of(new OtherDefinitions())
        .given(files)
        .sees(
            """
            iac.definition package/crossplane.yaml dir=package files=1 standard=true style=declarative tool=crossplane
            iac.module package/crossplane.yaml called=true dir=package documented=true examples=false tested=false tool=crossplane users=1 uses=1 versioned=true
            """);
    modules
        .given(files)
        .sees(
            """
            iac.module-use cluster/packages.yaml:1 followed=true name=database pin=exact pinned=true public=false shared=false source=registry.example.org/harbour/database source-kind=oci target=package tool=crossplane unit=cluster version=v1.2.0
            iac.module-use cluster/packages.yaml:8 name=names pin=exact pinned=true public=false shared=false source=registry.example.org/harbour/names source-kind=oci tool=crossplane unit=cluster version=v0.3.0
            """);
    tester.given(files).seesNothing();
  }

  @Test
  void aVersionThatAnExampleShowsIsReleasedAndNobodyUsesItHere() {
    DetectorTester.of(new OtherDefinitions())
        .withOrigins(path -> path.value().startsWith("examples/") ? Origin.EXAMPLE : Origin.OWN)
        .given(
            DATABASE
                + """
                -- examples/install.yaml --
                apiVersion: pkg.crossplane.io/v1
                kind: Configuration
                metadata: {name: db}
                spec: {package: "registry.example.org/harbour/database:v1.2.0"}
                """)
        .sees(
            """
            iac.definition package/crossplane.yaml dir=package files=1 standard=true style=declarative tool=crossplane
            iac.module package/crossplane.yaml called=false dir=package documented=true examples=false tested=false tool=crossplane users=0 uses=0 versioned=true
            """);
  }

  @Test
  void anotherNameAndWhatHasNoVersionReleaseNothing() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            DATABASE
                + """
                -- cluster/packages.yaml --
                apiVersion: pkg.crossplane.io/v1
                kind: Configuration
                metadata: {name: db}
                spec: {package: "registry.example.org/harbour/cache:v1.2.0"}
                ---
                apiVersion: pkg.crossplane.io/v1
                kind: Configuration
                metadata: {name: broken}
                spec: {package: ["database"]}
                ---
                apiVersion: pkg.crossplane.io/v1
                kind: Configuration
                metadata: {name: floating}
                spec: {package: database}
                """)
        .sees(
            """
            iac.definition package/crossplane.yaml dir=package files=1 standard=true style=declarative tool=crossplane
            iac.module package/crossplane.yaml called=false dir=package documented=true examples=false tested=false tool=crossplane users=0 uses=0 versioned=false
            """);
  }
}
