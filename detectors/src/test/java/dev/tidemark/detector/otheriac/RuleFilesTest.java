package dev.tidemark.detector.otheriac;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Rules that a server loads as files are definitions. */
class RuleFilesTest {

  @Test
  void filesOfRulesAreDefinitionsOneADirectory() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            """
            -- team/disk.yaml --
            groups:
            - name: disk
              rules:
              - {alert: DiskFull, expr: free < 1}
            -- team/load.yml --
            groups: [{name: load, rules: [{record: "job:load", expr: sum(load)}]}]
            """)
        .sees(
            """
            iac.definition team/disk.yaml:1 dir=team files=2 standard=true style=declarative tool=prometheus
            """);
  }

  @Test
  void whatOnlyLooksLikeRulesIsNone() {
    DetectorTester.of(new OtherDefinitions())
        .given(
            """
            -- people.yaml --
            groups: [{name: admins, rules: [{alert: none, members: 3}]}, {name: users}]
            -- disk_test.yaml --
            rule_files: [disk.yaml]
            tests: [{alert_rule_test: [{alertname: DiskFull}]}]
            -- broken.yaml --
            groups:
            - name: [
            """)
        .seesNothing();
  }
}
