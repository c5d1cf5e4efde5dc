package dev.tidemark.detector.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void aPatternNamesNoOneThing() {
    DetectorTester.of(new TerraformHardCodedIds())
        .given(
            """
            -- a/main.tf --
            resource "aws_sns_topic_policy" "p" {
              readers = ["arn:aws:iam::123456789012:role/team-*-reader"]
              writer  = "arn:aws:iam::123456789012:role/team-a-writer"
            }
            """)
        .sees(
            """
            iac.hard-coded-id a/main.tf:3 id-kind=arn tool=terraform unit=a
            """);
  }

  private static final String MADE =
      """
      -- base/main.tf --
      resource "aws_iam_role" "deploy" { name = "deployer" }
      resource "aws_iam_role" "each" { name = "${var.team}-reader" }
      resource "aws_iam_role" "any" { name = "${var.name}" }
      resource "aws_sns_topic" "alarms" { name = "alarms" }
      resource "aws_lambda_function" "tidy" { function_name = "tidy" }
      resource "aws_iam_role" "broken" { name =
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::123456789012:role/deployer",
        "arn:aws:iam::123456789012:role/teams/deployer",
        "arn:aws:iam::123456789012:role/shop-reader",
        "arn:aws:sns:eu-west-1:123456789012:alarms",
        "arn:aws:lambda:eu-west-1:123456789012:function:tidy",
      })
  void theAddressOfWhatIsMadeHereByThatNameIsNone(String address) {
    assertThat(ids(address)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::123456789012:role/admin",
        "arn:aws:iam::123456789012:user/deployer",
        "arn:aws:iam::123456789012:role/reader",
        "arn:aws:sqs:eu-west-1:123456789012:alarms",
        "arn:aws:kms:eu-west-1:123456789012:key/1234abcd",
      })
  void anotherThingOrNameStaysForeign(String address) {
    assertThat(ids(address)).isEqualTo(1);
  }

  private static int ids(String address) {
    return DetectorTester.of(new TerraformHardCodedIds())
        .given(
            MADE
                + """

                -- app/main.tf --
                resource "aws_ecs_task_definition" "app" { execution_role_arn = "%s" }
                """
                    .formatted(address))
        .evidence()
        .size();
  }
}
