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
}
