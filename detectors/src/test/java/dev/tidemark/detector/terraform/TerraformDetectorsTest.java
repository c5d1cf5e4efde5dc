package dev.tidemark.detector.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Revision;
import dev.tidemark.repository.Snapshot;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerraformDetectorsTest {
  private static final String BROKEN =
      """
      -- a/main.tf --
      terraform { backend "s3" { bucket = [ "${
      module "x" { source =
      -- a/other.tf.json --
      { "module": { "y": { "source": [
      """;

  @Test
  void definitions() {
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

  @Test
  void aVersionFileBoundsTheRootsBelowIt() {
    String root =
        """
        -- %s --
        %s
        -- infra/app/main.tf --
        terraform { backend "s3" {} }
        """;
    assertThat(constrained(root.formatted("infra/.terraform-version", "1.9.5"))).isTrue();
    assertThat(constrained(root.formatted(".tool-versions", "opentofu 1.8.0"))).isTrue();
    assertThat(constrained(root.formatted("infra/.terraform-version", "latest"))).isFalse();
    assertThat(constrained(root.formatted("other/.terraform-version", "1.9.5"))).isFalse();
    DetectorTester.of(new TerraformVersionConstraints())
        .given(root.formatted("infra/.terraform-version", "1.9.5"))
        .sees(
            "iac.version-constraint infra/.terraform-version:1 bounded=true constraint=1.9.5"
                + " dir=infra tool=terraform what=terraform");
  }

  @Test
  void aLockLeftInAModuleMakesItNoRoot() {
    String module =
        """
        -- queue/main.tf --
        resource "aws_sqs_queue" "main" { name = var.name }
        variable "name" {}
        output "arn" { value = aws_sqs_queue.main.arn }
        -- queue/.terraform.lock.hcl --
        provider "registry.terraform.io/hashicorp/aws" { version = "5.1.0" }
        """;
    DetectorTester.of(new TerraformRoots()).given(module).seesNothing();
    assertThat(
            DetectorTester.of(new TerraformRoots())
                .given(module.replace("variable \"name\" {}", "locals { name = 1 }"))
                .evidence())
        .hasSize(1);
  }

  private static boolean constrained(String files) {
    return DetectorTester.of(new TerraformRoots()).given(files).evidence().get(0).is("constrained");
  }

  @Test
  void roots() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- app/versions.tf --
            terraform {
              required_version = "~> 1.5"
              cloud { organization = "acme" }
            }
            -- app/main.tf --
            resource "null_resource" "x" {
              provisioner "local-exec" { command = "echo" }
            }
            -- modules/x/main.tf --
            resource "aws_vpc" "main" {}
            """)
        .sees(
            """
            iac.root app/versions.tf:3 backend=cloud bootstrap=false constrained=true dir=app foreign-ids=0 imperative=1 locked=false resources=1 tool=terraform
            """);
  }

  @Test
  void modules() {
    DetectorTester.of(new TerraformModules())
        .given(
            """
            -- app/main.tf --
            terraform { backend "s3" {} }
            module "a" { source = "../modules/vpc" }
            module "b" { source = "../modules/vpc" }
            -- modules/vpc/main.tf --
            variable "cidr" {}
            output "id" { value = 1 }
            -- modules/vpc/README.md --
            # VPC

            A network with private and public subnets, routes and gateways for one account, made for us.

            ## Inputs

            | name | description |
            |------|-------------|
            | cidr | the range |
            -- modules/vpc/tests/plan.tftest.hcl --
            run "x" {}
            -- modules/bare/main.tf --
            variable "cidr" {}
            """)
        .sees(
            """
            iac.module modules/bare/main.tf:1 called=false constrained=false dir=modules/bare documented=false examples=false inputs=1 outputs=0 tested=false tool=terraform users=0 uses=0 versioned=false
            iac.module modules/vpc/main.tf:1 called=true constrained=false dir=modules/vpc documented=true examples=false inputs=1 outputs=1 tested=true tool=terraform users=1 uses=2 versioned=false
            """);
  }

  @Test
  void moduleUses() {
    DetectorTester.of(new TerraformModuleUses())
        .given(
            """
            -- a/main.tf --
            terraform { backend "s3" {} }
            module "own" { source = "../modules/x" }
            module "vpc" {
              source  = "terraform-aws-modules/vpc/aws"
              version = "~> 5.0"
            }
            /* module "gone" { source = "./gone" } */
            -- b/main.tf --
            terraform { backend "s3" {} }
            module "own" { source = "../modules/x" }
            -- modules/x/main.tf --
            resource "aws_vpc" "x" {}
            """)
        .sees(
            """
            iac.module-use a/main.tf:2 name=own pin=repository pinned=true public=false shared=true source=../modules/x source-kind=local target=modules/x tool=terraform unit=a
            iac.module-use a/main.tf:3 name=vpc pin=range pinned=false public=true shared=false source=terraform-aws-modules/vpc/aws source-kind=registry tool=terraform unit=a version=~> 5.0
            iac.module-use b/main.tf:2 name=own pin=repository pinned=true public=false shared=true source=../modules/x source-kind=local target=modules/x tool=terraform unit=b
            """);
  }

  @Test
  void moduleUsesFetchedIntoIgnoredFoldersFloat() {
    DetectorTester.of(new TerraformModuleUses())
        .given(
            """
            -- .gitignore --
            /fetched/
            -- main.tf --
            terraform { backend "s3" {} }
            module "x" { source = "./fetched/x" }
            """)
        .sees(
            """
            iac.module-use main.tf:2 name=x pin=none pinned=false public=false shared=true source=./fetched/x source-kind=local target=fetched/x tool=terraform unit=.
            """);
  }

  @Test
  void versionConstraints() {
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
  void lockfilesAndState() {
    String files =
        """
        -- a/.terraform.lock.hcl --
        provider "x" {}
        -- a/terraform.tfstate --
        {}
        -- a/terraform.tfstate.d.md --
        no state
        -- a/plan.json --
        {}
        """;
    DetectorTester.of(new TerraformLockfiles())
        .given(files)
        .sees("iac.lockfile a/.terraform.lock.hcl dir=a tool=terraform");
    DetectorTester.of(new TerraformCommittedState())
        .given(files)
        .sees("iac.state-committed a/terraform.tfstate dir=a tool=terraform");
  }

  @Test
  void imperativeSteps() {
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

  @Test
  void aBackendThatTheReadmeTellsToDeclareIsExternal() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- told/main.tf --
            provider "aws" {}
            resource "aws_sqs_queue" "q" {}
            -- told/README.md --
            Say where the state lies:
            ```
            cat <<EOF > state.tf
            terraform {
              backend "gcs" {
                bucket = "b"
              }
            }
            EOF
            ```
            -- mentioned/main.tf --
            provider "aws" {}
            resource "aws_sqs_queue" "q" {}
            -- mentioned/README.md --
            There is no `backend "gcs" {}` here.
            """)
        .sees(
            """
            iac.root mentioned/main.tf:1 backend=local bootstrap=false constrained=false dir=mentioned foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            iac.root told/main.tf:1 backend=external bootstrap=false constrained=false dir=told foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            """);
  }

  @Test
  void aModuleBoundsTheVersionsOfTheRootsThatReachIt() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- bound/main.tf --
            provider "aws" {}
            module "net" { source = "../modules/net" }
            -- free/main.tf --
            provider "aws" {}
            module "dns" { source = "../modules/dns" }
            -- modules/net/main.tf --
            module "zone" { source = "../zone" }
            -- modules/zone/versions.tf --
            terraform {
              required_providers {
                aws = { source = "hashicorp/aws", version = "~> 6.0" }
              }
            }
            -- modules/dns/versions.tf --
            terraform {
              required_version = ">= 1.5"
            }
            """)
        .sees(
            """
            iac.root bound/main.tf:1 backend=local bootstrap=false constrained=true dir=bound foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            iac.root free/main.tf:1 backend=local bootstrap=false constrained=false dir=free foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform
            """);
  }

  @Test
  void aWorkspaceBesideInputsThatMustBeGivenIsTheCallers() {
    DetectorTester.of(new TerraformRoots())
        .given(
            """
            -- queue/main.tf --
            variable "name" {}
            resource "aws_sqs_queue" "q" { name = "${var.name}-${terraform.workspace}" }
            -- stack/main.tf --
            resource "aws_sqs_queue" "q" { name = terraform.workspace }
            """)
        .sees(
            "iac.root stack/main.tf:1 backend=local bootstrap=false constrained=false dir=stack"
                + " foreign-ids=0 imperative=0 locked=false resources=1 tool=terraform");
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
            "iac.broken-reference queue/main.tf:4 explained=none target=./acme-modules/queue/other.json"
                + " tool=terraform unit=queue what=file");
  }

  @Test
  void hardCodedIds() {
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
            """);
  }

  @Test
  void brokenReferences() {
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
  void copies() {
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

  @Test
  void exampleAndFixtureFilesCountForNothing() {
    for (Detector detector : detectors()) {
      DetectorTester.of(detector)
          .given(
              "-- x/main.tf --\nterraform { backend \"s3\" {} }\nmodule \"m\" { source = \"./gone\" }\n")
          .withOrigins(path -> Origin.FIXTURE)
          .seesNothing();
    }
  }

  @Test
  void brokenInputNeverStopsThem() {
    for (Detector detector : detectors()) {
      assertThat(DetectorTester.of(detector).given(BROKEN).evidence())
          .allMatch(evidence -> detector.emits().contains(evidence.kind()));
      DetectorTester.of(detector).given("").seesNothing();
    }
  }

  @Test
  void submodulesExplainWhatIsNotHereAndPinIt() {
    Landscape written =
        DetectorTester.landscape(
            TextSnapshot.of(
                """
                -- main.tf --
                terraform { backend "s3" {} }
                module "x" { source = "./shared/x" }
                """),
            History.NONE,
            path -> Origin.OWN);
    Landscape landscape =
        new Landscape(
            new WithSubmodule(written.snapshot(), RepoPath.of("shared")),
            written.documents(),
            History.NONE,
            path -> Origin.OWN,
            List.of());
    List<String> seen = new ArrayList<>();
    new TerraformBrokenReferences()
        .detect(landscape, e -> seen.add(e.text("explained").orElse("")));
    new TerraformModuleUses()
        .detect(landscape, e -> seen.add(e.text("pin").orElse("") + " shared " + e.is("shared")));
    assertThat(seen).containsExactly("submodule", "repository shared true");
  }

  /** A snapshot with a commit of another repository in it. */
  private record WithSubmodule(Snapshot files, RepoPath path) implements Snapshot {
    @Override
    public Optional<Revision> revision() {
      return files.revision();
    }

    @Override
    public List<Entry> entries() {
      List<Entry> entries = new ArrayList<>(files.entries());
      entries.add(new Entry(path, "0", Entry.Mode.SUBMODULE, -1, null));
      entries.sort(null);
      return entries;
    }

    @Override
    public byte[] read(Entry entry, long limit) throws IOException {
      return files.read(entry, limit);
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private static List<Detector> detectors() {
    return List.of(
        new TerraformDefinitions(),
        new TerraformRoots(),
        new TerraformModules(),
        new TerraformModuleUses(),
        new TerraformVersionConstraints(),
        new TerraformLockfiles(),
        new TerraformImperativeSteps(),
        new TerraformHardCodedIds(),
        new TerraformCommittedState(),
        new TerraformBrokenReferences(),
        new TerraformCopies());
  }
}
