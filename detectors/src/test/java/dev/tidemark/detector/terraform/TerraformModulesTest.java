package dev.tidemark.detector.terraform;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformModulesTest {
  @Test
  void seesHowAModuleIsUsedDocumentedAndTested() {
    DetectorTester.of(new TerraformModules())
        .given(
            """
            -- app/main.tf --
            terraform { backend "s3" {} }
            module "a" { source = "../modules/vpc" }
            module "b" { source = "../modules/vpc" }
            -- modules/vpc/main.tf --
            variable "cidr" {}
            output "id" { value = 1 }
            -- modules/vpc/README.md --
            # VPC

            A network with private and public subnets, routes and gateways for one account, made for us.

            ## Inputs

            | name | description |
            |------|-------------|
            | cidr | the range |
            -- modules/vpc/tests/plan.tftest.hcl --
            run "x" {}
            -- modules/bare/main.tf --
            variable "cidr" {}
            """)
        .sees(
            """
            iac.module modules/bare/main.tf:1 called=false constrained=false dir=modules/bare documented=false examples=false inputs=1 outputs=0 tested=false tool=terraform users=0 uses=0 versioned=false
            iac.module modules/vpc/main.tf:1 called=true constrained=false dir=modules/vpc documented=true examples=false inputs=1 outputs=1 tested=true tool=terraform users=1 uses=2 versioned=false
            """);
  }
}
