package dev.tidemark.detector.otheriac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands among states, manifests and recipes are imperative steps; guarded ones say so. */
class RecipeCommandsTest {

  @Test
  void seesTheCommandsOfSalt() {
    DetectorTester.of(new RecipeCommands())
        .given(
            """
            -- salt/top.sls --
            base:
              '*':
                - web
            -- salt/web/init.sls --
            nginx:
              pkg.installed: []
            {% if grains['os'] == 'Debian' %}
            reload:
              cmd.run:
                - name: systemctl reload nginx
                - onchanges:
                  - pkg: nginx
            {% endif %}
            migrate:
              cmd.run:
                - name: /opt/migrate.sh
            seed:
              cmd:
                - run
                - name: /opt/seed.sh
                - unless: test -f /opt/seeded
            """)
        .sees(
            """
            iac.imperative-step salt/web/init.sls:11 guarded=false tool=salt unit=salt what=shell-module
            iac.imperative-step salt/web/init.sls:14 guarded=true tool=salt unit=salt what=shell-module
            iac.imperative-step salt/web/init.sls:5 guarded=true tool=salt unit=salt what=shell-module
            """);
  }

  @Test
  void seesTheCommandsOfPuppetAndChef() {
    DetectorTester.of(new RecipeCommands())
        .given(
            """
            -- manifests/site.pp --
            exec { 'apt-get update':
              path        => '/usr/bin',
              refreshonly => true,
            }
            exec { "install":
              command => '/opt/install.sh',
            }
            file { '/etc/exec': ensure => present }
            -- web/recipes/default.rb --
            execute 'update' do
              command 'apt-get update'
              not_if { ::File.exist?('/tmp/done') }
            end

            bash 'install' do
              code 'make install'
            end

            package 'nginx'
            """)
        .sees(
            """
            iac.imperative-step manifests/site.pp:1 guarded=true tool=puppet unit=manifests what=command-module
            iac.imperative-step manifests/site.pp:5 guarded=false tool=puppet unit=manifests what=command-module
            iac.imperative-step web/recipes/default.rb:1 guarded=true tool=chef unit=web/recipes what=command-module
            iac.imperative-step web/recipes/default.rb:6 guarded=false tool=chef unit=web/recipes what=shell-module
            """);
  }

  @Test
  void leavesLookAlikesAlone() {
    DetectorTester.of(new RecipeCommands())
        .given(
            """
            -- pillar/web.sls --
            web:
              cmd: run
              note: "cmd.run: is written here"
            # cmd.run:
            -- manifests/a.pp --
            # exec { 'no': }
            define exec_all($x) { }
            -- app/recipes/soup.rb --
            class Soup
              def execute; end
            end
            -- app/models/job.rb --
            execute 'x' do
            end
            """)
        .seesNothing();
  }

  @Test
  void countsCommandsAgainstTheResourcesOfTheirOwnRoot() {
    List<Evidence> seen =
        DetectorTester.of(new OtherDefinitions())
            .given(
                """
                -- salt/top.sls --
                base: {'*': [web]}
                -- salt/web/init.sls --
                nginx:
                  pkg.installed: []
                  service.running: []
                -- pillar/top.sls --
                base: {'*': [web]}
                """)
            .evidence();
    assertThat(seen.stream().filter(fact -> fact.kind().equals("iac.root")))
        .singleElement()
        .satisfies(
            root -> {
              assertThat(root.text("dir")).contains("salt");
              assertThat(root.text("resources")).contains("2");
            });
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new RecipeCommands())
        .given("-- a.sls --\ncmd:\n-- a.pp --\nexec { 'x':\n-- recipes/a.rb --\nbash 'x' do\n")
        .sees(
            """
            iac.imperative-step a.pp:1 guarded=false tool=puppet unit=. what=command-module
            iac.imperative-step recipes/a.rb:1 guarded=false tool=chef unit=recipes what=shell-module
            """);
  }
}
