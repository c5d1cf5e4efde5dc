package dev.tidemark.detector.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Landscape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerraformBrokenReferencesTest {
  @Test
  void seesModulesAndFilesThatAreNotThere() {
    DetectorTester.of(new TerraformBrokenReferences())
        .given(
            """
            -- a/main.tf --
            terraform { backend "s3" {} }
            module "gone" { source = "../modules/gone" }
            module "here" { source = "../modules/x" }
            locals {
              policy = file("${path.module}/policy.json")
              maybe  = fileexists("b.json") ? file("b.json") : ""
              there  = templatefile("there.tpl", {})
              other  = file("${var.name}.json")
            }
            -- a/there.tpl --
            x
            -- a/from-root.tpl --
            x
            -- modules/x/main.tf --
            resource "aws_vpc" "x" { tags = templatefile("./from-root.tpl", {}) }
            """)
        .sees(
            """
            iac.broken-reference a/main.tf:2 explained=none target=../modules/gone tool=terraform unit=a what=module
            iac.broken-reference a/main.tf:5 explained=none target=${path.module}/policy.json tool=terraform unit=a what=file
            """);
  }

  @Test
  void aFileBelowTheFolderThatOthersPlaceThisRepositoryInIsHere() {
    DetectorTester.of(new TerraformBrokenReferences())
        .given(
            """
            -- queue/main.tf --
            variable "name" {}
            locals {
              policy = file("./acme-modules/queue/policy.json")
              other = file("./acme-modules/queue/other.json")
            }
            -- queue/policy.json --
            {}
            """)
        .sees(
            "iac.broken-reference queue/main.tf:4 explained=none"
                + " target=./acme-modules/queue/other.json tool=terraform unit=queue what=file");
  }

  @Test
  void submodulesExplainWhatIsNotHereAndPinIt() {
    Landscape landscape =
        DetectorTester.landscape(
            """
            -- main.tf --
            terraform { backend "s3" {} }
            module "x" { source = "./shared/x" }
            -- shared @ 0 --
            """);
    List<String> seen = new ArrayList<>();
    new TerraformBrokenReferences()
        .detect(landscape, e -> seen.add(e.text("explained").orElse("")));
    new TerraformModuleUses()
        .detect(landscape, e -> seen.add(e.text("pin").orElse("") + " shared " + e.is("shared")));
    assertThat(seen).containsExactly("submodule", "repository shared true");
  }

  @Test
  void aSourceThatOnlyTheRunTellsIsNotBroken() {
    String files =
        """
        -- config/terragrunt.hcl --
        locals { stack = basename(get_terragrunt_dir()) }
        terraform { source = "${get_parent_terragrunt_dir()}/../%s" }
        -- stacks/web/terragrunt.hcl --
        include { path = "../../config/terragrunt.hcl" }
        """;
    DetectorTester.of(new TerraformBrokenReferences())
        .given(files.formatted("stacks//${local.stack}"))
        .seesNothing();
    DetectorTester.of(new TerraformBrokenReferences())
        .given(files.formatted("modules//web"))
        .sees(
            """
            iac.broken-reference stacks/web/terragrunt.hcl:1 explained=none target=./modules/web tool=terraform unit=stacks/web what=module
            """);
  }
}
