package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import org.junit.jupiter.api.Test;

/** Files of another project that a pipeline of GitLab includes. */
class GitlabNextDoorTest {
  private static final TextNeighbours BESIDE =
      TextNeighbours.of(
          "acme/shop",
          "acme/platform/pipelines",
          "-- templates/plan.yml --\nplan:\n  script: terraform plan\n");

  private static DetectorTester given(String include) {
    return DetectorTester.of(new CiTemplates())
        .beside(BESIDE)
        .given("-- .gitlab-ci.yml --\n" + include);
  }

  @Test
  void aFileOfAProjectInTheCheckoutIsUsedThere() {
    given(
            """
            include:
              - project: acme/platform/pipelines
                ref: v2.0.1
                file: /templates/plan.yml
            """)
        .sees(
            "ci.template-use .gitlab-ci.yml:2 followed=true"
                + " next-door=acme/platform/pipelines/templates/plan.yml pin=tag pinned=true"
                + " source=acme/platform/pipelines/templates/plan.yml source-kind=organisation"
                + " tool=gitlab-ci version=v2.0.1 what=template");
  }

  @Test
  void aProjectThatIsNotThereIsFollowedByName() {
    given(
            """
            include:
              - project: acme/other
                file: /templates/plan.yml
            """)
        .sees(
            "ci.template-use .gitlab-ci.yml:2 followed=false pin=none pinned=false"
                + " source=acme/other//templates/plan.yml source-kind=public"
                + " tool=gitlab-ci what=template");
  }

  @Test
  void aBrokenIncludeIsNothing() {
    given("include:\n  - project: [\n").seesNothing();
  }
}
