package dev.tidemark.detector.history;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.ToldHistory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nearly is a repair, an update, an upgrade or a change of rules. The snapshot of tests is of 2024-06-30. */
class FilesOverTimeTest {
  private static final String CHART = "-- %s --\nname: web\nversion: 1.0.0\nappVersion: \"%s\"\n";

  @Test
  void aRepairIsAPersonsAndOfTheLastTwoYears() {
    tester(new Repairs(), "-- a.tf --\n")
        .withHistory(
            new ToldHistory()
                .change("2024-06-01", "Add a queue", "a.tf")
                .botChange("2024-05-01", "fix: the lock file", "a.tf")
                .change("2022-07-01", "fix: the queue (#3)", "a.tf")
                .change("2022-06-01", "fix: the topic", "a.tf"))
        .sees("history.fix  commit=c2 date=2022-07-01 review=true ticket=false");
  }

  @Test
  void anUpdateThatLandedIsAProgramsAndSaysSo() {
    tester(new LandedUpdates(), "-- a.tf --\n")
        .withHistory(
            new ToldHistory()
                .change("2024-06-02", "Bump the provider", "a.tf")
                .botChange("2024-06-01", "Greet everybody", "a.tf"))
        .seesNothing();
  }

  @Test
  void anUpdateOfAFileThatIsGoneStandsForTheRepository() {
    tester(new LandedUpdates(), "-- a.tf --\n")
        .withHistory(new ToldHistory().botChange("2024-06-01", "Bump the provider", "gone.tf"))
        .sees("history.update-landed  date=2024-06-01 quarter=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile", "app/Dockerfile.prod", "app/compose.yaml"})
  void aPinThatRoseIsAnUpgradeWhereverItStands(String path) {
    String line = path.endsWith("yaml") ? "services: {web: {image: 'nginx:%s'}}" : "FROM nginx:%s";
    tester(new Upgrades(), "-- " + path + " --\n" + line.formatted("1.27.0") + "\n")
        .withHistory(
            changed(path)
                .state("2024-03-01", "-- " + path + " --\n" + line.formatted("1.25.0") + "\n"))
        .sees("history.upgrade %s:1 date=2024-06-30 quarter=1 what=image nginx".formatted(path));
  }

