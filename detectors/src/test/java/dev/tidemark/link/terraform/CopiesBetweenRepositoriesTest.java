package dev.tidemark.link.terraform;

import static dev.tidemark.landscape.UnitSource.Sketched.What.DEFINITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.document.Origin;
import dev.tidemark.link.CopiesTester;
import dev.tidemark.organisation.Organisation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Modules and roots that several repositories hold, in the same words or in others. */
class CopiesBetweenRepositoriesTest {
  private static final String QUEUE =
      """
      resource "aws_sqs_queue" "main" {
        name                       = var.name
        message_retention_seconds  = 86400
        visibility_timeout_seconds = var.timeout
        kms_master_key_id          = aws_kms_key.main.arn
        redrive_policy = jsonencode({
          deadLetterTargetArn = aws_sqs_queue.dead.arn
          maxReceiveCount     = 5
        })
        tags = var.tags
      }

      resource "aws_sqs_queue" "dead" {
        name              = var.dead_name
        kms_master_key_id = aws_kms_key.main.arn
      }

      resource "aws_kms_key" "main" {
        description         = "queue"
        enable_key_rotation = true
        policy              = data.aws_iam_policy_document.key.json
      }

      data "aws_iam_policy_document" "key" {
        statement {
          sid       = "own"
          actions   = ["kms:*"]
          resources = ["*"]
          principals {
            type        = "AWS"
            identifiers = [var.account]
          }
        }
      }

      resource "aws_cloudwatch_metric_alarm" "depth" {
        alarm_name          = var.name
        comparison_operator = "GreaterThanThreshold"
        evaluation_periods  = 2
        metric_name         = "ApproximateNumberOfMessagesVisible"
        namespace           = "AWS/SQS"
        period              = 60
        threshold           = var.deepest
        dimensions = {
          QueueName = aws_sqs_queue.main.name
        }
      }
      """;

  /** Another author's way to the same thing. */
  private static final String OTHER_QUEUE =
      """
      locals {
        full_name = "${var.prefix}-${var.queue}"
      }

      resource "aws_sqs_queue" "this" {
        count                     = var.enabled ? 1 : 0
        name_prefix               = local.full_name
        fifo_queue                = var.fifo
        sqs_managed_sse_enabled   = true
        receive_wait_time_seconds = 20
        delay_seconds             = 0
      }

      resource "aws_sqs_queue_policy" "this" {
        count     = var.enabled ? 1 : 0
        queue_url = aws_sqs_queue.this[0].id
        policy    = data.aws_iam_policy_document.send.json
      }

      data "aws_iam_policy_document" "send" {
        dynamic "statement" {
          for_each = var.senders
          content {
            effect  = "Allow"
            actions = ["sqs:SendMessage"]
            condition {
              test     = "ArnEquals"
              variable = "aws:SourceArn"
              values   = [statement.value]
            }
          }
        }
      }

      resource "aws_ssm_parameter" "url" {
        name  = "/queues/${local.full_name}"
        type  = "String"
        value = aws_sqs_queue.this[0].url
      }
      """;

  private static String module(String directory, String text) {
    return "-- " + directory + "/main.tf --\n" + text;
  }

  @Test
  void aModuleThatWasCopiedIsToldWithItsOther() {
    assertThat(
            CopiesTester.copies(
                Map.of("acme/a", module("modules/queue", QUEUE), "acme/b", module("sqs", QUEUE))))
        .containsExactly(
            new Organisation.Copy(
                DEFINITIONS, "acme/b", "sqs", "acme/a", "modules/queue", 100, 43, true));
  }

