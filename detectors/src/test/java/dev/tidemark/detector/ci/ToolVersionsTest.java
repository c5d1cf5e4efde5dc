package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

final class ToolVersionsTest {

  @Test
  void seesTheVersionsThatStepsInstall() {
    DetectorTester.of(new ToolVersions())
        .given(
            """
            -- .github/workflows/ci.yml --
            on: pull_request
            env:
              HELM_VERSION: 3.14.2
            jobs:
              test:
                runs-on: ubuntu-latest
                steps:
                  - uses: hashicorp/setup-terraform@v3
                    with: {terraform_version: 1.6.2}
                  - uses: azure/setup-helm@v4
                    with:
                      version: v${{ env.HELM_VERSION }}
            """)
        .sees(
            """
            iac.version-constraint .github/workflows/ci.yml:8 bounded=true constraint=1.6.2 tool=github-actions what=terraform
            iac.version-constraint .github/workflows/ci.yml:10 bounded=true constraint=v3.14.2 tool=github-actions what=helm
            """);
  }

  @Test
  void whatFloatsIsUnboundedAndOtherVersionsAreOthers() {
    DetectorTester.of(new ToolVersions())
        .given(
            """
            -- .github/workflows/ci.yml --
            on: push
            jobs:
              test:
                runs-on: ubuntu-latest
                steps:
                  - uses: hashicorp/setup-terraform@v3
                    with: {terraform_version: latest}
                  - uses: actions/setup-node@v4
                    with: {node-version: 20.1.0}
                  - uses: hashicorp/setup-terraform@v3
                  - uses: hashicorp/setup-terraform@v3
                    with: {terraform_version: ">=1.2"}
                  - uses: acme/setup-europa@v1
                    with: {version: 3.0.0}
                  - uses: open-policy-agent/setup-opa@v2
                    with: {version: 1.4.0}
            """)
        .sees(
            """
            iac.version-constraint .github/workflows/ci.yml:11 bounded=false constraint=>=1.2 tool=github-actions what=terraform
            iac.version-constraint .github/workflows/ci.yml:15 bounded=true constraint=1.4.0 tool=github-actions what=opa
            """);
  }

  @Test
  void seesTheVersionsOfImagesThatAreTools() {
    DetectorTester.of(new ToolVersions())
        .given(
            """
            -- .gitlab-ci.yml --
            plan:
              image: {name: "hashicorp/terraform:1.9.5", entrypoint: [""]}
              script: [terraform plan]
            -- .github/actions/verify/action.yaml --
            name: Verify
            runs:
              using: docker
              image: docker://openpolicyagent/conftest:v0.56.0
              args: [verify]
            """)
        .sees(
            """
            iac.version-constraint .github/actions/verify/action.yaml:3 bounded=true constraint=v0.56.0 tool=github-actions what=conftest
            iac.version-constraint .gitlab-ci.yml:2 bounded=true constraint=1.9.5 tool=gitlab-ci what=terraform
            """);
  }

  @Test
  void anImageThatFloatsOrIsNoToolSaysNothing() {
    DetectorTester.of(new ToolVersions())
        .given(
            """
            -- .gitlab-ci.yml --
            plan:
              image: hashicorp/terraform:latest
              script: [terraform plan]
            build:
              image: node:20.1.0
              script: [npm test]
            """)
        .seesNothing();
  }

  @Test
  void aWorkflowThatIsCutGivesNothing() {
    DetectorTester.of(new ToolVersions())
        .given(
            """
            -- .github/workflows/ci.yml --
            on: push
            jobs:
              test: [
            """)
        .seesNothing();
  }
}
