package dev.tidemark.detector.dependencies;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import org.junit.jupiter.api.Test;

/** Presets that lie in another repository of the checkout. */
class RenovatePresetsTest {
  private static final String FILES =
      """
      -- main.tf --
      terraform { required_providers { aws = { source = "hashicorp/aws", version = "5.0.0" } } }
      -- .github/workflows/a.yml --
      on: push
      jobs: {a: {steps: [{uses: actions/checkout@v4}]}}
      -- renovate.json --
      """;

  private static DetectorTester given(String renovate) {
    return DetectorTester.of(new RenovateUpdates())
        .beside(
            TextNeighbours.of(
                    "acme/shop",
                    "acme/presets",
                    """
                    -- default.json --
                    {"extends": ["local>acme/presets:base.json5", ":automergeMinor"], "schedule": ["weekly"]}
                    -- base.json5 --
                    {extends: ["github>acme/presets"], packageRules: [{matchManagers: ["terraform", "terraform-version", "tflint-plugin"], enabled: false}]}
                    """)
                .and(
                    "acme/.github",
                    "-- renovate/actions.json --\n{\"enabledManagers\": [\"github-actions\"]}\n"))
        .given(FILES + renovate + "\n");
  }

  @Test
  void sayWhatIsLookedAtWhenAndWhatIsMerged() {
    given("{\"extends\": [\"github>acme/presets\"]}")
        .sees(
            """
            deps.update-automation renovate.json:1 automerge=true ecosystems=[github-actions] next-door=acme/presets/default.json pinned=false schedule=weekly tool=renovate
            """);
    given("{\"extends\": [\"local>acme/.github//renovate/actions#v2\"]}")
        .sees(
            """
            deps.update-automation renovate.json:1 automerge=false ecosystems=[github-actions] next-door=acme/.github/renovate/actions.json pinned=true tool=renovate
            """);
  }

  @Test
  void whatExtendsHasTheLastWord() {
    given(
            "{\"extends\": [\"github>acme/presets:default\"], \"schedule\": [\"daily\"], \"enabled\": false}")
        .seesNothing();
    given("{\"extends\": [\"github>acme/presets:default\"], \"schedule\": [\"daily\"]}")
        .sees(
            """
            deps.update-automation renovate.json:1 automerge=true ecosystems=[github-actions] next-door=acme/presets/default.json pinned=false schedule=daily tool=renovate
            """);
  }

  @Test
  void onesThatAreNotHereAreLeftAsTheyAre() {
    given("{\"extends\": [\"github>acme/gone\", \"github>acme/presets:gone\", \"config:base\"]}")
        .sees(
            """
            deps.update-automation renovate.json:1 automerge=false ecosystems=[github-actions, terraform] tool=renovate
            """);
  }
}
