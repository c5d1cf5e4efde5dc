package dev.tidemark.detector.otheriac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramVersionsTest {

  @Test
  void theNearestManifestAndItsLock() {
    DetectorTester.of(new ProgramVersions())
        .given(
            """
            -- infra/app/cdk.json --
            {"app": "npx ts-node app.ts"}
            -- infra/package.json --
            {
              "name": "aws-cdk-lib-user",
              "dependencies": {"aws-cdk-lib": "^2.100.0"}
            }
            -- infra/package-lock.json --
            {}
            -- web/package.json --
            {"dependencies": {"aws-cdk-lib": "2.1.0"}}
            -- mixin/jsonnetfile.lock.json --
            {}
            """)
        .sees(
            """
            iac.lockfile infra/package-lock.json dir=infra tool=cdk
            iac.lockfile mixin/jsonnetfile.lock.json dir=mixin tool=jsonnet
            iac.version-constraint infra/package.json:3 bounded=true constraint=^2.100.0 dir=infra/app tool=cdk what=aws-cdk-lib
            """);
  }

  @Test
  void extrasOfASetupProgram() {
    DetectorTester.of(new ProgramVersions())
        .given(
            """
            -- cdk.json --
            {"app": "python3 app.py"}
            -- setup.py --
            setup(name="shop", extras_require={
                "deploy": ["aws-cdk-lib<3.0.0,>=2.80.0", "constructs>=10"],
            })
            """)
        .sees(
            """
            iac.version-constraint setup.py:2 bounded=true constraint=<3.0.0,>=2.80.0 dir=. tool=cdk what=aws-cdk-lib
            """);
  }

  @Test
  void anSdkThatComesWithAnotherPackageIsLockedWithTheWholeWorkspace() {
    DetectorTester.of(new ProgramVersions())
        .given(
            """
            -- packages/cdk/cdk.json --
            {"app": "npx tsx app.ts"}
            -- packages/cdk/package.json --
            {"dependencies": {"@acme/constructs": "1.0.0"}}
            -- package.json --
            {"workspaces": ["packages/*"]}
            -- package-lock.json --
            {}
            """)
        .sees("iac.lockfile package-lock.json dir=. tool=cdk");
  }

  @Test
  void aPackageThatOnlyBeginsAsTheSdkDoesIsReadToItsEnd() {
    DetectorTester.of(new ProgramVersions())
        .given(
            """
            -- infra/Pulumi.yaml --
            {name: a, runtime: python}
            -- infra/requirements.txt --
            constructs @ git+https://example.com/acme_pulumi.git@v1.2.0
            pulumi_cloudflare==6.6.0
            """)
        .sees(
            """
            iac.version-constraint infra/requirements.txt:2 bounded=true constraint===6.6.0 dir=infra tool=pulumi what=pulumi
            """);
  }

  @Test
  void ansibleAsAPackageOfPython() {
    DetectorTester.of(new ProgramVersions())
        .given(
            """
            -- meta/main.yml --
            galaxy_info: {role_name: web}
            -- tasks/main.yml --
            - ansible.builtin.package: {name: nginx}
            -- requirements.txt --
            ansible-compat==25.1.4
            ansible-core>=2.16,<2.20
            """)
        .sees(
            """
            iac.version-constraint requirements.txt:2 bounded=true constraint=>=2.16,<2.20 dir=. tool=ansible what=ansible-core
            """);
  }

  @Test
  void packagesAroundAnsibleAndBrokenManifestsHoldNoVersionOfIt() {
    DetectorTester.of(new ProgramVersions())
        .given(
            """
            -- meta/main.yml --
            galaxy_info: {role_name: web}
            -- tasks/main.yml --
            - ansible.builtin.package: {name: nginx}
            -- requirements.txt --
            ansible-lint==6.0.0
            ansible
            ==
            """)
        .seesNothing();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requirements.txt|pulumi>=3.0.0,<4.0.0|true",
        "requirements.txt|pulumi==3.1.0|true",
        "requirements.txt|pulumi>=3.0.0|false",
        "package.json|\"@pulumi/pulumi\": \"*\"|false",
        "go.mod|github.com/pulumi/pulumi/sdk/v3 v3.42.0|true",
        "app.csproj|<PackageReference Include=\"Pulumi\" Version=\"3.*\" />|true",
      })
  void whatLeavesTheEndOpenIsNotBounded(String manifest, String line, boolean bounded) {
    assertThat(versions(manifest, line)).containsExactly(bounded);
  }

  @Test
  void otherPackagesAndBrokenManifestsSayNothing() {
    assertThat(versions("requirements.txt", "boto3==1.2.3")).isEmpty();
    assertThat(versions("package.json", "{\"@pulumi/pulumi\": ")).isEmpty();
  }

  private static List<Boolean> versions(String manifest, String line) {
    return DetectorTester.of(new ProgramVersions())
        .given(
            "-- Pulumi.yaml --\nname: app\nruntime: nodejs\n-- " + manifest + " --\n" + line + "\n")
        .evidence()
        .stream()
        .map(fact -> fact.is("bounded"))
        .toList();
  }
}
