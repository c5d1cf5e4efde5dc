package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts on small folders: what detectors, measures and rubric say together. */
class JudgedFilesTest {
  private static final String TERRAGRUNT =
      """
      -- live/prod/terragrunt.hcl --
      terraform {
        source = "../../stack"
      }
      -- live/staging/terragrunt.hcl --
      terraform {
        source = "../../stack"
      }
      -- stack/main.tf --
      resource "aws_sns_topic" "a" {}
      """;

  @TempDir Path folder;

  private String verdict(String files, String indicator) throws IOException {
    TextSnapshot snapshot = TextSnapshot.of(files);
    for (Entry entry : snapshot.entries()) {
      Path file = folder.resolve(entry.path().value());
      Files.createDirectories(file.getParent());
      Files.write(file, snapshot.read(entry, Long.MAX_VALUE));
    }
    String report = Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report", "json").out();
    String[] parts = report.split("\"id\": \"" + indicator + "\"", 2);
    assertThat(parts).hasSize(2);
    String key = "\"verdict\": \"";
    int from = parts[1].indexOf(key) + key.length();
    return parts[1].substring(from, parts[1].indexOf('"', from));
  }

  private static String pipeline(String command) {
    return "-- .github/workflows/a.yml --\non: [push, pull_request]\njobs:\n  a:\n    steps:\n      - run: "
        + command
        + "\n";
  }

  @Test
  void aCheckOfTheCodeThatTerragruntDeliversReachesWhatDeliversIt() throws IOException {
    assertThat(
            verdict(
                TERRAGRUNT + pipeline("trivy config stack --exit-code 1"),
                "platform.guardrails-automatic"))
        .isEqualTo("HOLDS");
  }

  @Test
  void aCheckOfOtherCodeReachesNoneOfIt() throws IOException {
    assertThat(
            verdict(
                TERRAGRUNT
                    + "-- other/main.tf --\nresource \"aws_sns_topic\" \"b\" {}\n"
                    + pipeline("trivy config other --exit-code 1"),
                "platform.guardrails-automatic"))
        .isEqualTo("FAILS");
  }

  @Test
  void anApplyOfThatCodeIsNoneOfTheUnits() throws IOException {
    assertThat(
            verdict(
                TERRAGRUNT + pipeline("terraform -chdir=stack apply -auto-approve"),
                "iac.provisioning.pipeline-provisioned"))
        .isEqualTo("FAILS");
  }

  @Test
  void aProgramThatDeclaresCanBeRepeated() throws IOException {
    assertThat(
            verdict(
                """
                -- Pulumi.yaml --
                {name: a, runtime: python}
                -- __main__.py --
                import pulumi_aws as aws
                aws.s3.Bucket("a")
                """,
                "iac.provisioning.idempotent"))
        .isEqualTo("HOLDS");
  }
}