  @Test
  void namesCommentsFormatAndValuesMakeNoDifference() {
    String changed =
        "# Ours.\n"
            + QUEUE
                .replace("\"main\"", "\"orders\"")
                .replace(".main.", ".orders.")
                .replace(" = ", "=")
                .replace("86400", "3600 # an hour")
                .replace("\"queue\"", "\"orders\"")
                .replace("\n\n", "\n\n\n// next\n");
    assertThat(
            CopiesTester.copies(
                Map.of("a", module("queue", QUEUE), "b", module("orders", changed))))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.similarity()).isEqualTo(100);
              assertThat(copy.identical()).isFalse();
            });
  }

  @Test
  void aCopyThatWentOnALittleIsStillOne() {
    String changed =
        QUEUE
            .replace("var.timeout", "var.visible_for")
            .replace("  evaluation_periods", "  treat_missing_data = \"ok\"\n  evaluation_periods");
    assertThat(
            CopiesTester.copies(
                Map.of("a", module("queue", QUEUE), "b", "-- outputs.tf --\n" + changed)))
        .singleElement()
        .satisfies(copy -> assertThat(copy.similarity()).isBetween(75, 99));
  }

  @Test
  void theSameThingByAnotherHandIsNoCopy() {
    assertThat(
            CopiesTester.copies(
                Map.of("a", module("queue", QUEUE), "b", module("queue", OTHER_QUEUE))))
        .isEmpty();
  }

  @Test
  void whatEveryModuleBeginsWithIsNoCopy() {
    String frame =
        """
        -- %1$s/versions.tf --
        terraform {
          required_version = ">= 1.5"
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 5.0"
            }
          }
        }
        provider "aws" {
          region = var.region
          default_tags {
            tags = var.tags
          }
        }
        -- %1$s/variables.tf --
        """;
    String inputs = "variable \"name\" {\n  type = string\n}\n".repeat(20);
    assertThat(
            CopiesTester.copies(
                Map.of(
                    "a", frame.formatted("queue") + inputs + module("queue", QUEUE),
                    "b", frame.formatted("topic") + inputs + module("topic", OTHER_QUEUE))))
        .isEmpty();
  }

  @Test
  void aFewLinesAreAlikeByChance() {
    String few = QUEUE.substring(0, QUEUE.indexOf("resource \"aws_kms_key\""));
    assertThat(CopiesTester.copies(Map.of("a", module("queue", few), "b", module("queue", few))))
        .isEmpty();
  }

  @Test
  void oneResourceSaidAgainAndAgainIsNoCopy() {
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      parameters
          .append("resource \"aws_ssm_parameter\" \"p")
          .append(i)
          .append("\" {\n  name  = \"/p")
          .append(i)
          .append("\"\n  type  = \"String\"\n}\n");
    }
    assertThat(
            CopiesTester.copies(
                Map.of(
                    "a", module("settings", parameters.toString()),
                    "b", module("flags", parameters.toString()))))
        .isEmpty();
  }

  @Test
  void callsOfModulesAreWhatIsShared() {
    String call = "module \"q\" {\n  source = \"../queue\"\n  name   = var.name\n}\n";
    String assembled = QUEUE + call.repeat(3);
    assertThat(
            CopiesTester.copies(Map.of("a", module("x", assembled), "b", module("y", assembled))))
        .isEmpty();
  }

  @Test
  void whatOthersWroteOrATemplateMadeIsNoCopyByHand() {
    Map<String, String> both = Map.of("a", module("queue", QUEUE), "b", module("queue", QUEUE));
    assertThat(CopiesTester.copies(both, path -> Origin.VENDORED)).isEmpty();
    assertThat(CopiesTester.copies(both, path -> Origin.GENERATED)).isEmpty();
    assertThat(CopiesTester.copies(both, path -> Origin.EXAMPLE)).isEmpty();
  }

  /** Inside a repository it is for that repository's own report. */
  @Test
  void copiesAreBetweenRepositories() {
    String twice = module("one", QUEUE) + module("two", QUEUE);
    assertThat(CopiesTester.copies(Map.of("a", twice))).isEmpty();
    assertThat(CopiesTester.copies(Map.of("a", twice, "b", module("queue", QUEUE))))
        .extracting(Organisation.Copy::repository, Organisation.Copy::otherPath)
        .containsExactly(tuple("b", "one"));
  }
}
