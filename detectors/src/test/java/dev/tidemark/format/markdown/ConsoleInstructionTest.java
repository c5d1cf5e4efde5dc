package dev.tidemark.format.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleInstructionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Open the AWS console and create a bucket",
        "3. Click the Edit button",
        "1. In the Fastly portal, create a new service",
        "Go to the Azure management portal and add a user",
        "Users are kept elsewhere. They must be managed in the portal",
        "After that we can change the script from the console",
        "Groups: add yours in the console",
        "To see more, choose Create in the UI",
        "Check the box and click Save in the console",
        "Go to the AWS console and check that the user exists, then delete it",
        "We create the queue in the AWS console",
        "Zones are created manually in the AWS console",
        "Once the bucket was created in the AWS console, add its name here",
        "The bucket was created in the console; you need to enable logs in the console",
        "The role was set up in the console: click Edit to change it",
        "Note: add the user in the AWS console",
      })
  void tellsSomebodyToClick(String text) {
    assertThat(ConsoleInstruction.in(text.toLowerCase(Locale.ROOT))).isGreaterThanOrEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A developer portal with templates that create services",
        "Units where people are told to click or type what no definition declares",
        "Parameter: portalSettings.enabled",
        "The colour that will occur in the dashboard when a threshold is changed",
        "Comprehensive update towards feature parity with portal experience",
        "You need to access the Report portal",
        "Flags should be defined here rather than created in the portal",
        "Do not create anything in the console",
        "Check the AWS console for the state of the instance",
        "2. Go to the AWS console and view the logs of the task",
        "Verify in the console that the stack is there",
        "The log bucket was set up manually in the AWS console",
        "We created the queue in the AWS console",
        "Note that the zone was originally created by hand in the AWS console",
        "The users have been added manually via the console",
        "The role had to be created manually in the AWS console",
        "was set up in the console we",
        "",
      })
  void speaksOfConsolesOnly(String text) {
    assertThat(ConsoleInstruction.in(text.toLowerCase(Locale.ROOT))).isEqualTo(-1);
  }
}
