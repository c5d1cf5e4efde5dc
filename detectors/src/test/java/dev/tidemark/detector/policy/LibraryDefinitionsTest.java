package dev.tidemark.detector.policy;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class LibraryDefinitionsTest {
  private static final String RULE =
      """
      package terraform.plan
      import rego.v1
      default allow := false
      allow if { count(input.resource_changes) == 0 }
      """;

  @Test
  void oneFolderForEachPolicyMakesTheRepositoryALibrary() {
    DetectorTester.of(new LibraryDefinitions())
        .given(policies("registry", "database", "queue"))
        .sees(
            """
            iac.definition database/main.rego:4 dir=. files=3 standard=true style=declarative tool=opa
            """);
  }

  @Test
  void aFolderOfSeveralPoliciesIsALibraryOfItsOwn() {
    DetectorTester.of(new LibraryDefinitions())
        .given(policies("policy/registry", "policy/database", "policy/queue"))
        .sees(
            """
            iac.definition policy/database/main.rego:4 dir=policy files=3 standard=true style=declarative tool=opa
            """);
  }

  @Test
  void policiesBesideOtherThingsAreGuardrailsOfThese() {
    DetectorTester.of(new LibraryDefinitions())
        .given(policies("registry", "database", "queue") + "-- queue/main.tf --\n")
        .seesNothing();
    DetectorTester.of(new LibraryDefinitions())
        .given(policies("registry", "database"))
        .seesNothing();
  }

  @Test
  void rulesOfGuardAreALibraryFromThreeOn() {
    String two = "-- rules/quay/a.guard --\nrule a {}\n-- rules/quay/b.guard --\nrule {{\n";
    DetectorTester.of(new LibraryDefinitions()).given(two).seesNothing();
    DetectorTester.of(new LibraryDefinitions())
        .given(two + "-- rules/c.guard --\nrule c {}\n")
        .sees(
            """
            iac.definition rules/c.guard:1 dir=rules files=3 standard=true style=declarative tool=cfn-guard
            """);
  }

  @Test
  void brokenPoliciesAreSurvived() {
    DetectorTester.of(new LibraryDefinitions())
        .given("-- a/main.rego --\nallow if {{\n-- b/main.rego --\npackage\n")
        .seesNothing();
  }

  private static String policies(String... folders) {
    StringBuilder files = new StringBuilder();
    for (String folder : folders) {
      files.append("-- ").append(folder).append("/main.rego --\n").append(RULE);
    }
    return files.toString();
  }
}
