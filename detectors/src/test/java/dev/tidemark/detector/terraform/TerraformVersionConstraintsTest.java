package dev.tidemark.detector.terraform;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class TerraformVersionConstraintsTest {
  @Test
  void tellsBoundedVersionsFromOpenOnes() {
    DetectorTester.of(new TerraformVersionConstraints())
        .given(
            """
            -- a/main.tf --
            terraform {
              required_version = ">= 1.5"
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = "~> 5.0"
                }
                random = "3.1.0"
                null   = { source = "hashicorp/null" }
              }
            }
            """)
        .sees(
            """
            iac.version-constraint a/main.tf:2 bounded=false constraint=>= 1.5 dir=a tool=terraform what=terraform
            iac.version-constraint a/main.tf:4 bounded=true constraint=~> 5.0 dir=a tool=terraform what=hashicorp/aws
            iac.version-constraint a/main.tf:8 bounded=true constraint=3.1.0 dir=a tool=terraform what=random
            """);
  }

  @Test
  void seesWhatTerragruntAsksForAndWritesOnceForAllThatIncludeIt() {
    DetectorTester.of(new TerraformVersionConstraints())
        .given(
            """
            -- live/root.hcl --
            terraform_version_constraint = "~> 1.9"
            generate "versions" {
              path     = "versions.tf"
              contents = <<EOF
            terraform {
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = ">= 5.0"
                }
              }
            }
            EOF
            }
            -- live/a/terragrunt.hcl --
            include "root" {
              path = find_in_parent_folders("root.hcl")
            }
            -- live/b/terragrunt.hcl --
            include "root" {
              path = find_in_parent_folders("root.hcl")
            }
            """)
        .sees(
            """
            iac.version-constraint live/root.hcl:1 bounded=true constraint=~> 1.9 dir=live tool=terraform what=terraform
            iac.version-constraint live/root.hcl:2 bounded=false constraint=>= 5.0 dir=live tool=terraform what=hashicorp/aws
            """);
  }
}
