package dev.tidemark.detector.selfservice;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelfServiceTest {

  @Test
  void readsBackstage() {
    DetectorTester.of(new BackstageEntities())
        .given(
            """
            -- app-config.yaml --
            app: {baseUrl: http://localhost}
            backend: {baseUrl: http://localhost}
            techInsights: {factChecker: {checks: {a: {}, b: {}}}}
            -- catalog-info.yaml --
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: shop
              annotations: {backstage.io/techdocs-ref: "dir:.", pagerduty.com/service-id: X}
              links: [{title: Runbook, url: https://example.org}]
            spec: {owner: team-a, lifecycle: production, dependsOn: [resource:db], consumesApis: [pay]}
            -- templates/db/template.yaml --
            apiVersion: scaffolder.backstage.io/v1beta3
            kind: Template
            metadata: {name: postgres-database}
            spec: {type: resource}
            -- templates/db/skeleton/catalog-info.yaml --
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: "${{ values.name }}"}
            """)
        .sees(
            """
            catalog.entity catalog-info.yaml:1 alerts=false documentation=true entity-kind=component lifecycle=production name=shop on-call=true owner=team-a relations=2 runbook=true tool=backstage
            governance.scorecard app-config.yaml:1 coverage=100 rules=2 services=1 tool=backstage-tech-insights
            selfservice.portal app-config.yaml:1 templates=1 tool=backstage
            selfservice.template templates/db/template.yaml:1 infrastructure=true name=postgres-database provisions=database tool=backstage
            """);
    DetectorTester.of(new BackstageEntities())
        .given(
            """
            -- kustomize.yaml --
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            metadata: {name: x}
            -- openshift.yaml --
            apiVersion: template.openshift.io/v1
            kind: Template
            metadata: {name: x}
            -- broken.yaml --
            apiVersion: backstage.io/v1alpha1
            kind: [
            """)
        .seesNothing();
  }

  @Test
  void templatesThatAnAppTakesFromElsewhereAreItsOwnButSamples() {
    DetectorTester.of(new BackstageEntities())
        .given(
            """
            -- app-config.yaml --
            app: {baseUrl: http://localhost}
            catalog:
              locations:
                - type: url
                  target: https://github.com/acme/templates/blob/main/*/template.yaml
                  rules: [{allow: [Template]}]
                - type: url
                  target: https://github.com/backstage/software-templates/blob/main/all.yaml
                  rules: [{allow: [Template]}]
                - type: file
                  target: ../../examples/template/template.yaml
                  rules: [{allow: [Template]}]
                - {type: url, target: https://github.com/acme/shop/blob/main/catalog-info.yaml}
                - {type: [url], rules: {allow: Template}}
            """)
        .sees("selfservice.portal app-config.yaml:1 templates=1 tool=backstage");
  }

  @Test
  void readsOtherCatalogues() {
    DetectorTester.of(new CatalogueFiles())
        .given(
            """
            -- port/blueprints.json --
            [{"identifier": "service", "schema": {"properties": {}}},
             {"identifier": "new_bucket", "title": "New bucket", "trigger": {"type": "self-service"}, "invocationMethod": {}},
             {"identifier": "page_somebody", "trigger": {"type": "self-service", "operation": "DAY-2"}, "invocationMethod": {}},
             {"identifier": "drop_it", "trigger": "DELETE", "userInputs": {}, "invocationMethod": {}},
             {"identifier": "ready", "rules": [{"identifier": "has_runbook", "query": {}}, {"identifier": "secrets_rotated", "query": {}}]}]
            -- cortex.yaml --
            openapi: 3.0.0
            info: {title: Shop, x-cortex-tag: shop, x-cortex-owners: [{name: team-a}], x-cortex-oncall: {}}
            -- opslevel.yml --
            version: 1
            service: {name: shop, owner: team-a}
            -- service.datadog.yaml --
            schema-version: v2.2
            dd-service: shop
            team: team-a
            links: [{type: runbook}]
            """)
        .sees(
            """
            catalog.entity cortex.yaml:1 alerts=false documentation=false entity-kind=service name=shop on-call=true owner=team-a relations=0 runbook=false tool=cortex
            catalog.entity opslevel.yml:1 alerts=false documentation=false entity-kind=service name=shop on-call=false owner=team-a relations=0 runbook=false tool=opslevel
            catalog.entity service.datadog.yaml:1 alerts=false documentation=false entity-kind=service name=shop on-call=false owner=team-a relations=0 runbook=true tool=datadog
            governance.scorecard port/blueprints.json:5 coverage=100 name=ready readiness=[runbook, secrets] rules=2 services=1 tool=port
            selfservice.portal port/blueprints.json:1 name=service tool=port
            selfservice.template port/blueprints.json:2 infrastructure=true name=new_bucket provisions=bucket tool=port
            """);
    DetectorTester.of(new CatalogueFiles())
        .given(
            """
            -- scorecards.yml --
            name: Scorecard supply-chain security
            jobs: {analysis: {steps: [{uses: ossf/scorecard-action@v2}]}}
            -- schema.json --
            {"schema": {"properties": {}}}
            -- compose.yaml --
            version: 1
            service: {name: x}
            -- broken.json --
            {"identifier": "x", "schema": {"properties": {
            """)
        .evidence()
        .forEach(
            evidence ->
                org.assertj.core.api.Assertions.assertThat(evidence.location().path().value())
                    .isEqualTo("broken.json"));
  }

  @Test
  void readsPlatformApis() {
    DetectorTester.of(new PlatformApis())
        .given(
            """
            -- definition.yaml --
            apiVersion: apiextensions.crossplane.io/v1
            kind: CompositeResourceDefinition
            metadata: {name: xpostgresinstances.example.org}
            spec:
              group: example.org
              names: {kind: XPostgresInstance}
              claimNames: {kind: PostgresInstance}
            -- examples/db.yaml --
            apiVersion: example.org/v1
            kind: PostgresInstance
            metadata: {name: my-db}
            -- apps/shop.yaml --
            apiVersion: platform.example.com/v1
            kind: AppClaim
            metadata: {name: shop}
            spec: {compositionSelector: {matchLabels: {type: backend}}, parameters: {size: medium}}
            -- score.yaml --
            apiVersion: score.dev/v1b1
            metadata: {name: shop}
            resources: {db: {type: postgres}}
            """)
        .withOrigins(path -> path.value().startsWith("examples/") ? Origin.EXAMPLE : Origin.OWN)
        .sees(
            """
            selfservice.claim apps/shop.yaml:1 example=false name=shop provisions=other tool=crossplane
            selfservice.claim examples/db.yaml:1 example=true name=my-db provisions=database tool=crossplane
            selfservice.claim score.yaml:3 example=false name=db provisions=database tool=score
            selfservice.template definition.yaml:1 infrastructure=true name=xpostgresinstances.example.org provisions=database tool=crossplane
            """);
    DetectorTester.of(new PlatformApis())
        .given(
            """
            -- crd.yaml --
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: databases.example.org}
            -- database.yaml --
            apiVersion: example.org/v1
            kind: Database
            metadata: {name: x}
            -- broken.yaml --
            apiVersion: apiextensions.crossplane.io/v1
            kind: CompositeResourceDefinition
            spec: {
            """)
        .seesNothing();
  }

  @Test
  void readsProjectTemplates() {
    DetectorTester.of(new ProjectTemplates())
        .given(
            """
            -- templates/python-service/cookiecutter.json --
            {"name": "x"}
            -- templates/python-service/{{cookiecutter.name}}/main.py --
            print()
            -- other/copier.yml --
            name: {type: str}
            """)
        .sees(
            "selfservice.template templates/python-service/cookiecutter.json infrastructure=false"
                + " name=python-service provisions=service tool=cookiecutter");
  }

  @Test
  void readsRequestForms() {
    DetectorTester.of(new RequestForms())
        .given(
            """
            -- .github/ISSUE_TEMPLATE/database.yml --
            name: Request a database
            body: [{type: input}]
            -- .github/ISSUE_TEMPLATE/bug.yml --
            name: Bug report for a new database
            body: [{type: input}]
            -- docs/form.yml --
            name: Request a database
            body: [{type: input}]
            -- .github/ISSUE_TEMPLATE/broken.yml --
            name: Request a bucket
            body: [
            """)
        .sees(
            "selfservice.ticket-form .github/ISSUE_TEMPLATE/database.yml:1 name=Request a database"
                + " provisions=database");
  }

  @Test
  void readsRequestFiles() {
    String entries =
        IntStream.range(0, 12)
            .mapToObj(i -> "  app" + i + ": {owner: team}")
            .collect(Collectors.joining("\n"));
    String stack =
        """
        -- github/main.tf --
        locals { repos = yamldecode(file("${path.module}/repos.yml")) }
        resource "github_repository" "all" {
          for_each = local.repos
        }
        -- network/main.tf --
        locals { rules = yamldecode(file("repos.yml")) }
        resource "aws_security_group_rule" "all" { for_each = local.rules }
        -- network/repos.yml --
        repos: {a: {x: y}}
        """;
    DetectorTester.of(new RequestFiles())
        .given(stack + "-- github/repos.yml --\nrepos:\n" + entries + "\n")
        .sees(
            """
            docs.index github/repos.yml broken=0 links=12 subject=services
            selfservice.claim github/repos.yml example=false provisions=repository tool=terraform
            """);
    DetectorTester.of(new RequestFiles())
        .given(stack + "-- github/repos.yml --\nrepos: {only: {owner: team}}\n")
        .seesNothing();
    DetectorTester.of(new RequestFiles())
        .given(stack + "-- github/repos.yml --\nrepos: {\n")
        .seesNothing();
  }

  @Test
  void readsScorecardsThatAreDeclared() {
    DetectorTester.of(new DeclaredScorecards())
        .given(
            """
            -- port/main.tf --
            resource "port_scorecard" "ready" {
              identifier = "ready"
              blueprint  = "service"
              rules = [
                { identifier = "has_oncall", title = "Somebody is on call", level = "Gold" },
                { identifier = "has_runbook", title = "Runbook", level = "Silver" },
              ]
            }
            -- services/cart/port.yml --
            identifier: cart
            blueprint: service
            properties: {readme: README.md}
            -- services/cart/go.mod --
            module cart
            -- services/cart/Dockerfile --
            FROM alpine:3.20
            -- services/pay/go.mod --
            module pay
            -- services/pay/Dockerfile --
            FROM alpine:3.20
            """)
        .sees(
            "governance.scorecard port/main.tf:1 coverage=50 name=ready readiness=[on-call,"
                + " runbook] rules=2 services=1 tool=port");
    DetectorTester.of(new DeclaredScorecards())
        .given(
            """
            -- main.tf --
            resource "ossf_scorecard" "x" { rules = [] }
            -- broken.tf --
            resource "port_scorecard
            """)
        .seesNothing();
    DetectorTester.of(new CatalogueFiles())
        .given(
            """
            -- port.yml --
            identifier: cart
            blueprint: service
            team: team-a
            properties: {runbook_url: "https://example.org"}
            relations: {domain: shop}
            """)
        .sees(
            "catalog.entity port.yml:1 alerts=false documentation=false entity-kind=service"
                + " name=cart on-call=false owner=team-a relations=1 runbook=true tool=port");
  }
}
