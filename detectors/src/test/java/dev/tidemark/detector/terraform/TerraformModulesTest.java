package dev.tidemark.detector.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "~> 5.0 | >= 3.0 | true",
        "5.1.0 | ~> 3.0 | true",
        ">= 5.0 | >= 3.0 | false",
      })
  void isHeldByBoundsOnMostOfWhatItAsksFor(String aws, String random, boolean constrained) {
    String both = "{aws = {version = \"%s\"}, random = {version = \"%s\"}}".formatted(aws, random);
    assertThat(constrained(both)).isEqualTo(constrained);
  }

  @Test
  void oneExactProviderAmongSeveralHoldsNothing() {
    String several =
        "{aws = {version = \">= 5\"}, helm = {version = \">= 2\"}, null = {version = \"3.2.1\"}}";
    assertThat(constrained(several)).isFalse();
    assertThat(constrained("{null = {version = \"3.2.1\"}}")).isTrue();
    assertThat(constrained("{null = {version = [}}")).isFalse();
  }

  private static boolean constrained(String providers) {
    String block = providers.replaceFirst("\\{", "required_providers {\n").replace("}, ", "}\n");
    String module =
        "variable \"name\" {}\noutput \"id\" { value = 1 }\nterraform {\n" + block + "\n}\n";
    return DetectorTester.of(new TerraformModules())
        .given("-- modules/queue/main.tf --\n" + module)
        .evidence()
        .stream()
        .anyMatch(fact -> fact.is("constrained"));
  }
}
