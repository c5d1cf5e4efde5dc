package dev.tidemark.detector.documents;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class ChangeGuidesTest {
  private static final String PROSE = "word ".repeat(40);

  @Test
  void aPageThatIsCalledSoTellsHowToChangeOrRelease() {
    guides(
            """
            -- docs/change-process.md --
            # Our way
            %1$s
            -- docs/network.md --
            # Making Changes to the network
            %1$s
            -- docs/steps.md --
            # Rollout of a version
            %1$s
            -- release/notes.md --
            # Notes
            %1$s
            """)
        .sees(
            """
            docs.contributing docs/change-process.md:1 change=true release=false
            docs.contributing docs/network.md:1 change=true release=false
            docs.contributing docs/steps.md:1 change=false release=true
            """);
  }

  @Test
  void theReadmeOfTheRepositoryTellsItInASection() {
    guides(
            """
            -- README.md --
            # Shop
            ## Making a change
            %1$s
            -- app/README.md --
            # App
            ## Making a change
            %1$s
            """)
        .sees("docs.contributing README.md:1 change=true release=false");
  }

  @Test
  void aReadmeIsNotAboutItByItsTitle() {
    guides(
            """
            -- README.md --
            # Developer portal
            %1$s
            -- portal/README.md --
            # Deployment of the portal
            %1$s
            """)
        .seesNothing();
  }

  @Test
  void aStubARecordAndAPageForUsersAreNoGuides() {
    guides(
            """
            -- CONTRIBUTING.md --
            # Contributing
            You are welcome!
            -- docs/adr/0001-release-process.md --
            # Release process
            %1$s
            -- docs/user-guide/stages.md --
            # Promotion between stages
            %1$s
            """)
        .seesNothing();
  }

  private static DetectorTester guides(String files) {
    return DetectorTester.of(new ChangeGuides()).given(files.formatted(PROSE));
  }
}
