package dev.tidemark.detector.observability;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class AnsibleAgentsTest {
  private static final String ROLE =
      """
      -- roles/watch/tasks/main.yml --
      - name: Install
        ansible.builtin.apt: {name: datadog-agent}
      - block:
          - name: Run
            ansible.builtin.service: {name: datadog-agent, state: started, enabled: true}
      -- roles/watch/handlers/main.yml --
      - name: Restart
        systemd: {name: fluent-bit.service, state: restarted}
      """;

  @Test
  void seesTheServicesThatPlaysKeepRunningAndTheRolesOfCollections() {
    DetectorTester.of(new AnsibleAgents())
        .given(
            """
            -- site.yml --
            - hosts: web
              roles:
                - watch
                - role: prometheus.prometheus.node_exporter
            """
                + ROLE)
        .sees(
            """
            observability.logging roles/watch/handlers/main.yml:2 name=fluent-bit shipped=true tool=fluent-bit what=agent
            observability.metrics roles/watch/tasks/main.yml:5 name=datadog-agent shipped=true tool=datadog-agent what=agent
            observability.metrics site.yml:4 name=node-exporter tool=prometheus what=exporter
            """);
  }

  @Test
  void aRoleThatNothingPlaysAndAServiceThatIsStoppedShowNothing() {
    DetectorTester.of(new AnsibleAgents())
        .given(
            ROLE
                + """
                -- site.yml --
                - hosts: web
                  roles: [roles/node_exporter, "{{ extra }}"]
                  tasks:
                    - service: {name: telegraf, state: stopped}
                    - service: {name: nginx, state: started}
                    - apt: {name: telegraf, state: present}
                """)
        .seesNothing();
  }

  @Test
  void seesServersThatAskTheirHosts() {
    DetectorTester.of(new AnsibleAgents())
        .given(
            """
            -- site.yml --
            - hosts: all
              tasks:
                - service: {name: nagios-nrpe-server, state: started}
                - service: {name: wazuh-agent, state: started}
                - service: {name: nagios, enabled: false, state: stopped}
            - hosts: monitor
              tasks:
                - systemd: {name: icinga2.service, state: started}
            """)
        .sees(
            """
            observability.logging site.yml:4 name=wazuh-agent shipped=true tool=wazuh-agent what=agent
            observability.metrics site.yml:3 name=nagios-nrpe-server shipped=true tool=nagios-nrpe-server what=agent
            observability.metrics site.yml:8 name=icinga2 shipped=true tool=icinga2 what=agent
            """);
  }

  @Test
  void brokenPlaysShowNothing() {
    DetectorTester.of(new AnsibleAgents())
        .given("-- site.yml --\n- hosts: web\n  tasks:\n    - service: [{name: telegraf\n")
        .seesNothing();
  }
}
