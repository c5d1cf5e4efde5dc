package dev.tidemark.detector.ownership;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class UnitOwnersTest {

  @Test
  void theCatalogueComesBeforeTheOwnershipFile() {
    DetectorTester.of(new UnitOwners())
        .given(
            """
            -- CODEOWNERS --
            * @org/platform
            /live/app/ @org/app
            -- live/app/main.tf --
            terraform { backend "s3" {} }
            -- live/net/main.tf --
            terraform { backend "s3" {} }
            -- live/pay/main.tf --
            terraform { backend "s3" {} }
            -- live/pay/catalog-info.yaml --
            apiVersion: backstage.io/v1alpha1
            kind: Resource
            metadata: {name: pay-infrastructure}
            spec: {owner: team-pay}
            """)
        .sees(
            """
            governance.unit-owner CODEOWNERS:1 owners=[@org/platform] unit=live/net
            governance.unit-owner CODEOWNERS:2 owners=[@org/app] unit=live/app
            governance.unit-owner live/pay/catalog-info.yaml:1 owners=[team-pay] unit=live/pay
            """);
  }

  @Test
  void whoOwnsMostOfTheFilesOwnsTheUnitAndAScriptIsOwnedByItself() {
    DetectorTester.of(new UnitOwners())
        .given(
            """
            -- CODEOWNERS --
            /live/app/ @org/app
            backend.tf @org/platform
            *.md @org/writers
            create.sh @org/platform
            -- live/app/backend.tf --
            terraform { backend "s3" {} }
            -- live/app/database.tf --
            resource "aws_db_instance" "main" {}
            -- live/app/queue.tf --
            resource "aws_sqs_queue" "main" {}
            -- live/app/README.md --
            # App
            -- live/app/a.md --
            # A
            -- live/app/b.md --
            # B
            -- live/app/c.md --
            # C
            -- live/one/backend.tf --
            terraform { backend "s3" {} }
            -- scripts/create.sh --
            aws s3 mb s3://bucket
            -- scripts/list.sh --
            aws s3 ls
            """)
        .sees(
            """
            governance.unit-owner CODEOWNERS:1 owners=[@org/app] unit=live/app
            governance.unit-owner CODEOWNERS:2 owners=[@org/platform] unit=live/one
            governance.unit-owner CODEOWNERS:4 owners=[@org/platform] unit=scripts/create.sh
            """);
  }

  @Test
  void aModuleIsNoUnitAndAnEmptyRuleNamesNobody() {
    DetectorTester.of(new UnitOwners())
        .given(
            """
            -- CODEOWNERS --
            * @org/platform
            /live/app
            -- live/app/main.tf --
            terraform { backend "s3" {} }
            -- modules/vpc/main.tf --
            resource "aws_vpc" "main" {}
            """)
        .seesNothing();
    DetectorTester.of(new UnitOwners())
        .given("-- catalog-info.yaml --\nkind: [\n-- app/main.tf --\nterraform {")
        .seesNothing();
  }

  @Test
  void whereSeveralOwnAsManyFilesTheLineOfTheDirectoryDecides() {
    String files =
        """
        -- CODEOWNERS --
        %s
        backend.tf @org/platform
        -- live/app/backend.tf --
        terraform { backend "s3" {} }
        -- live/app/main.tf --
        resource "aws_sqs_queue" "main" {}
        """;
    DetectorTester.of(new UnitOwners())
        .given(files.formatted("/live/app/ @org/app"))
        .sees("governance.unit-owner CODEOWNERS:1 owners=[@org/app] unit=live/app");
    DetectorTester.of(new UnitOwners())
        .given(files.formatted("/live/app/main.tf @org/app"))
        .sees("governance.unit-owner CODEOWNERS:2 owners=[@org/platform, @org/app] unit=live/app");
  }
}
