package dev.tidemark.detector.documents;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Which units a page elsewhere is about. */
class DocumentedUnitsTest {

  @Test
  void aRowOrASectionThatIsAboutAUnitDescribesIt() {
    DetectorTester.of(new DocumentedUnits())
        .given(
            """
            -- README.md --
            # All of it

            | Name | What it is |
            |---|---|
            | vpc | Three private networks with their gateways |
            | bare | |

            | Name | Type | Description |
            |---|---|---|
            | queue | string | How the queue shall be called |

            ## cache

            The cache of sessions, one for each environment.

            ## store

            To do.
            -- vpc/main.tf --
            terraform { backend "s3" {} }
            -- bare/main.tf --
            terraform { backend "s3" {} }
            -- queue/main.tf --
            terraform { backend "s3" {} }
            -- cache/main.tf --
            terraform { backend "s3" {} }
            -- store/main.tf --
            terraform { backend "s3" {} }
            """)
        .sees(
            """
            docs.unit README.md:12 dir=cache
            docs.unit README.md:5 dir=vpc
            """);
  }

  @Test
  void anEnvironmentThatIsSpokenOfIsNoFolderUnlessThePageLiesBesideIt() {
    DetectorTester.of(new DocumentedUnits())
        .given(
            """
            -- guide.md --
            # New environments

            I make a new one from `dev` here, which is the smallest that we have.
            -- live/README.md --
            # Live

            The folder `staging` holds what testers look at before a release.
            -- live/dev/main.tf --
            terraform { backend "s3" {} }
            -- live/staging/main.tf --
            terraform { backend "s3" {} }
            """)
        .sees("docs.unit live/README.md:3 dir=live/staging");
  }

  @Test
  void aHeadingNamesADirectoryInWordsAndALinkIntoALibraryDescribesIt() {
    String rego = "package %s\ndeny contains msg if { msg := \"no\" }\n";
    DetectorTester.of(new DocumentedUnits())
        .given(
            """
            -- README.md --
            # Stacks

            ## Access Analyzer

            Finds what is open to other accounts.

            ## Analyzer

            Names no directory of this repository at all.
            -- access_analyzer/main.tf --
            terraform { backend "s3" {} }
            -- TESTING.md --
            # Testing

            Each policy lies in a directory of its own, such as [latest](policy/images/latest.rego).
            -- policy/images/latest.rego --
            """
                + rego.formatted("latest")
                + "-- policy/images/owner.rego --\n"
                + rego.formatted("owner")
                + "-- policy/network/open.rego --\n"
                + rego.formatted("open"))
        .sees(
            """
            docs.unit README.md:3 dir=access_analyzer
            docs.unit TESTING.md:3 dir=policy
            """);
  }

  @Test
  void aHeadingThatTwoDirectoriesAnswerToDescribesNeitherButAnExactNameDoes() {
    DetectorTester.of(new DocumentedUnits())
        .given(
            """
            -- README.md --
            # Stacks

            ## Access Analyzer

            Finds what is open to other accounts.

            Everything in `accessanalyzer` is kept for accounts of the old organisation.
            -- access_analyzer/main.tf --
            terraform { backend "s3" {} }
            -- accessanalyzer/main.tf --
            terraform { backend "s3" {} }
            """)
        .sees("docs.unit README.md:7 dir=accessanalyzer");
  }
}
