package dev.tidemark.detector.governance;

import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import org.junit.jupiter.api.Test;

class SafeSettingsTest {
  private static final String BRANCHES =
      "branches: [{name: default, protection: {required_status_checks: {contexts: [plan]}}}]\n";

  private static DetectorTester given(Detector detector, String files) {
    return DetectorTester.of(detector)
        .beside(
            TextNeighbours.of("acme/admin", "acme/shop", "")
                .and("acme/shop-infra", "")
                .and("acme/.github", "-- .github/settings.yml --\n" + BRANCHES)
                .and("other/site", ""))
        .given(files);
  }

  @Test
  void aFileOfARepositoryIsForThatOne() {
    given(
            new SafeSettings(),
            """
            -- .github/repos/shop.yml --
            branches: [{name: main, protection: {required_pull_request_reviews: {required_approving_review_count: 1}}}]
            -- .github/repos/gone.yml --
            rulesets: [{name: main, target: branch, enforcement: active, rules: [{type: merge_queue}]}]
            -- .github/repos/shop-infra.yml --
            rulesets: [{name: main, enforcement: evaluate, rules: [{type: merge_queue}]}]
            """)
        .sees(
            """
            governance.branch-protection .github/repos/gone.yml:1 for-this=no merge-queue=true required-checks=false reviews=false signature=false tool=safe-settings
            governance.branch-protection .github/repos/shop.yml:1 elsewhere=[acme/shop] for-this=no required-checks=false reviews=true signature=false tool=safe-settings
            """);
  }

  @Test
  void aFileOfAGroupIsForThoseThatItNamesAndTheFileOfAllForAllOfTheOwner() {
    given(
            new SafeSettings(),
            "-- .github/suborgs/infra.yml --\nsuborgrepos: ['*-infra']\n"
                + BRANCHES
                + "-- .github/settings.yml --\n"
                + BRANCHES)
        .sees(
            """
            governance.branch-protection .github/settings.yml:1 elsewhere=[acme/shop, acme/shop-infra] for-this=no required-checks=true reviews=false signature=false tool=safe-settings
            governance.branch-protection .github/suborgs/infra.yml:2 elsewhere=[acme/shop-infra] for-this=no required-checks=true reviews=false signature=false tool=safe-settings
            """);
  }

  @Test
  void whatIsRestrictedIsLeftAlone() {
    given(
            new SafeSettings(),
            "-- .github/repos/x.yml --\nrepository: {}\n-- .github/settings.yml --\n"
                + BRANCHES
                + "-- deployment-settings.yml --\nrestrictedRepos: {exclude: [shop]}\n")
        .sees(
            """
            governance.branch-protection .github/settings.yml:1 elsewhere=[acme/.github, acme/shop-infra] for-this=yes required-checks=true reviews=false signature=false tool=safe-settings
            """);
  }

  @Test
  void settingsOfOneRepositoryAreItsOwn() {
    String own = "-- .github/settings.yml --\n" + BRANCHES;
    given(new SafeSettings(), own).seesNothing();
    given(new BranchRules(), own + "-- .github/repos/x.yml --\nrepository: {}\n").seesNothing();
    given(new SafeSettings(), "-- .github/repos/shop.yml --\nbranches: [\n").seesNothing();
  }

  @Test
  void settingsMayBeginFromThoseOfASibling() {
    given(new BranchRules(), "-- .github/settings.yml --\n# ours\n_extends: .github\n")
        .sees(
            """
            governance.branch-protection .github/settings.yml:2 for-this=yes required-checks=true reviews=false signature=false tool=probot-settings
            """);
    given(new BranchRules(), "-- .github/settings.yml --\n_extends: shop\n").seesNothing();
    given(new BranchRules(), "-- .github/settings.yml --\n_extends: '.github:../x.yml'\n")
        .seesNothing();
  }
}
