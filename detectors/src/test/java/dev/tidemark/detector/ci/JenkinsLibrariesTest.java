package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import org.junit.jupiter.api.Test;

/** Shared libraries of Jenkins whose repositories are in the checkout. */
class JenkinsLibrariesTest {
  private static final String STEP =
      "-- vars/deployAll.groovy --\ndef call(Map m) { sh 'helm upgrade a b' }\n";
  private static final String FILES =
      """
      -- Jenkinsfile --
      @Library('tools@v2') _
      stage('x') { deployAll(env: 'prod') }
      """;
  private static final String LOADED =
      "ci.template-use Jenkinsfile:1 followed=%s%s pin=range pinned=false source=tools"
          + " source-kind=organisation tool=jenkins version=v2 what=shared-library\n";
  private static final String USED =
      "ci.template-use Jenkinsfile:2 followed=%s%s pin=range pinned=false source=deployAll@tools"
          + " source-kind=organisation tool=jenkins version=v2 what=shared-library\n";

  private static DetectorTester given(TextNeighbours beside) {
    return DetectorTester.of(new CiTemplates()).beside(beside).given(FILES);
  }

  @Test
  void aRepositoryOfTheSameOwnerMayBearTheName() {
    given(
            TextNeighbours.of("acme/site", "acme/tools", STEP)
                .and("acme/other", STEP)
                .and("else/tools", STEP))
        .sees(
            LOADED.formatted("true", " next-door=acme/tools")
                + USED.formatted("true", " next-door=acme/tools/vars/deployAll.groovy"));
  }

  @Test
  void elseTheOnlyOneThatHasTheStepIsMeant() {
    given(
            TextNeighbours.of("acme/site", "acme/jenkins", STEP)
                .and("acme/b", "-- vars/x.groovy --\n"))
        .sees(
            LOADED.formatted("true", " next-door=acme/jenkins")
                + USED.formatted("true", " next-door=acme/jenkins/vars/deployAll.groovy"));
    given(TextNeighbours.of("acme/site", "acme/jenkins", STEP).and("acme/b", STEP))
        .sees(LOADED.formatted("false", "") + USED.formatted("false", ""));
  }

  @Test
  void aLibraryWithoutAVersionIsHeldByNone() {
    DetectorTester.of(new CiTemplates())
        .beside(TextNeighbours.of("acme/site", "acme/tools", STEP))
        .given(
            """
            -- Jenkinsfile --
            #!groovy
            @Library(value = 'tools', changelog = false) _
            stage('x') { deployAll(env: 'prod') }
            """)
        .sees(
            """
            ci.template-use Jenkinsfile:2 followed=true next-door=acme/tools pin=none pinned=false \
            source=tools source-kind=organisation tool=jenkins what=shared-library
            ci.template-use Jenkinsfile:3 followed=true next-door=acme/tools/vars/deployAll.groovy \
            pin=none pinned=false source=deployAll@tools source-kind=organisation tool=jenkins \
            what=shared-library
            """);
  }
}
