package dev.tidemark.detector.otheriac;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Tasks of Ansible: commands with their guards, patches, and what is referred to but not here. */
class AnsibleTasksTest {

  @Test
  void aCommandIsGuardedWhereverItsGuardIsWritten() {
    DetectorTester.of(new AnsibleTasks())
        .given(
            """
            -- play/site.yml --
            - hosts: all
              tasks:
                - command: createdb app
                  changed_when: false
                - ansible.builtin.command: {cmd: createdb app, creates: /var/db}
                - ansible.legacy.shell: createdb app removes=/var/old
                - raw: createdb app
                - script: create.sh
                - community.general.command: createdb app
                - name: nothing to run
                  debug: {msg: command}
            """)
        .sees(
            """
            iac.imperative-step play/site.yml:3 guarded=true tool=ansible unit=play what=command-module
            iac.imperative-step play/site.yml:5 guarded=true tool=ansible unit=play what=command-module
            iac.imperative-step play/site.yml:6 guarded=true tool=ansible unit=play what=shell-module
            iac.imperative-step play/site.yml:7 guarded=false tool=ansible unit=play what=shell-module
            iac.imperative-step play/site.yml:8 guarded=false tool=ansible unit=play what=script
            """);
  }

  @Test
  void aPatchUpgradesAllOrTakesTheLatestOfAll() {
    DetectorTester.of(new AnsibleTasks())
        .given(
            """
            -- play/site.yml --
            - hosts: all
              tasks:
                - apt: {upgrade: dist}
                - apt: {upgrade: "no"}
                - yum: {name: "*", state: latest}
                - dnf: {name: "*", state: present}
                - package: {name: nginx, state: latest}
                - ansible.windows.win_updates: {category_names: [SecurityUpdates]}
                - snap: {name: "*", state: latest}
            """)
        .sees(
            """
            patching.automation play/site.yml:3 tool=ansible unit=play what=playbook
            patching.automation play/site.yml:5 tool=ansible unit=play what=playbook
            patching.automation play/site.yml:8 tool=ansible unit=play what=playbook
            """);
  }

  @Test
  void tasksAndRolesThatAreNotHereAreBrokenReferences() {
    DetectorTester.of(new AnsibleTasks())
        .given(
            """
            -- play/site.yml --
            - hosts: all
              roles:
                - web
                - {role: gone-by-role}
                - {name: gone-by-name}
              tasks:
                - include_tasks: {file: missing.yml}
                - import_tasks: "{{family}}.yml"
                - import_tasks: setup.yml tags=setup
                - include_tasks: setup.yml
                - include_tasks: web.yml
                - include_role: {name: web}
                - import_role: {name: gone}
                - import_role: {name: "{{ role }}"}
                - import_role: {tasks_from: main}
            -- play/setup.yml --
            - debug: {msg: x}
            -- play/tasks/web.yml --
            - debug: {msg: x}
            -- play/roles/web/tasks/main.yml --
            - import_tasks: ../tasks/more.yml
            -- play/roles/web/tasks/more.yml --
            - debug: {msg: x}
            """)
        .sees(
            """
            iac.broken-reference play/site.yml:1 explained=none target=gone-by-name tool=ansible unit=play what=role
            iac.broken-reference play/site.yml:1 explained=none target=gone-by-role tool=ansible unit=play what=role
            iac.broken-reference play/site.yml:13 explained=none target=gone tool=ansible unit=play what=role
            iac.broken-reference play/site.yml:7 explained=none target=missing.yml tool=ansible unit=play what=file
            """);
  }

  @Test
  void whatRequirementsMayInstallIsNotMissing() {
    DetectorTester.of(new AnsibleTasks())
        .given(
            """
            -- play/site.yml --
            - hosts: all
              roles: [geerlingguy.docker, docker, " "]
              tasks: []
            -- requirements.yml --
            roles: [{name: docker}]
            """)
        .seesNothing();
  }
}
