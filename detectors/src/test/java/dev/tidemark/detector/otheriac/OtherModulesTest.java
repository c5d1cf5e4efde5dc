package dev.tidemark.detector.otheriac;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class OtherModulesTest {

  @Test
  void aRoleThatTwoPlaybooksPlayIsShared() {
    DetectorTester.of(new OtherModuleUses())
        .given(
            """
            -- web.yml --
            - hosts: web
              roles:
                - common
                - {role: nginx}
            -- db.yml --
            - hosts: db
              roles: [common, elsewhere, somebody.nginx]
            -- roles/common/tasks/main.yml --
            - ansible.builtin.package: {name: vim}
            -- roles/nginx/tasks/main.yml --
            - ansible.builtin.package: {name: nginx}
            """)
        .sees(
            """
            iac.module-use db.yml:2 name=common pin=repository pinned=true public=false shared=true source=common source-kind=local target=roles/common tool=ansible unit=.
            iac.module-use web.yml:3 name=common pin=repository pinned=true public=false shared=true source=common source-kind=local target=roles/common tool=ansible unit=.
            iac.module-use web.yml:4 name=nginx pin=repository pinned=true public=false shared=false source=nginx source-kind=local target=roles/nginx tool=ansible unit=.
            """);
  }

  @Test
  void readsUsesWithTheirPins() {
    DetectorTester.of(new OtherModuleUses())
        .given(
            """
            -- infra/main.bicep --
            param location string = 'westeurope'
            module net 'modules/net.bicep' = {
              name: 'net'
            }
            module store 'br/public:avm/res/storage/storage-account:0.9.1' = if (location == 'x') {
              name: 'store'
            }
            module own 'br:contoso.azurecr.io/bicep/app:main' = [for i in range(0, 2): {
              name: 'own'
            }]
            module gone './gone.bicep' = { name: 'gone' }
            -- infra/modules/net.bicep --
            resource vnet 'Microsoft.Network/virtualNetworks@2023-04-01' = { name: 'v' }
            -- requirements.yml --
            roles:
              - {name: geerlingguy.docker, version: 7.1.0}
              - {src: "https://github.com/acme/role.git", scm: git, version: main}
            collections:
              - community.general
            -- Puppetfile --
            forge 'https://forgeapi.puppet.com'
            mod 'puppetlabs-stdlib', '9.4.1'
            mod 'site',
              :git => 'https://example.org/site.git',
              :tag => 'v1.2.0'
            -- cookbooks/web/metadata.rb --
            name 'web'
            depends 'nginx', '~> 12.0' # proxy
            -- stack.yaml --
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              Network:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: ./network.yaml}
            -- network.yaml --
            AWSTemplateFormatVersion: "2010-09-09"
            Resources: {Vpc: {Type: "AWS::EC2::VPC"}}
            """)
        .sees(
            """
            iac.broken-reference infra/main.bicep:11 explained=none target=./gone.bicep tool=bicep unit=infra what=module
            iac.module-use Puppetfile:2 name=puppetlabs-stdlib pin=exact pinned=true public=true shared=false source=puppetlabs-stdlib source-kind=registry tool=puppet unit=. version=9.4.1
            iac.module-use Puppetfile:3 name=site pin=tag pinned=true public=false shared=false source=https://example.org/site.git source-kind=git tool=puppet unit=. version=v1.2.0
            iac.module-use cookbooks/web/metadata.rb:2 name=nginx pin=range pinned=false public=true shared=false source=nginx source-kind=registry tool=chef unit=cookbooks/web version=~> 12.0
            iac.module-use infra/main.bicep:11 name=gone pin=repository pinned=true public=false shared=false source=./gone.bicep source-kind=local target=infra/gone.bicep tool=bicep unit=infra
            iac.module-use infra/main.bicep:2 name=net pin=repository pinned=true public=false shared=false source=modules/net.bicep source-kind=local target=infra/modules/net.bicep tool=bicep unit=infra
            iac.module-use infra/main.bicep:5 name=store pin=exact pinned=true public=true shared=false source=br/public:avm/res/storage/storage-account:0.9.1 source-kind=registry tool=bicep unit=infra version=0.9.1
            iac.module-use infra/main.bicep:8 name=own pin=tag pinned=true public=false shared=false source=br:contoso.azurecr.io/bicep/app:main source-kind=oci tool=bicep unit=infra version=main
            iac.module-use requirements.yml:2 name=geerlingguy.docker pin=exact pinned=true public=true shared=false source=geerlingguy.docker source-kind=registry tool=ansible unit=. version=7.1.0
            iac.module-use requirements.yml:3 name=https://github.com/acme/role.git pin=branch pinned=false public=false shared=false source=https://github.com/acme/role.git source-kind=git tool=ansible unit=. version=main
            iac.module-use requirements.yml:5 name=community.general pin=none pinned=false public=true shared=false source=community.general source-kind=registry tool=ansible unit=.
            iac.module-use stack.yaml:3 name=Network pin=repository pinned=true public=false shared=false source=./network.yaml source-kind=local target=network.yaml tool=cloudformation unit=.
            """);
  }

  @Test
  void listsOfOtherToolsAndBrokenOnesAreNone() {
    DetectorTester.of(new OtherModuleUses())
        .given(
            """
            -- requirements.txt --
            ansible==9.0.0
            -- Gemfile --
            gem 'rake', '~> 13'
            -- Puppetfile --
            # mod 'later', '1.0.0'
            mod 'broken
            -- main.bicep --
            module
            resource x
            """)
        .seesNothing();
  }

  @Test
  void seesImagesThatPackerBuilds() {
    DetectorTester.of(new MachineImages())
        .given(
            """
            -- images/base.pkr.hcl --
            source "amazon-ebs" "base" {
              source_ami_filter { most_recent = true }
            }
            source "docker" "tools" { image = "ubuntu:24.04" }
            -- images/old.json --
            {"builders": [{"type": "azure-arm", "image_offer": "UbuntuServer"}]}
            """)
        .sees(
            """
            image.build images/base.pkr.hcl:1 base=source_ami_filter image-kind=machine name=base tool=packer
            image.build images/base.pkr.hcl:4 base=ubuntu:24.04 image-kind=container name=tools tool=packer
            image.build images/old.json:1 base=UbuntuServer image-kind=machine tool=packer
            """);
    DetectorTester.of(new MachineImages())
        .given(
            """
            -- kitchen.json --
            {"builders": ["make"]}
            -- main.tf --
            source "amazon-ebs" "x" {}
            -- broken.pkr.hcl --
            source "amazon
            """)
        .seesNothing();
  }

  @Test
  void readsNomadJobs() {
    DetectorTester.of(new NomadJobs())
        .given(
            """
            -- jobs/web.nomad.hcl --
            job "web" {
              update { canary = 1, auto_revert = true }
              group "front" {
                count = 3
                service {
                  check {
                    type = "http"
                    check_restart { limit = 3 }
                  }
                }
                task "nginx" {
                  config { image = "nginx:1.27" }
                  resources { cpu = 100 }
                }
              }
            }
            -- jobs/nightly.nomad --
            job "nightly" {
              type = "batch"
              group "g" { task "t" {} }
            }
            """)
        .sees(
            """
            delivery.rollback jobs/web.nomad.hcl:2 automatic=true tool=nomad unit=jobs what=auto_revert
            delivery.strategy jobs/web.nomad.hcl:2 gated=true strategy=canary tool=nomad unit=jobs
            kubernetes.workload jobs/web.nomad.hcl:3 autoscaled=no health-check=yes name=front pinned-image=yes production=unknown replicas=3 replicas-known=true sized=yes spread=no tool=nomad unit=jobs workload-kind=nomad-group
            resilience.self-configuring jobs/web.nomad.hcl:5 subject=front tool=nomad unit=jobs what=service-discovery
            resilience.self-healing jobs/web.nomad.hcl:8 subject=front tool=nomad unit=jobs what=liveness
            """);
    DetectorTester.of(new NomadJobs())
        .given(
            "-- web.nomad --\njob \"x\" {\n group \"g\" {\n task \"t\" { check_restart { limit = 1 } }\n }\n}\n")
        .sees(
            "kubernetes.workload web.nomad:2 autoscaled=no health-check=no name=g pinned-image=unknown"
                + " production=unknown replicas=1 replicas-known=true sized=no spread=no tool=nomad"
                + " unit=. workload-kind=nomad-group\n");
    DetectorTester.of(new NomadJobs())
        .given("-- main.tf --\njob \"x\" { group \"g\" {} }\n-- broken.nomad --\njob \"x\" { group")
        .seesNothing();
  }

  @Test
  void tellsStacksAndLibrariesOfOtherToolsApart() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            """
            -- bicep/main.bicep --
            module net 'modules/net.bicep' = { name: 'net' }
            -- bicep/modules/net.bicep --
            resource vnet 'Microsoft.Network/virtualNetworks@2023-04-01' = { name: 'v' }
            -- bicep/main.dev.bicepparam --
            using 'main.bicep'
            -- bicep/main.prod.bicepparam --
            using 'main.bicep'
            -- app/Pulumi.yaml --
            name: app
            runtime: nodejs
            -- app/Pulumi.prod.yaml --
            config: {"aws:region": eu-west-1}
            -- puppet/modules/ntp/metadata.json --
            {"name": "acme-ntp", "author": "acme", "version": "1.0.0", "dependencies": []}
            -- web/metadata.rb --
            name 'web'
            -- package/metadata.json --
            {"name": "no module", "version": "1.0.0"}
            -- broken/main.bicep --
            resource
            """)
        .sees(
            """
            iac.definition app/Pulumi.yaml dir=app files=1 standard=true style=imperative-sdk tool=pulumi
            iac.definition bicep/main.bicep:1 dir=bicep files=1 resources=1 standard=true style=declarative tool=bicep
            iac.definition bicep/modules/net.bicep:1 dir=bicep/modules files=1 resources=1 standard=true style=declarative tool=bicep
            iac.definition broken/main.bicep:1 dir=broken files=1 standard=true style=declarative tool=bicep
            iac.definition puppet/modules/ntp/metadata.json dir=puppet/modules/ntp files=1 standard=true style=declarative tool=puppet
            iac.definition web/metadata.rb dir=web files=1 standard=true style=declarative tool=chef
            iac.module bicep/modules/net.bicep:1 dir=bicep/modules documented=false examples=false tested=false tool=bicep
            iac.module puppet/modules/ntp/metadata.json dir=puppet/modules/ntp documented=false examples=false tested=false tool=puppet
            iac.module web/metadata.rb dir=web documented=false examples=false tested=false tool=chef
            iac.root app/Pulumi.yaml dir=app environment=prod tool=pulumi
            iac.root bicep/main.bicep:1 dir=bicep environments=[dev, prod] resources=1 tool=bicep
            """);
  }

  @Test
  void readsTemplatesThatAreNamedSo() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            """
            -- stacks/net.template --
            {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Vpc": {"Type": "AWS::EC2::VPC"}}}
            -- stacks/motd.template --
            Resources are scarce.
            -- stacks/broken.template --
            AWSTemplateFormatVersion: [
            Resources: {
            """)
        .sees(
            """
            iac.definition stacks/net.template:1 dir=stacks files=1 resources=1 standard=true style=declarative tool=cloudformation
            iac.root stacks/net.template:1 dir=stacks resources=1 tool=cloudformation
            """);
  }

  @Test
  void aLockOfChefHoldsWhatIsFetchedAndCookbooksOfTheRepositoryAreItsOwn() {
    DetectorTester.of(new OtherModuleUses())
        .given(
            """
            -- Berksfile --
            cookbook 'apt'
            cookbook 'own', path: 'cookbooks/own'
            -- Berksfile.lock --
            GRAPH
              apt (7.2.0)
            -- cookbooks/own/metadata.rb --
            name 'own'
            depends 'base', '~> 1.0'
            depends 'nginx'
            -- cookbooks/base/metadata.rb --
            name 'base'
            """)
        .sees(
            """
            iac.module-use Berksfile:1 name=apt pin=exact pinned=true public=true shared=false source=apt source-kind=registry tool=chef unit=.
            iac.module-use Berksfile:2 name=own pin=repository pinned=true public=false shared=false source=cookbooks/own source-kind=local target=cookbooks/own tool=chef unit=.
            iac.module-use cookbooks/own/metadata.rb:2 name=base pin=repository pinned=true public=false shared=false source=base source-kind=local target=cookbooks/base tool=chef unit=cookbooks/own
            iac.module-use cookbooks/own/metadata.rb:3 name=nginx pin=none pinned=false public=true shared=false source=nginx source-kind=registry tool=chef unit=cookbooks/own
            """);
  }

  @Test
  void aProgramThatHandsOverDashboardsAndAlertsIsAMixin() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            """
            -- src/builder.libsonnet --
            { build(config):: { grafanaDashboards+: boards(config), prometheusAlerts+: alerts(config) } }
            -- boards/boards.libsonnet --
            { grafanaDashboards+:: {} }
            -- broken/builder.libsonnet --
            { grafanaDashboards+: 'open
            """)
        .sees(
            """
            iac.definition boards/boards.libsonnet dir=boards files=1 standard=true style=declarative tool=jsonnet
            iac.definition broken/builder.libsonnet dir=broken files=1 standard=true style=declarative tool=jsonnet
            iac.definition src/builder.libsonnet dir=src files=1 standard=true style=declarative tool=jsonnet
            iac.module src/builder.libsonnet dir=src documented=false examples=false tested=false tool=jsonnet
            """);
  }
}