  @Test
  void aPinThatFellThatIsNewOrThatIsAnExamplesIsNoUpgrade() {
    String now = "-- Dockerfile --\nFROM nginx:1.27.0\n";
    tester(new Upgrades(), now)
        .withHistory(changed("Dockerfile").state("2024-03-01", now.replace("1.27", "1.28")))
        .seesNothing();
    tester(new Upgrades(), now)
        .withHistory(changed("Dockerfile").state("2024-03-01", "-- other --\n"))
        .seesNothing();
    tester(new Upgrades(), now)
        .withOrigins(path -> Origin.EXAMPLE)
        .withHistory(changed("Dockerfile").state("2024-03-01", now.replace("1.27", "1.25")))
        .seesNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groups: [{name: a, rules: [{alert: Down, expr: up == 0}]}]",
        "route: {receiver: a}\nreceivers: [{name: a}]",
        "panels: []\nschemaVersion: 39",
        "panels: []\ntemplating: {}",
        "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule"
      })
  void rulesRoutesAndDashboardsAreToldByTheirContent(String content) {
    rules(content).sees("history.rule-change watch.yaml date=2024-06-20 quarter=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groups: [{name: a, rules: []}]",
        "route: {receiver: a}",
        "receivers: [{name: a}]",
        "panels: []",
        "schemaVersion: 39",
        "apiVersion: v1\nkind: Service"
      })
  void halfOfARouteOrDashboardIsAnotherFile(String content) {
    rules(content).seesNothing();
  }

  private static DetectorTester rules(String content) {
    String file = "-- watch.yaml --\n" + content + "\n";
    return tester(new RuleChanges(), file)
        .withHistory(changed("watch.yaml").state("2024-03-01", file + "# before\n"));
  }

  @Test
  void rulesInJsonnetAreRulesAndItsLibrariesAreNone() {
    String rules = "{ groups: [{ name: 'a', rules: [{ alert: 'Down', expr: 'up == 0' }] }] }\n";
    tester(new RuleChanges(), "-- watch.jsonnet --\n" + rules)
        .withHistory(changed("watch.jsonnet").state("2024-03-01", "-- watch.jsonnet --\n{}\n"))
        .sees("history.rule-change watch.jsonnet date=2024-06-20 quarter=1");
    tester(new RuleChanges(), "-- watch.jsonnet --\n{ name: 'a' }\n")
        .withHistory(changed("watch.jsonnet").state("2024-03-01", "-- watch.jsonnet --\n{}\n"))
        .seesNothing();
  }

  @Test
  void alertsOfOtherToolsThanTerraformAreRules() {
    for (String type : List.of("Microsoft.Insights/metricAlerts", "Microsoft.Storage/x")) {
      String file = "-- watch.bicep --\nresource a '" + type + "@2018-03-01' = {\n  name: 'a'\n}\n";
      DetectorTester changed =
          tester(new RuleChanges(), file)
              .withHistory(changed("watch.bicep").state("2024-03-01", file + "// before\n"));
      if (type.endsWith("Alerts")) {
        changed.sees("history.rule-change watch.bicep date=2024-06-20 quarter=1");
      } else {
        changed.seesNothing();
      }
    }
    tester(new RuleChanges(), "-- watch.bicep --\nresource a 'Microsoft.Insights/metricAlerts\n")
        .withHistory(changed("watch.bicep").state("2024-03-01", "-- watch.bicep --\n\n"))
        .seesNothing();
  }

  @Test
  void aResourceThatWatchesNothingIsNoRule() {
    tester(new RuleChanges(), "-- a.tf --\nresource \"aws_s3_bucket\" \"a\" {}\n")
        .withHistory(changed("a.tf").state("2024-03-01", "-- a.tf --\n"))
        .seesNothing();
  }

  @Test
  void withoutAPastNothingIsSaid() {
    for (Detector detector :
        List.of(new Repairs(), new LandedUpdates(), new Upgrades(), new RuleChanges())) {
      tester(detector, CHART.formatted("Chart.yaml", "1")).seesNothing();
    }
  }

  private static ToldHistory changed(String path) {
    return new ToldHistory().change("2024-06-20", "Change it (#9)", path);
  }

  private static DetectorTester tester(Detector detector, String files) {
    return DetectorTester.of(detector).given(files);
  }

  @Test
  void anActionThatRosePatchesThePipelineAlone() {
    String now =
        "-- .github/workflows/a.yml --\njobs: {a: {steps: [{uses: actions/checkout@v4}]}}\n";
    tester(new Upgrades(), now)
        .withHistory(
            changed(".github/workflows/a.yml")
                .state("2024-03-01", now.replace("checkout@v4", "checkout@v3")))
        .sees(
            "history.upgrade .github/workflows/a.yml:1 date=2024-06-30 quarter=1 subject=pipeline"
                + " what=action actions/checkout");
  }

  /** A submodule that nothing here calls, such as a theme, is no version of infrastructure. */
  @Test
  void anotherCommitOfASubmoduleIsAnotherVersionOfItsModules() {
    String now =
        """
        -- main.tf --
        terraform { backend "s3" {} }
        module "queue" { source = "./shared/queue" }
        -- shared @ 2 --
        -- theme @ 2 --
        """;
    ToldHistory past = changed("shared").state("2024-03-01", now.replace("@ 2", "@ 1"));
    tester(new Upgrades(), now)
        .withHistory(past)
        .sees("history.upgrade shared date=2024-06-30 quarter=1 what=submodule shared");
    tester(new Upgrades(), now)
        .withHistory(changed("shared").state("2024-03-01", now))
        .seesNothing();
    tester(new MainlineChanges(), now)
        .withHistory(
            new ToldHistory()
                .change("2024-06-02", "Update shared modules (#2)", "shared")
                .change("2024-06-01", "Update the theme (#1)", "theme"))
        .sees(
            """
            history.change  commit=c0 date=2024-06-02 fix=false review=true ticket=false
            history.extent  changes=2 cut=false direct-pushes=0 newest=2024-06-02 oldest=2024-06-01 rebase-merged=false
            """);
  }
}
