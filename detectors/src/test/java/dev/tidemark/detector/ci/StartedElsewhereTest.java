package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Which calls of a forge's API are signs that something is applied from another repository. */
class StartedElsewhereTest {

  private static DetectorTester given(String run) {
    return DetectorTester.of(new ExternalCi())
        .given(
            """
            -- .github/workflows/release.yml --
            on: {push: {branches: [main]}}
            jobs:
              pass-on:
                steps:
                  - run: |
            """
                + run.indent(10));
  }

  @Test
  void aWorkflowThatDeploysFromAnotherRepositoryIsASign() {
    String sign =
        "ci.external .github/workflows/release.yml:6 does=[apply] tool=github"
            + " what=workflow of another repository that a step starts\n";
    given(
            "curl -X POST https://api.example.com/repos/acme/live/actions/workflows/deploy.yml/dispatches")
        .sees(sign);
    given("gh api repos/acme/live/dispatches -f event_type=deploy")
        .sees(sign.replace("github ", "gh "));
  }

  @Test
  void anotherErrandAndTheRepositoryItselfAreNone() {
    given(
            "curl -X POST https://api.example.com/repos/acme/site/actions/workflows/docs.yml/dispatches")
        .seesNothing();
    given(
            "curl -X POST https://api.example.com/repos/acme/live/actions/workflows/undeploy.yml/dispatches")
        .seesNothing();
    given(
            "curl -X POST https://api.example.com/repos/$GITHUB_REPOSITORY/actions/workflows/deploy.yml/dispatches")
        .seesNothing();
    given("curl https://api.example.com/repos/acme/live/deployments").seesNothing();
  }

  @Test
  void anEventThatThisRepositoryListensForMayBeItsOwn() {
    String listening =
        """
        -- .github/workflows/deploy.yml --
        on: {repository_dispatch: {types: [deploy]}}
        jobs: {a: {steps: [{run: make}]}}
        -- .github/workflows/release.yml --
        on: {push: {branches: [main]}}
        jobs: {a: {steps: [{run: 'gh api repos/acme/live/dispatches -f event_type=deploy'}]}}
        """;
    DetectorTester.of(new ExternalCi()).given(listening).seesNothing();
  }

  @Test
  void aBrokenCallIsNone() {
    given("curl /dispatches; gh api repos//dispatches deploy; curl 'repos/a/dispatches deploy")
        .seesNothing();
  }
}
