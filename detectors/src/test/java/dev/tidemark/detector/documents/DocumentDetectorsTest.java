package dev.tidemark.detector.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentDetectorsTest {

  @Test
  void aReadmeSaysWhatAModuleIsForAndWhatGoesIn() {
    DetectorTester.of(new Readmes())
        .given(
            """
            -- modules/queue/README.md --
            # Queue
            Makes a queue with a dead letter queue and its alarms.

            ## Inputs
            | Name | Description |
            |------|-------------|
            | name | its name |
            -- modules/empty/README.md --
            # Empty
            """)
        .sees(
            """
            docs.readme modules/empty/README.md:1 boilerplate=false change=false dir=modules/empty generated=false inputs=false purpose=false release=false words=0
            docs.readme modules/queue/README.md:1 boilerplate=false change=false dir=modules/queue generated=false inputs=true purpose=true release=false words=16
            """);
  }

  @Test
  void aChapterSaysWhatTheSectionsWithinItSay() {
    DetectorTester.of(new Readmes())
        .given(
            """
            -- a/README.md --
            # Shop
            ## Deployment
            ### Staging
            - every push to the main branch
            ### Production
            - every push to the branch of that name
            -- b/README.md --
            # Deployment
            ## Settings
            - one
            - two
            -- c/README.md --
            # Shop
            ## Deployment
            ## Settings
            - one
            - two
            """)
        .sees(
            """
            docs.readme a/README.md:1 boilerplate=false change=false dir=a generated=false inputs=false purpose=false release=true words=14
            docs.readme b/README.md:1 boilerplate=false change=false dir=b generated=false inputs=true purpose=false release=false words=2
            docs.readme c/README.md:1 boilerplate=false change=false dir=c generated=false inputs=true purpose=false release=false words=2
            """);
  }

  @Test
  void aRunbookIsAProcedureWhateverItIsCalled() {
    DetectorTester.of(new Runbooks())
        .given(
            """
            -- docs/database.md --
            # Database
            ## Rolling back an upgrade
            1. Stop the writers
            2. Restore the snapshot
            3. Start the writers
            -- docs/runbook.md --
            # Runbook
            The three stages are:
            1. the build
            2. the test
            -- docs/adr/0001-x.md --
            # Choose
            1. Create a plan
            2. Follow it
            """)
        .sees(
            "docs.runbook docs/database.md:3 manual-steps=3 procedures=1 purpose=recover"
                + " rollback=true routine=true steps=3");
  }

  @Test
  void whatAPipelineDoesByItselfIsNoProcedure() {
    DetectorTester.of(new Runbooks())
        .given(
            """
            -- docs/releases.md --
            # Releases

            When a change is merged, the pipeline runs these steps:

            1. Deploy to staging.
            2. Deploy to production.

            ## By hand

            When the pipeline is down, do its work:

            1. Deploy to staging.
            2. Deploy to production.
            """)
        .sees(
            "docs.runbook docs/releases.md:12 manual-steps=2 procedures=1 purpose=deploy"
                + " rollback=false routine=true steps=2");
  }

  @Test
  void peopleAreToldToClickOrType() {
    DetectorTester.of(new ManualSteps())
        .given(
            """
            -- docs/network.md --
            # Network
            Open the AWS console and create a peering connection.

            Click the tab to see it.
            -- docs/jobs.md --
            # Jobs
            Click the checkbox next to **ImportStockJob** in the dashboard.
            # Editor
            In Visual Studio, click Configure and add the profile.
            -- docs/cache.md --
            # Cache
            ```
            $ aws elasticache create-cache-cluster --id x
            ```
            """)
        .sees(
            """
            docs.manual-step docs/cache.md:3 about=provisioning defined-here=false for-outsiders=false what=command
            docs.manual-step docs/network.md:2 about=provisioning defined-here=false for-outsiders=false what=console
            """);
  }

  @Test
  void applyingDeclaredCodeByHandIsNoManualStep() {
    String files =
        """
        -- README.md --
        # Shop
        ## Deploying
        ```sh
        cd app && terraform apply
        helm install cache oci://example.org/cache
        kubectl apply -f manifests/ --dry-run
        ```
        ## Quick start
        ```sh
        terraform apply
        ```
        -- app/main.tf --
        """;
    DetectorTester.of(new AdhocApplies())
        .given(files)
        .sees(
            """
            docs.adhoc-apply README.md:4 command=terraform apply for-outsiders=false production=false tool=terraform
            docs.adhoc-apply README.md:10 command=terraform apply for-outsiders=true production=false tool=terraform
            """);
    DetectorTester.of(new ManualSteps()).given(files).seesNothing();
  }

  @Test
  void anIndexListsToolingWithLinksThatResolve() {
    DetectorTester.of(new ToolingIndexes())
        .given(
            """
            -- README.md --
            # Platform
            ## Modules
            - [queue](modules/queue) for messages
            - [bucket](modules/bucket) for files
            - [gone](modules/gone)
            ## Further reading on modules
            - [a](https://example.org/a)
            -- modules/queue/main.tf --
            -- modules/bucket/main.tf --
            """)
        .sees("docs.index README.md:2 broken=1 links=3 subject=modules");
    DetectorTester.of(new ToolingIndexes())
        .given(
            """
            -- README.md --
            # Platform
            ## Modules
            | Module | For |
            |---|---|
            | [queue](modules/queue) | messages |
            | [bucket](modules/bucket) | files |
            | [gone](modules/gone) | nothing |
            -- modules/queue/main.tf --
            -- modules/bucket/main.tf --
            """)
        .sees("docs.index README.md:2 broken=1 links=3 subject=modules");
  }

  @Test
  void aReadmeSaysThatItIsAnExampleByItsTitleOrItsOpening() {
    assertThat(calledItself("# cluster-layout-example\nHow to lay out two clusters.\n"))
        .containsExactly("demo");
    assertThat(calledItself("# The long way\nThis tutorial walks you through a cluster.\n"))
        .containsExactly("training");
    assertThat(calledItself("# Stacks\nThis repository contains building blocks and examples.\n"))
        .containsExactly("training");
    assertThat(calledItself("# Shop\nThis repository contains the shop. See the examples of X.\n"))
        .isEmpty();
    assertThat(calledItself("# Fleet\nThis repository serves as a starting point for fleets.\n"))
        .containsExactly("starter");
    assertThat(calledItself("# Home\nThis repository is built off a template of the club.\n"))
        .isEmpty();
    assertThat(calledItself("# Network\nFor the examples, see the tutorial of the team.\n"))
        .isEmpty();
  }

  @Test
  void whatWasMadeFromAReferenceArchitectureIsNone() {
    String made =
        "# Estate\nThe code is built from the [Acme Reference Architecture](https://x.org).\n";
    assertThat(calledItself(made)).isEmpty();
    assertThat(calledItself(made + "\nLogins of the Reference Architecture need a token.\n"))
        .isEmpty();
    assertThat(calledItself(made + "\nThis reference architecture is there to be copied.\n"))
        .containsExactly("reference");
    assertThat(calledItself("# Zone\nA reference architecture for banks.\n"))
        .containsExactly("reference");
    assertThat(calledItself("# Zone\nBased on talks. A reference architecture for banks.\n"))
        .containsExactly("reference");
  }

  @Test
  void aReadmeSaysThatItIsALibraryByItsTitleOrItsOpening() {
    assertThat(calledItself("# Operator Catalog\nBases and overlays.\n"))
        .containsExactly("library");
    assertThat(calledItself("# Stack\nThis project is meant to be used as a library.\n"))
        .containsExactly("library");
    assertThat(calledItself("# Shop\nIts catalog of goods is in a library.\n")).isEmpty();
    assertThat(calledItself("# The Service Catalogue\nWhat runs where.\n")).isEmpty();
  }

  @Test
  void aPageOfAGalleryOfSamplesSaysSo() {
    assertThat(calledItself("---\npage_type: sample\n---\n# Platform\nClusters.\n"))
        .containsExactly("demo");
    assertThat(calledItself("---\npage_type: article\n---\n# Platform\nA sample of it.\n"))
        .isEmpty();
  }

  @Test
  void aButtonThatLaunchesTheTemplateSaysWhoDeploysIt() {
    String azure = "https://portal.azure.com/#create/Microsoft.Template/uri/https%3A%2F%2Fx";
    String aws =
        "https://console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/new?x=y";
    assertThat(calledItself("# Zone\n[![Deploy](b.svg)](" + azure + ")\n"))
        .containsExactly("launched");
    assertThat(calledItself("# Zone\n[Launch](" + aws + ")\n")).containsExactly("launched");
    assertThat(calledItself("# Zone\nSee [the portal](https://portal.azure.com/#home).\n"))
        .isEmpty();
    assertThat(calledItself("# Zone\n[broken](https://portal.azure.com/?#\n")).isEmpty();
  }

  private static List<String> calledItself(String readme) {
    return DetectorTester.of(new Readmes())
        .given("-- README.md --\n" + readme)
        .evidence()
        .get(0)
        .texts("says-it-is");
  }

  @Test
  void proseThatMentionsToolingListsNone() {
    DetectorTester.of(new ToolingIndexes())
        .given(
            """
            -- README.md --
            # Database
            ## IRSA policy
            Needs the [role](https://example.org/role), see [main.tf](main.tf).
            ### Snapshots
            Open a [pod](https://example.org/pod) as in [the samples](samples).
            -- main.tf --
            """)
        .seesNothing();
  }

  @Test
  void decisionsReviewsAndOnboarding() {
    String files =
        """
        -- docs/adr/0007-queue.md --
        # 7. Queue
        ## Status
        Accepted
        ## Decision
        One.
        -- docs/adr/template.md --
        # Title
        -- docs/incidents/template.md --
        # Post-mortem
        ## Timeline
        ## Root cause
        -- docs/onboarding.md --
        # Onboarding a new engineer
        %s
        -- docs/incidents/2024-01.md --
        # Outage
        ## Timeline
        %s
        ## Root cause
        Somebody.
        ## Actions
        - one
        - two
        """
            .formatted("word ".repeat(50), "word ".repeat(90));
    DetectorTester.of(new Decisions())
        .given(files)
        .sees("docs.decision docs/adr/0007-queue.md:1 status=accepted");
    DetectorTester.of(new Postmortems())
        .given(files)
        .sees("docs.postmortem docs/incidents/2024-01.md:1 actions=2");
    DetectorTester.of(new OnboardingGuides())
        .given(files)
        .sees("docs.onboarding docs/onboarding.md:1 subject=person");
  }

  @Test
  void howToChangeAndRelease() {
    DetectorTester.of(new ChangeGuides())
        .given(
            """
            -- CONTRIBUTING.md --
            # Contributing
            %s
            ## Releasing
            1. Tag it
            2. Push the tag
            -- README.md --
            # Shop
            %s
            ## Contributing
            You are welcome!
            """
                .formatted("word ".repeat(40), "word ".repeat(40)))
        .sees("docs.contributing CONTRIBUTING.md:1 change=true release=true");
  }

  @Test
  void loggingInForLogs() {
    DetectorTester.of(new DocumentedLogins())
        .given(
            """
            -- docs/runbooks/slow.md --
            # Slow requests
            ```
            $ ssh admin@app-1
            $ tail -f /var/log/app.log
            ```
            ## Local development
            ```
            $ docker exec -it app sh
            ```
            """)
        .sees(
            """
            access.ssh docs/runbooks/slow.md:3 purpose=logs target=host where=document
            observability.on-box docs/runbooks/slow.md:3 where=document
            """);
  }

  @Test
  void aServiceLevelHasAFigure() {
    DetectorTester.of(new ServiceIndicators())
        .given(
            """
            -- docs/slo.md --
            Our SLO is 99.9 % of requests.

            The SLA of 2023 is elsewhere. The slope is 5 %.
            """)
        .sees("observability.indicator docs/slo.md:1 what=slo");
  }

  @Test
  void brokenDocumentsAreNoTrouble() {
    for (var detector :
        List.of(
            new Readmes(),
            new DocumentedUnits(),
            new Runbooks(),
            new ManualSteps(),
            new AdhocApplies(),
            new Decisions(),
            new ChangeGuides(),
            new ToolingIndexes(),
            new Postmortems(),
            new OnboardingGuides(),
            new ServiceIndicators(),
            new DocumentedLogins())) {
      DetectorTester.of(detector)
          .given("-- a.md --\n```\n1. [x](\n<!-- \n-- b.md --\n---\ntitle: [\n")
          .seesNothing();
    }
  }
}
