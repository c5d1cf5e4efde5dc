package dev.tidemark.detector.otheriac;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class PackerVersionsTest {
  private final DetectorTester tester = DetectorTester.of(new PackerVersions());

  @Test
  void readsWhatATemplateAsksFor() {
    tester
        .given(
            """
            -- images/main.pkr.hcl --
            packer {
              required_version = ">= 1.7.2, < 2"
              required_plugins {
                amazon = {
                  version = "1.8.2"
                  source  = "github.com/hashicorp/amazon"
                }
                docker = {
                  version = ">= 1.0"
                  source  = "github.com/hashicorp/docker"
                }
              }
            }
            """)
        .sees(
            """
            iac.version-constraint images/main.pkr.hcl:2 bounded=true constraint=>= 1.7.2, < 2 dir=images tool=packer what=packer
            iac.version-constraint images/main.pkr.hcl:4 bounded=true constraint=1.8.2 dir=images tool=packer what=amazon
            iac.version-constraint images/main.pkr.hcl:8 bounded=false constraint=>= 1.0 dir=images tool=packer what=docker
            """);
  }

  @Test
  void otherHclAndBrokenTemplatesAskForNothing() {
    tester
        .given(
            """
            -- main.tf --
            packer {
              required_version = "1.8.0"
            }
            -- plain.pkr.hcl --
            source "docker" "base" {
              image = "ubuntu:24.04"
            }
            -- broken.pkr.hcl --
            packer {
              required_plugins {
            """)
        .seesNothing();
  }
}
