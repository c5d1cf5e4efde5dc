package dev.tidemark.detector.otheriac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherIacTest {

  @Test
  void inventoriesTellTheEnvironmentsOfPlaybooksApart() {
    String play = "- hosts: all\n  tasks: [{name: x, apt: {name: nginx}}]\n";
    List<Evidence> seen =
        DetectorTester.of(new OtherDefinitions())
            .given(
                "-- ansible/site.yml --\n"
                    + play
                    + """
                    -- ansible/inventories/production/hosts.ini --
                    web1
                    -- ansible/inventories/staging/group_vars/all.yml --
                    a: b
                    -- ansible/inventories/scripts/build.sh --
                    true
                    -- other/site.yml --
                    """
                    + play)
            .evidence();
    assertThat(seen.stream().filter(f -> f.kind().equals("iac.root")).map(Evidence::toString))
        .satisfiesExactlyInAnyOrder(
            root -> assertThat(root).contains("environments=[production, staging]"),
            root -> assertThat(root).contains("dir=other").doesNotContain("environment"));
  }

  @Test
  void aControlRepositoryOfPuppetIsOneStackWithItsManifests() {
    assertThat(
            roots(
                """
                -- Puppetfile --
                mod 'puppetlabs/stdlib', '9.0.0'
                -- environment.conf --
                modulepath = site-modules
                -- manifests/site.pp --
                node default { include role::base }
                -- site-modules/role/manifests/base.pp --
                class role::base { package { 'vim': } }
                """))
        .containsExactly("puppet .");
    assertThat(roots("-- puppet/manifests/site.pp --\nnode default { }\n"))
        .containsExactly("puppet puppet/manifests");
  }

  @Test
  void jobsOfNomadAreStacksUnderAnyNameAndTheTemplatesOfAPackAreALibrary() {
    String job = "job \"web\" {\n  group \"g\" {\n    task \"t\" {}\n  }\n}\n";
    String files =
        "-- jobs/web/nomad.job --\n"
            + job
            + "-- nomad/api.hcl --\n"
            + job
            + "-- packs/web/metadata.hcl --\npack {\n  name = \"web\"\n}\n"
            + "-- packs/web/vars.nomad --\nimage = \"nginx\"\n"
            + "-- packs/web/templates/web.nomad.tpl --\n"
            + job
            + "-- nightly/sync.job --\n#!/bin/sh\nset -e\n"
            + "-- nomad/volume.hcl --\ntype = \"csi\"\n"
            + "-- ci/job.hcl --\njob \"build\" {}\n";
    assertThat(roots(files)).containsExactlyInAnyOrder("nomad jobs/web", "nomad nomad");
    assertThat(
            DetectorTester.of(new OtherDefinitions()).given(files).evidence().stream()
                .filter(fact -> fact.kind().equals("iac.module"))
                .map(Evidence::toString))
        .singleElement()
        .asString()
        .contains("dir=packs/web", "tool=nomad");
  }

  @Test
  void machinesOfNixosAreStacksAndModulesAreNoneWithoutThem() {
    String module = "{ config, pkgs, ... }:\n{ services.nginx.enable = true; }\n";
    assertThat(
            roots(
                "-- flake.nix --\n{ nixosConfigurations.web = nixosSystem { }; }\n"
                    + "-- hosts/web.nix --\n"
                    + module
                    + "-- old/configuration.nix --\n"
                    + module))
        .containsExactlyInAnyOrder("nixos .", "nixos old");
    DetectorTester.of(new OtherDefinitions())
        .given("-- module.nix --\n" + module + "-- default.nix --\n{ pkgs }: pkgs.hello\n")
        .seesNothing();
  }

  @Test
  void chefsPoliciesAreStacksAndWhatGeneratesThemIsNone() {
    assertThat(
            roots(
                """
                -- policyfiles/web.rb --
                run_list 'web::default'
                -- cookbooks/web/metadata.rb --
                name 'web'
                -- cookbooks/web/Policyfile.rb --
                run_list 'web::default'
                -- cookbooks/web/resources/site.rb --
                action :create do
                  execute 'reload' do
                    command 'systemctl reload nginx'
                  end
                end
                -- cookbooks/web/spec/unit/recipes/default_spec.rb --
                describe 'web::default' do
                end
                -- code_generator/recipes/policyfile.rb --
                template 'Policyfile.rb' do
                end
                -- roles/helper.rb --
                class Helper
                """))
        .containsExactly("chef policyfiles");
    assertThat(roots("-- fleet/Policyfile.rb --\nrun_list 'web::default'\n"))
        .containsExactly("chef fleet");
    assertThat(roots("-- .chef/knife.rb --\nnode_name 'me'\n-- roles/web.rb --\nname 'web'\n"))
        .containsExactly("chef .");
  }

  @Test
  void rolesThatRunRecipesMakeARepositoryOfServersAndItsCookbooksServeIt() {
    String cookbook = "-- fleet/cookbooks/web/metadata.rb --\nname 'web'\n";
    String role =
        """
        name "web"
        default_attributes(
          :web => { :port => 80 }
        )
        run_list(
          "role[base]",
          "recipe[web::tls]"
        )
        """;
    String fleet =
        cookbook + "-- fleet/roles/web.rb --\n" + role + "-- fleet/roles/b.rb --\n" + role;
    assertThat(roots(fleet)).containsExactly("chef fleet");
    assertThat(changesHosts(fleet)).isTrue();
    assertThat(changesHosts("-- environment.conf --\nmodulepath = site\n")).isTrue();
    assertThat(changesHosts("-- fleet/Policyfile.rb --\nrun_list 'web::default'\n")).isFalse();
    assertThat(
            DetectorTester.of(new OtherDefinitions()).given(fleet).evidence().stream()
                .filter(fact -> fact.kind().equals("iac.module"))
                .map(fact -> fact.is("called")))
        .containsExactly(true);
    assertThat(
            roots(
                cookbook
                    + "-- fleet/nodes/a.json --\n{\"name\": \"a\", \"run_list\": [\"recipe[web]\"]}"))
        .containsExactly("chef fleet");
    assertThat(
            roots(
                cookbook
                    + "-- app/models/roles/admin.rb --\n"
                    + role
                    + "-- roles/owner.rb --\nclass Owner\n  name 'owner'\nend\n"
                    + "-- nodes/a.json --\n{\"name\": \"a\"}\n"
                    + "-- fleet/cookbooks/web/roles/test.rb --\n"
                    + role))
        .isEmpty();
  }

  private static boolean changesHosts(String files) {
    return DetectorTester.of(new OtherDefinitions()).given(files).evidence().stream()
        .anyMatch(fact -> fact.kind().equals("iac.root") && fact.is("changes-hosts"));
  }

  private static List<String> roots(String files) {
    return DetectorTester.of(new OtherDefinitions()).given(files).evidence().stream()
        .filter(fact -> fact.kind().equals("iac.root"))
        .map(fact -> fact.text("tool").orElse("") + " " + fact.text("dir").orElse(""))
        .toList();
  }

  @Test
  void seesDefinitionsOfOtherTools() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            """
            -- stack/app.yaml --
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              Q: {Type: "AWS::SQS::Queue"}
            -- web/Pulumi.yaml --
            name: web
            runtime: nodejs
            -- cdk/cdk.json --
            {"app": "npx ts-node app.ts"}
            -- image/base.pkr.hcl --
            build {}
            -- site.yml --
            - hosts: all
              roles: [web]
            -- roles/web/tasks/main.yml --
            - ansible.builtin.package: {name: nginx}
            -- roles/web/README.md --
            # Web
            -- roles/web/molecule/default/converge.yml --
            - hosts: all
              tasks: [{ansible.builtin.include_role: {name: web}}]
            """)
        .sees(
            """
            iac.definition cdk/cdk.json dir=cdk files=1 standard=true style=imperative-sdk tool=cdk
            iac.definition image/base.pkr.hcl dir=image files=1 standard=true style=declarative tool=packer
            iac.definition roles/web/tasks/main.yml:1 dir=roles/web files=1 resources=1 standard=true style=declarative tool=ansible
            iac.definition site.yml:1 dir=. files=1 standard=true style=declarative tool=ansible
            iac.definition stack/app.yaml:1 dir=stack files=1 resources=1 standard=true style=declarative tool=cloudformation
            iac.definition web/Pulumi.yaml dir=web files=1 standard=true style=imperative-sdk tool=pulumi
            iac.module roles/web/tasks/main.yml:1 called=true dir=roles/web documented=true examples=false tested=true tool=ansible users=1 uses=1
            iac.root cdk/cdk.json dir=cdk tool=cdk
            iac.root site.yml:1 changes-hosts=true dir=. tool=ansible
            iac.root stack/app.yaml:1 dir=stack resources=1 tool=cloudformation
            iac.root web/Pulumi.yaml dir=web tool=pulumi
            """);
  }

  @Test
  void anApplicationOfTheCdkMayBeNamedWhereCdkIsCalled() {
    assertThat(
            roots(
                """
                -- a/cdk.json --
                {"context": {"@aws-cdk/core:newStyleStackSynthesis": true}}
                -- c/cdk.json --
                {"molecules": ["water"]}
                -- d/cdk.json --
                {"conte
                """))
        .containsExactly("cdk a");
  }

  @Test
  void aPlaybookForTheMachineThatRunsItOrForAnImageChangesNoHosts() {
    String tasks = "  tasks: [{ansible.builtin.package: {name: nginx}}]\n";
    assertThat(
            DetectorTester.of(new OtherDefinitions())
                .given(
                    "-- here.yml --\n- hosts: localhost\n"
                        + tasks
                        + "-- local.yml --\n- hosts: all\n  connection: local\n"
                        + tasks
                        + "-- image/build.yml --\n- hosts: all\n"
                        + tasks
                        + "-- image/base.pkr.hcl --\n"
                        + "-- many.yml --\n- hosts: [localhost, web]\n"
                        + tasks)
                .evidence()
                .stream()
                .filter(fact -> fact.is("changes-hosts"))
                .map(fact -> fact.location().path().value()))
        .containsExactly("many.yml");
  }

  @Test
  void rolesOfACollectionArePackagedForOthers() {
    String role = "-- roles/web/tasks/main.yml --\n- ansible.builtin.package: {name: nginx}\n";
    for (String manifest : List.of("galaxy.yml", "requirements.yml", "roles/galaxy.yml")) {
      List<Evidence> modules =
          DetectorTester.of(new OtherDefinitions())
              .given(role + "-- " + manifest + " --\nnamespace: acme\nname: web\n")
              .evidence()
              .stream()
              .filter(fact -> fact.kind().equals("iac.module"))
              .toList();
      assertThat(modules)
          .singleElement()
          .satisfies(m -> assertThat(m.is("packaged")).isEqualTo(manifest.equals("galaxy.yml")));
    }
  }

  @Test
  void rolesBesideSecretsOfHostsServeThese() {
    String role = "-- galaxy.yml --\nnamespace: acme\n-- roles/web/tasks/main.yml --\n- ping: {}\n";
    String vault = "$ANSIBLE_VAULT;1.1;AES256\n3131\n6162\n";
    for (String file : List.of("group_vars/web/vault.yml", "roles/web/vars/vault.yml")) {
      assertThat(
              DetectorTester.of(new OtherDefinitions())
                  .given(role + "-- " + file + " --\n" + vault)
                  .evidence()
                  .stream()
                  .filter(fact -> fact.kind().equals("iac.module")))
          .singleElement()
          .satisfies(m -> assertThat(m.is("packaged")).isEqualTo(!file.startsWith("group_vars")));
    }
  }

  @Test
  void seesNoDefinitionsInLookAlikes() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            """
            -- inventory.yml --
            - hosts: all
              note: nothing to do
            -- openapi.yaml --
            Resources: {A: {type: object}}
            -- builders.json --
            {"builders": []}
            -- app/cdk.json --
            {"watch": {}}
            -- broken.yaml --
            AWSTemplateFormatVersion: "2010-09-09"
            Resources: [
            """)
        .seesNothing();
  }

  @Test
  void seesTasksThatRunCommandsAndReferencesThatAreBroken() {
    DetectorTester.of(new AnsibleTasks())
        .given(
            """
            -- play/site.yml --
            - hosts: all
              roles: [web, gone, company.collection.role]
              tasks:
                - ansible.builtin.shell: make install
                - command: createdb app
                  args: {creates: /var/db}
                - block:
                    - include_tasks: missing.yml
                    - apt: {upgrade: dist}
            -- play/roles/web/tasks/main.yml --
            - import_tasks: setup.yml
            -- play/roles/web/tasks/setup.yml --
            - package: {name: nginx, state: present}
            """)
        .sees(
            """
            iac.broken-reference play/site.yml:1 explained=none target=gone tool=ansible unit=play what=role
            iac.broken-reference play/site.yml:8 explained=none target=missing.yml tool=ansible unit=play what=file
            iac.imperative-step play/site.yml:4 guarded=false tool=ansible unit=play what=shell-module
            iac.imperative-step play/site.yml:5 guarded=true tool=ansible unit=play what=command-module
            patching.automation play/site.yml:9 tool=ansible unit=play what=playbook
            """);
    DetectorTester.of(new AnsibleTasks())
        .given(
            """
            -- pipeline.yml --
            - command: make
            -- tasks.yml --
            tasks: [{shell: x}]
            -- broken.yml --
            - hosts: all
              tasks: [{shell:
            """)
        .seesNothing();
  }

  @Test
  void modulesBelowAControlRepositoryServeItAndTheirSitesAreNoStacks() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            """
            -- environment.conf --
            modulepath = modules
            -- manifests/site.pp --
            node default { }
            -- modules/web/metadata.json --
            {"name": "acme-web", "version": "1.0.0", "author": "a", "dependencies": []}
            -- modules/web/manifests/site.pp --
            define web::site { }
            """)
        .sees(
            """
            iac.definition environment.conf dir=. files=1 standard=true style=declarative tool=puppet
            iac.definition manifests/site.pp dir=manifests files=1 standard=true style=declarative tool=puppet
            iac.definition modules/web/manifests/site.pp dir=modules/web/manifests files=1 standard=true style=declarative tool=puppet
            iac.definition modules/web/metadata.json dir=modules/web files=1 standard=true style=declarative tool=puppet
            iac.module modules/web/metadata.json called=true dir=modules/web documented=false examples=false tested=false tool=puppet
            iac.root environment.conf changes-hosts=true dir=. tool=puppet
            """);
  }
}
