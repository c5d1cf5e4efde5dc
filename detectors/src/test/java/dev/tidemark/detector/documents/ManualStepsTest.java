package dev.tidemark.detector.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualStepsTest {

  @Test
  void aStepIsForWhatItsHeadingOrItsWordsSay() {
    assertThat(about("Network", "create-vpc")).containsExactly("provisioning");
    assertThat(about("Deploying", "create-vpc")).containsExactly("deployment");
    assertThat(about("Provision the network", "create-vpc")).containsExactly("provisioning");
    assertThat(about("Bootstrap", "create-vpc")).containsExactly("bootstrap");
    assertThat(about("Network", "create-vpc --name tfstate")).containsExactly("bootstrap");
    assertThat(about("Rotating a token", "create-vpc")).containsExactly("credentials");
    assertThat(about("Developing", "create-vpc")).containsExactly("workstation");
  }

  @Test
  void whatOnlyLooksOrTriesOrIsDeclaredIsTyped() {
    assertThat(about("Network", "describe-vpcs")).isEmpty();
    assertThat(about("Network", "create-vpc --dry-run")).isEmpty();
    assertThat(about("Network", "create-vpc -f vpc.json")).isEmpty();
  }

  @Test
  void whoTriesAnExampleOutLearnsAndProvisionsNothing() {
    for (String folder : List.of("examples", "claims")) {
      String page =
          """
          -- %1$s/shop.yaml --
          kind: Shop
          -- docs/shop.md --
          # Shop

          ```sh
          kubectl create ns shop
          kubectl apply -n shop -f %1$s/shop.yaml
          kubectl apply -f examples/gone.yaml -f /broken/../..
          ```
          """
              .formatted(folder);
      DetectorTester reader =
          DetectorTester.of(new ManualSteps())
              .given(page)
              .withOrigins(p -> p.value().startsWith("examples") ? Origin.EXAMPLE : Origin.OWN);
      assertThat(reader.evidence())
          .singleElement()
          .satisfies(
              step -> assertThat(step.is("for-outsiders")).isEqualTo(folder.equals("examples")));
    }
  }

  @Test
  void plansStopsAndRefreshesProvisionNothing() {
    for (String quiet :
        List.of(
            "-- team/proposals/new-cache/tasks.md --\n# Cache\n\n```sh\nkubectl scale sts cache --replicas=3\n```\n",
            "-- docs/disk.md --\n# Disk\n\n```sh\nkubectl scale sts loki --replicas=0\nrm -rf x\n"
                + "kubectl scale sts loki --replicas=1\n```\n",
            "-- docs/sync.md --\n# Sync\n\n```sh\nkubectl patch application web -p"
                + " '{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/refresh\":\"hard\"}}}'\n```\n")) {
      DetectorTester.of(new ManualSteps()).given(quiet).seesNothing();
    }
    for (String told :
        List.of(
            "-- docs/cache.md --\n# Cache\n\n```sh\nkubectl scale sts cache --replicas=3\n```\n",
            "-- docs/disk.md --\n# Disk\n\n```sh\nkubectl patch pvc disk -p '{\"spec\":{}}'\n```\n")) {
      assertThat(DetectorTester.of(new ManualSteps()).given(told).evidence()).hasSize(1);
    }
  }

  @Test
  void runningAScheduledJobOnceMoreMakesNothing() {
    String page = "```sh\nkubectl create job %s --namespace shop\n```";
    assertThat(seen(page.formatted("refresh-now --from=cronjob/refresh"))).isZero();
    assertThat(seen(page.formatted("refresh-now --image=shop"))).isEqualTo(1);
  }

  @Test
  void settingsOfAnEditorAreNoConsole() {
    assertThat(seen("Click 'Run' -> 'Edit Configurations...', and add a new one in the console."))
        .isZero();
  }

  @Test
  void whoPollsForNewMessagesMakesNone() {
    assertThat(seen("Click \"Send and receive\" in the AWS console, then poll for new messages."))
        .isZero();
    assertThat(seen("Click \"New queue\" in the AWS console.")).isEqualTo(1);
  }

  @Test
  void aRegistryRegistersNothing() {
    assertThat(seen("Log in to the AWS console > EventBridge > Schema Registry.")).isZero();
    assertThat(seen("Log in to the AWS console and register the schema.")).isEqualTo(1);
  }

  private static int seen(String text) {
    return DetectorTester.of(new ManualSteps())
        .given("-- docs/queues.md --\n# Queues\n\n" + text + "\n")
        .evidence()
        .size();
  }

  @Test
  void theGuideOfWhatOthersLaunchSpeaksToOutsiders() {
    String launcher = "https://portal.azure.com/#create/Microsoft.Template/uri/main.json";
    assertThat(forOutsiders("Demo of a landing zone", launcher)).isTrue();
    assertThat(forOutsiders("Landing zone", launcher)).isFalse();
    assertThat(forOutsiders("Demo of a landing zone", "https://portal.azure.com/#home")).isFalse();
    assertThat(forOutsiders("", "](")).isFalse();
  }

  private static boolean forOutsiders(String title, String link) {
    return DetectorTester.of(new ManualSteps())
        .given(
            """
            -- README.md --
            # %s

            [Deploy to Azure](%s)
            -- docs/queues.md --
            # Queues

            Click "New queue" in the Azure portal.
            """
                .formatted(title, link))
        .evidence()
        .get(0)
        .is("for-outsiders");
  }

  @Test
  void aStepNamesTheUnitThatItsPageDescribes() {
    List<Evidence> seen =
        DetectorTester.of(new ManualSteps())
            .given(
                """
                -- network/main.tf --
                terraform {
                  backend "s3" {}
                }
                -- network/README.md --
                # Network
                ```
                aws ec2 create-vpc
                ```
                """)
            .evidence();
    assertThat(seen).extracting(fact -> fact.text("unit").orElse("")).containsExactly("network");
  }

  private static List<String> about(String heading, String typed) {
    return DetectorTester.of(new ManualSteps())
        .given("-- docs/a.md --\n# %s\n```\naws ec2 %s\n```\n".formatted(heading, typed))
        .evidence()
        .stream()
        .map(fact -> fact.text("about").orElse(""))
        .toList();
  }
}
