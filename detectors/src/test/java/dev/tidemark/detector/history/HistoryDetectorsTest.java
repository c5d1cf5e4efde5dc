package dev.tidemark.detector.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.ToldHistory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snapshot of tests is of 2024-06-30. */
class HistoryDetectorsTest {
  private static final String NOW =
      """
      -- app/versions.tf --
      terraform {
        required_version = "~> 1.8"
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "5.40.0"
          }
        }
      }
      -- app/alarms.tf --
      resource "aws_cloudwatch_metric_alarm" "cpu" { threshold = 90 }
      -- app/app.tftest.hcl --
      run "plan" { command = plan }
      """;

  private static final String BEFORE = NOW.replace("5.40.0", "5.31.0").replace("90", "80");

  private static ToldHistory past() {
    return new ToldHistory()
        .change("2024-06-20", "Raise the alarm (#7)", "app/alarms.tf")
        .botChange("2024-06-01", "Bump hashicorp/aws", "app/versions.tf")
        .change("2024-05-01", "PLAT-1 fix the plan", "app/app.tftest.hcl")
        .change("2024-02-01", "Write README", "README.md")
        .change("2021-01-01", "Begin", "app/versions.tf")
        .state("2024-03-01", BEFORE)
        .state("2021-01-01", BEFORE);
  }

  @Test
  void aMergeOfTheMainlineIsNoChangeOfItsOwn() {
    DetectorTester.of(new MainlineChanges())
        .given(NOW)
        .withHistory(
            new ToldHistory()
                .change("2024-06-20", "Merge branch 'main' into queue", "app/alarms.tf")
                .change("2024-06-10", "Raise the alarm (#7)", "app/alarms.tf")
                .state("2021-01-01", BEFORE))
        .sees(
            """
            history.change  commit=c1 date=2024-06-10 fix=false review=true ticket=false
            history.extent  changes=2 cut=false direct-pushes=0 newest=2024-06-20 oldest=2024-06-10 rebase-merged=false
            """);
  }

  @Test
  void changesByPeopleToInfrastructure() {
    DetectorTester.of(new MainlineChanges())
        .given(NOW)
        .withHistory(past())
        .sees(
            """
            history.change  commit=c0 date=2024-06-20 fix=false review=true ticket=false
            history.change  commit=c2 date=2024-05-01 fix=true review=false ticket=true
            history.extent  changes=4 cut=false direct-pushes=66 newest=2024-06-20 oldest=2024-02-01 rebase-merged=false
            """);
  }

  @Test
  void whatTerraformReadsFromAFolderIsPartOfIt() {
    String files =
        """
        -- app/main.tf --
        locals {
          values = templatefile("${path.module}/../values/agent.yaml.tpl", {})
          script = file("${path.module}/../scripts/run.sh")
        }
        -- values/agent.yaml.tpl --
        replicas: 2
        """;
    ToldHistory past =
        new ToldHistory()
            .change("2024-06-20", "Raise replicas (#7)", "values/agent.yaml.tpl")
            .change("2024-06-10", "Drop the old agent (#6)", "values/old.yaml.tpl")
            .change("2024-06-01", "Mend the script (#5)", "scripts/run.sh")
            .change("2024-05-01", "Translate (#4)", "texts/de.yaml");
    DetectorTester.of(new MainlineChanges())
        .given(files)
        .withHistory(past)
        .sees(
            """
            history.change  commit=c0 date=2024-06-20 fix=false review=true ticket=false
            history.change  commit=c1 date=2024-06-10 fix=false review=true ticket=false
            history.extent  changes=4 cut=false direct-pushes=0 newest=2024-06-20 oldest=2024-05-01 rebase-merged=false
            """);
  }

  @Test
  void aNumberBeforeMostMessagesIsATicket() {
    ToldHistory habit = new ToldHistory();
    ToldHistory chance = new ToldHistory();
    for (int day = 1; day <= 9; day++) {
      String date = "2024-06-2" + (9 - day);
      String number = 4710 + day + ": fix queue";
      habit.change(date, day <= 5 ? number : "Fix queue", "app/alarms.tf");
      chance.change(date, day <= 4 ? number : "Fix queue", "app/alarms.tf");
    }
    assertThat(ticketsIn(new MainlineChanges(), habit)).isEqualTo(5);
    assertThat(ticketsIn(new Repairs(), habit)).isEqualTo(5);
    assertThat(ticketsIn(new MainlineChanges(), chance)).isZero();
    assertThat(ticketsIn(new Repairs(), chance)).isZero();
  }

  private static long ticketsIn(Detector detector, ToldHistory history) {
    return DetectorTester.of(detector).given(NOW).withHistory(history).evidence().stream()
        .filter(fact -> fact.is("ticket"))
        .count();
  }

