package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Steps that nobody can read are told by a declared reason, whatever stands in them. */
class CiUnresolvedTest {
  @Test
  void aStepThatSaysNothingIsUnreadableAndHarmsNoOther() {
    DetectorTester.of(new CiUnresolved())
        .given(
            """
            -- .github/workflows/infra.yml --
            on: push
            jobs:
              a:
                steps:
                  - name: Later
                  - run: ./scripts/gone.sh
                  - {}
            """)
        .sees(
            """
            ci.unresolved .github/workflows/infra.yml:5 what=step without run and uses why=unreadable
            ci.unresolved .github/workflows/infra.yml:6 what=./scripts/gone.sh why=missing
            ci.unresolved .github/workflows/infra.yml:7 what=step without run and uses why=unreadable
            """);
  }

  @Test
  void aStepOfCommentsRunsNothingAndIsRead() {
    DetectorTester.of(new CiUnresolved())
        .given(
            """
            -- .github/workflows/infra.yml --
            on: push
            jobs:
              a:
                steps:
                  - run: "# later"
            """)
        .seesNothing();
  }

  @Test
  void aScannerForSecretsThatNobodyKnowsIsSaidToCheck() {
    DetectorTester.of(new CiUnresolved())
        .given(
            """
            -- .github/workflows/app.yml --
            on: pull_request
            jobs:
              a:
                steps:
                  - uses: acme/gitleaks-scan@v1
                  - uses: acme/sync-secrets@v1
            """)
        .sees(
            """
            ci.unresolved .github/workflows/app.yml:5 likely=[security] what=acme/gitleaks-scan@v1 why=remote
            ci.unresolved .github/workflows/app.yml:6 what=acme/sync-secrets@v1 why=remote
            """);
  }
}
