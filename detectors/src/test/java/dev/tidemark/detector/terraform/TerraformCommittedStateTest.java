package dev.tidemark.detector.terraform;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformCommittedStateTest {
  @Test
  void seesLocksAndStateByTheirNames() {
    String files =
        """
        -- a/.terraform.lock.hcl --
        provider "x" {}
        -- a/terraform.tfstate --
        {}
        -- a/terraform.tfstate.d.md --
        no state
        -- a/plan.json --
        {}
        """;
    DetectorTester.of(new TerraformLockfiles())
        .given(files)
        .sees("iac.lockfile a/.terraform.lock.hcl dir=a tool=terraform");
    DetectorTester.of(new TerraformCommittedState())
        .given(files)
        .sees("iac.state-committed a/terraform.tfstate dir=a tool=terraform");
  }
}
