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
}