  @Test
  void repairsByPeople() {
    DetectorTester.of(new Repairs())
        .given(NOW)
        .withHistory(past())
        .sees("history.fix  commit=c2 date=2024-05-01 review=false ticket=true");
  }

  @Test
  void upgradesBetweenTheEndsOfAQuarter() {
    DetectorTester.of(new Upgrades())
        .given(NOW)
        .withHistory(past())
        .sees("history.upgrade app/versions.tf:4 date=2024-06-30 quarter=1 what=provider aws");
  }

  @Test
  void updatesThatLanded() {
    DetectorTester.of(new LandedUpdates())
        .given(NOW)
        .withHistory(past())
        .sees("history.update-landed app/versions.tf date=2024-06-01 quarter=1");
  }

  @Test
  void updatesThatLandedBesideRecordingsOfTests() {
    DetectorTester.of(new LandedUpdates())
        .given(NOW)
        .withOrigins(path -> path.name().equals("alarms.tf") ? Origin.FIXTURE : Origin.OWN)
        .withHistory(
            new ToldHistory()
                .botChange("2024-06-28", "Update recordings", "app/alarms.tf")
                .botChange("2024-06-27", "Bump aws", "app/versions.tf"))
        .sees("history.update-landed app/versions.tf date=2024-06-27 quarter=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bump version: 1.2.0 → 1.2.1",
        "chore(release): update to 2.0.0",
        "Update changelog for 3.1",
        "ci: version bump"
      })
  void whatABotReleasesItselfIsNoUpdate(String message) {
    DetectorTester.of(new LandedUpdates())
        .given(NOW)
        .withHistory(new ToldHistory().botChange("2024-06-28", message, "app/versions.tf"))
        .seesNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chore(deps): bump version of aws to 5.2",
        "Bump release-it from 15.0 to 16.0",
        "Update dependency conventional-changelog to v5",
        "Update Terraform aws to v5\n\nRelease notes: bump version of the protocol"
      })
  void theVersionOfSomethingElseIsAnUpdate(String message) {
    DetectorTester.of(new LandedUpdates())
        .given(NOW)
        .withHistory(new ToldHistory().botChange("2024-06-28", message, "app/versions.tf"))
        .sees("history.update-landed app/versions.tf date=2024-06-28 quarter=1");
  }

  @Test
  void rulesThatPeopleChanged() {
    DetectorTester.of(new RuleChanges())
        .given(NOW)
        .withHistory(past())
        .sees("history.rule-change app/alarms.tf date=2024-06-20 quarter=1");
  }

  @Test
  void dashboardsThatASidecarLoadsAreRules() {
    String board = "kind: ConfigMap\nmetadata: {labels: {%s: \"1\"}}\ndata: {a.json: \"%s\"}\n";
    String now = "-- board.yaml --\n" + board.formatted("grafana_dashboard", "new");
    String before = "-- board.yaml --\n" + board.formatted("grafana_dashboard", "old");
    ToldHistory history =
        new ToldHistory()
            .change("2024-06-20", "Show the tide (#9)", "board.yaml")
            .state("2024-03-31", before)
            .state("2023-12-31", before);
    DetectorTester.of(new RuleChanges())
        .given(now)
        .withHistory(history)
        .sees("history.rule-change board.yaml date=2024-06-20 quarter=1");
    DetectorTester.of(new RuleChanges())
        .given(now.replace("grafana_dashboard", "app"))
        .withHistory(history)
        .seesNothing();
  }

  @Test
  void whatWasChangedUnderAnotherPathCountsWhereItIsToday() {
    DetectorTester.of(new RuleChanges())
        .given(NOW)
        .withHistory(
            new ToldHistory()
                .change("2024-06-20", "Move the app (#8)", "app/alarms.tf", "old/alarms.tf")
                .change("2024-02-01", "Raise the alarm (#7)", "old/alarms.tf")
                .state("2024-03-01", NOW.replace("-- app/", "-- old/"))
                .state("2023-12-01", BEFORE.replace("-- app/", "-- older/")))
        .sees("history.rule-change app/alarms.tf date=2024-02-01 quarter=2");
  }

  @Test
  void aFileThatOnlyMovedWasNotChanged() {
    DetectorTester.of(new RuleChanges())
        .given(NOW)
        .withHistory(
            new ToldHistory()
                .change("2024-06-20", "Move the app (#8)", "app/alarms.tf", "old/alarms.tf")
                .state("2024-03-01", NOW.replace("-- app/", "-- old/")))
        .seesNothing();
  }

  @Test
  void anUpgradeOfAFileThatMovedSinceIsOneToo() {
    DetectorTester.of(new Upgrades())
        .given(NOW)
        .withHistory(
            new ToldHistory()
                .change("2024-06-20", "Move the app (#8)", "app/versions.tf", "old/versions.tf")
                .change("2024-02-01", "Bump (#7)", "old/versions.tf")
                .state("2024-03-01", NOW.replace("-- app/", "-- old/"))
                .state("2023-12-01", BEFORE.replace("-- app/", "-- old/")))
        .sees("history.upgrade app/versions.tf date=2024-06-30 quarter=2 what=provider aws");
  }

  @Test
  void testsThatPeopleChanged() {
    DetectorTester.of(new TestChanges())
        .given(NOW)
        .withHistory(
            past().state("2024-03-01", BEFORE.replace("command = plan", "command = apply")))
        .sees("history.test-change app/app.tftest.hcl date=2024-05-01 quarter=1");
  }

  @Test
  void testsInTheirFoldersAndProgramsThatTestCount() {
    String files =
        """
        -- policy/.chainsaw-test/pod.yaml --
        kind: Pod
        -- stack/bucket.test.ts --
        import * as pulumi from "@pulumi/pulumi";
        pulumi.runtime.setMocks({});
        -- web/page.test.ts --
        import { render } from "page";
        """;
    ToldHistory past =
        new ToldHistory()
            .change("2024-05-03", "A page", "web/page.test.ts")
            .change("2024-05-02", "A pod", "policy/.chainsaw-test/pod.yaml")
            .change("2024-05-01", "A bucket", "stack/bucket.test.ts")
            .change("2024-01-01", "Begin", "README.md")
            .state("2024-01-01", "-- README.md --\nhello\n");
    DetectorTester.of(new TestChanges())
        .given(files)
        .withHistory(past)
        .sees(
            """
            history.test-change policy/.chainsaw-test/pod.yaml date=2024-05-02 quarter=1
            history.test-change stack/bucket.test.ts date=2024-05-01 quarter=1
            """);
  }

  @Test
  void testsOfAlertRulesCount() {
    String files =
        """
        -- tests/disk.rules.test.yml --
        rule_files: [disk.rules.yml]
        tests:
          - alert_rule_test:
              - alertname: DiskFull
        -- tests/rates.yml --
        rule_files: [rates.rules.yml]
        tests:
          - promql_expr_test:
              - expr: job:requests:rate5m
        -- tests/disk.rules.yml --
        groups:
          - name: disk
        """;
    ToldHistory past =
        new ToldHistory()
            .change("2024-05-02", "Rates", "tests/rates.yml", "tests/disk.rules.yml")
            .change("2024-05-01", "A disk", "tests/disk.rules.test.yml")
            .change("2024-01-01", "Begin", "README.md")
            .state("2024-01-01", "-- README.md --\nhello\n");
    DetectorTester.of(new TestChanges())
        .given(files)
        .withHistory(past)
        .sees(
            """
            history.test-change tests/disk.rules.test.yml date=2024-05-01 quarter=1
            history.test-change tests/rates.yml date=2024-05-02 quarter=1
            """);
  }

  @Test
  void releasesByTag() {
    DetectorTester.of(new Releases())
        .given(NOW)
        .withHistory(new ToldHistory().tag("2024-05-01", "vpc-1.2.0").tag("2024-04-01", "nightly"))
        .sees(
            """
            history.release  date=2024-05-01 subject=vpc tag=vpc-1.2.0 version=true
            history.release  date=2024-04-01 tag=nightly version=false
            """);
  }

  @Test
  void noHistoryIsNoEvidence() {
    for (var detector :
        List.of(
            new MainlineChanges(),
            new Upgrades(),
            new LandedUpdates(),
            new RuleChanges(),
            new TestChanges(),
            new Releases(),
            new FirstDeploys())) {
      DetectorTester.of(detector).given(NOW).seesNothing();
    }
  }

  @Test
  void newServicesAndTheirFirstDeployment() {
    String files =
        """
        -- services/cart/go.mod --
        module cart
        -- services/cart/Dockerfile --
        FROM alpine:3.20
        -- services/old/go.mod --
        module old
        -- services/old/Dockerfile --
        FROM alpine:3.20
        -- images/base/Dockerfile --
        FROM alpine:3.20
        """;
    DetectorTester.of(new FirstDeploys())
        .given(files)
        .withHistory(
            new ToldHistory()
                .change("2024-06-20", "Deploy the cart (#7)", "services/cart/Dockerfile")
                .change("2024-06-01", "Begin a base image", "images/base/Dockerfile")
                .change("2024-05-20", "Begin the cart", "services/cart/go.mod")
                .change("2024-05-01", "Deploy what is old", "services/old/Dockerfile")
                .state("2021-01-01", "-- services/old/go.mod --\nmodule old\n"))
        .sees("history.first-deploy services/cart days=31 unit=services/cart");
  }
}
