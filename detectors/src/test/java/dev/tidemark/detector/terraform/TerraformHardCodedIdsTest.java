package dev.tidemark.detector.terraform;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformHardCodedIdsTest {
  @Test
  void seesIdsOfThingsThatWereMadeElsewhere() {
    DetectorTester.of(new TerraformHardCodedIds())
        .given(
            """
            -- a/main.tf --
            provider "aws" { assume_role { role_arn = "arn:aws:iam::123456789012:role/deploy" } }
            resource "aws_instance" "x" {
              ami       = "ami-0a1b2c3d4e5f60718"
              subnet_id = aws_subnet.a.id
              policy    = "arn:aws:iam::aws:policy/ReadOnlyAccess"
              role      = "arn:aws:iam::123456789012:role/deploy"
              name      = "vpc-production"
              other     = "arn:aws:iam::${var.account}:role/deploy"
              layer     = "arn:aws:lambda:eu-west-1:123456789012:layer:agent:7"
              function  = "arn:aws:lambda:eu-west-1:123456789012:function:agent"
            }
            import {
              id = "vpc-12345678"
              to = aws_vpc.x
            }
            variable "v" { description = "such as vpc-12345678" }
            """)
        .sees(
            """
            iac.hard-coded-id a/main.tf:3 id-kind=ami tool=terraform unit=a
            iac.hard-coded-id a/main.tf:6 id-kind=arn tool=terraform unit=a
            iac.hard-coded-id a/main.tf:10 id-kind=arn tool=terraform unit=a
            """);
  }

  @Test
  void aLocalThatOnlyTellsAProviderWhomToBeIsNone() {
    DetectorTester.of(new TerraformHardCodedIds())
        .given(
            """
            -- a/main.tf --
            provider "aws" { assume_role { role_arn = local.deployer } }
            locals {
              deployer = "arn:aws:iam::123456789012:role/deploy"
              reader   = "arn:aws:iam::123456789012:role/reader"
              broken   =
            }
            """)
        .sees(
            """
            iac.hard-coded-id a/main.tf:4 id-kind=arn tool=terraform unit=a
            """);
  }
}
