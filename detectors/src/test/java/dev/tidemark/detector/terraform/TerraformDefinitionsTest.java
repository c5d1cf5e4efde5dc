package dev.tidemark.detector.terraform;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformDefinitionsTest {
  @Test
  void countsWhatADirectoryDeclares() {
    DetectorTester.of(new TerraformDefinitions())
        .given(
            """
            -- app/main.tf --
            resource aws_vpc "main" {}
            -- app/more.tofu --
            module "x" { source = "./x" }
            -- app/extra.tf.json --
            {"resource": {"aws_vpc": {"other": {}}}}
            -- variables/only.tf --
            variable "a" {}
            -- old/main.tf.example --
            resource "aws_vpc" "main" {}
            """)
        .sees(
            """
            iac.definition app/main.tf:1 dir=app files=3 resources=3 standard=true style=declarative tool=terraform
            """);
  }

  /** A folder {@code test} beside environments is one of them, and remote state is kept of what is applied for good. */
  @Test
  void whatOnlyHelpsTestsDeclaresNothing() {
    String vpc = "resource \"aws_vpc\" \"main\" {}\n";
    DetectorTester.of(new TerraformDefinitions())
        .given("-- test/setup/main.tf --\n" + vpc)
        .seesNothing();
    DetectorTester.of(new TerraformDefinitions())
        .given("-- live/test/main.tf --\n" + vpc + "-- live/prod/main.tf --\n" + vpc)
        .sees(
            """
            iac.definition live/prod/main.tf:1 dir=live/prod files=1 resources=1 standard=true style=declarative tool=terraform
            iac.definition live/test/main.tf:1 dir=live/test files=1 resources=1 standard=true style=declarative tool=terraform
            """);
    DetectorTester.of(new TerraformDefinitions())
        .given("-- test/setup/main.tf --\nterraform {\n  backend \"s3\" {}\n}\n" + vpc)
        .sees(
            """
            iac.definition test/setup/main.tf:1 dir=test/setup files=1 resources=1 standard=true style=declarative tool=terraform
            """);
  }
}
