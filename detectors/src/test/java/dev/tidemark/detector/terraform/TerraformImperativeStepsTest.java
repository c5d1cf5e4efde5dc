package dev.tidemark.detector.terraform;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformImperativeStepsTest {
  @Test
  void seesProvisionersAndWhetherTheyAreGuarded() {
    DetectorTester.of(new TerraformImperativeSteps())
        .given(
            """
            -- a/main.tf --
            resource "terraform_data" "x" {
              triggers_replace = [1]
              provisioner "local-exec" {
                command = "make"
              }
            }
            resource "aws_instance" "y" {
              user_data = "apt-get upgrade"
              provisioner "remote-exec" {
                inline = ["ls"]
              }
            }
            resource "null_resource" "z" {}
            data "external" "w" {}
            """)
        .sees(
            """
            iac.imperative-step a/main.tf:3 guarded=true tool=terraform unit=a what=local-exec
            iac.imperative-step a/main.tf:9 guarded=false tool=terraform unit=a what=remote-exec
            iac.imperative-step a/main.tf:14 guarded=true tool=terraform unit=a what=external-data
            """);
  }
}
