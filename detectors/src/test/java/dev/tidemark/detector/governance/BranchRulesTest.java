package dev.tidemark.detector.governance;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class BranchRulesTest {

  @Test
  void readsTheFilesOfBotsThatMerge() {
    rules(
            """
            -- .asf.yaml --
            github:
              protected_branches:
                main:
                  required_status_checks: {contexts: [test]}
                  required_pull_request_reviews: {required_approving_review_count: 1}
            -- bors.toml --
            status = ["test"]
            -- .policy.yml --
            policy: {approval: [two people]}
            """)
        .sees(
            """
            governance.branch-protection .asf.yaml:3 for-this=yes required-checks=true reviews=true tool=asf
            governance.branch-protection .policy.yml:1 for-this=yes reviews=true tool=policy-bot
            governance.branch-protection bors.toml:1 for-this=yes merge-queue=true required-checks=true tool=bors
            """);
  }

  @Test
  void theSameFilesWithoutARuleProtectNothing() {
    rules(
            """
            -- .asf.yaml --
            github: {protected_branches: {}}
            -- bors.toml --
            timeout_sec = 10
            -- .mergify.yml --
            pull_request_rules: [{name: label}]
            -- .policy.yml --
            policy: {}
            -- .github/rulesets/main.yaml --
            {"enforcement": "active", "rules": [{"type": "merge_queue"}]}
            -- .github/rulesets/empty.json --
            {"enforcement": "active", "rules": []}
            """)
        .seesNothing();
  }

  private static DetectorTester rules(String files) {
    return DetectorTester.of(new BranchRules()).given(files);
  }
}
