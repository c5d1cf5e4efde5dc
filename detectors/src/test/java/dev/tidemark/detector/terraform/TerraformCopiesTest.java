package dev.tidemark.detector.terraform;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformCopiesTest {
  @Test
  void seesCopiesThatWentTheirOwnWays() {
    String resources =
        """
        resource "aws_db_instance" "main" {
          engine         = "postgres"
          instance_class = var.size
          multi_az       = true
          backup         = 7
          tags = {
            a = 1
            b = 2
          }
        }
        resource "aws_security_group" "main" {
          vpc_id = aws_vpc.main.id
          ingress {
            from_port = 1
            to_port   = 2
          }
        }
        resource "aws_vpc" "main" {
          cidr_block = var.cidr
          dns        = true
          tags       = local.tags
          a          = var.b
          c          = var.d
          e          = var.f
          g          = var.h
        }
        resource "aws_s3_bucket" "main" {
          bucket = "x"
          acl    = var.acl
        }
        """;
    String files =
        "-- dev/main.tf --\nprovider \"aws\" {}\n"
            + resources
            + "-- prod/main.tf --\nprovider \"aws\" {}\n"
            + resources.replace("\"x\"", "\"y\"")
            + "-- other/main.tf --\nprovider \"aws\" {}\nresource \"aws_sqs_queue\" \"q\" {}\n";
    DetectorTester.of(new TerraformCopies())
        .given(files)
        .sees(
            """
            iac.copy-paste prod/main.tf:1 diverged=true environments=true lines=30 other=dev similarity=100 tool=terraform unit=prod@prod
            """);
  }
}
