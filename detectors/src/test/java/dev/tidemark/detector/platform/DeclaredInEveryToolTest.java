package dev.tidemark.detector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** The same capabilities, declared in CloudFormation, Azure templates, Bicep and programs. */
class DeclaredInEveryToolTest {
  private static DetectorTester tester() {
    return DetectorTester.of(new DeclaredCapabilities());
  }

  @Test
  void readsTheSameFromCloudFormation() {
    tester()
        .given(
            """
            -- stack.yaml --
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              Database:
                Type: AWS::RDS::DBInstance
                Properties:
                  DBInstanceClass: db.t3.small
                  MultiAZ: true
                  BackupRetentionPeriod: !Ref Days
            """)
        .sees(
            """
            iac.resource stack.yaml:3 capability=database count=1 route=raw tool=cloudformation unit=.
            kubernetes.workload stack.yaml:3 data-store=true multi-zone=yes name=Database pinned-image=no production=unknown replicas-known=false sized=yes tool=cloudformation unit=. workload-kind=database
            resilience.multi-zone stack.yaml:3 name=Database subject=database tool=cloudformation unit=.
            """);
  }

  @Test
  void readsAzureTemplatesAndPulumi() {
    assertThat(
            tester()
                .given(
                    """
                    -- azure.json --
                    {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                     "resources": [{"type": "Microsoft.Insights/metricAlerts", "name": "cpu",
                       "properties": {"evaluationFrequency": "PT1M", "actions": [{"actionGroupId": "[variables('g')]"}]}}]}
                    -- Pulumi.yaml --
                    name: app
                    runtime: yaml
                    resources:
                      db: {type: "aws:rds/instance:Instance", properties: {multiAz: true, instanceClass: x}}
                    """)
                .evidence())
        .map(Object::toString)
        .contains(
            "observability.alert azure.json:2 anomaly=false interval=60 name=cpu routed=true rules=1"
                + " tool=azure-monitor",
            "resilience.multi-zone Pulumi.yaml:4 name=db subject=database tool=pulumi unit=.");
  }

  @Test
  void readsTheSameFromBicepAndPrograms() {
    tester()
        .given(
            """
            -- infra/alerts.bicep --
            param window string = 'PT5M'
            resource cpu 'Microsoft.Insights/metricAlerts@2018-03-01' = {
              name: 'cpu'
              properties: { evaluationFrequency: window, actions: [ { actionGroupId: group.id } ] }
            }
            -- app/index.ts --
            import * as aws from "@pulumi/aws";
            new aws.rds.Instance("db", { multiAz: true, instanceClass: "db.t3.small", engineVersion: "16" });
            -- lib/data-stack.ts --
            import * as rds from "aws-cdk-lib/aws-rds";
            new rds.DatabaseInstance(this, "Db", { multiAz: false });
            """)
        .sees(
            """
            iac.resource app/index.ts:2 capability=database count=1 route=raw tool=pulumi unit=app
            iac.resource infra/alerts.bicep:2 capability=monitoring count=1 route=raw tool=bicep unit=infra
            iac.resource lib/data-stack.ts:2 capability=database count=1 route=raw tool=cdk unit=lib
            kubernetes.workload app/index.ts:2 data-store=true multi-zone=yes name=db pinned-image=yes production=unknown replicas-known=false sized=yes tool=pulumi unit=app workload-kind=database
            kubernetes.workload lib/data-stack.ts:2 data-store=true multi-zone=no name=Db pinned-image=yes production=unknown replicas-known=false sized=yes tool=cdk unit=lib workload-kind=database
            observability.alert infra/alerts.bicep:2 anomaly=false interval=300 name=cpu routed=true rules=1 tool=azure-monitor
            patching.automation app/index.ts:2 name=db tool=pulumi unit=app what=version-variable
            resilience.multi-zone app/index.ts:2 name=db subject=database tool=pulumi unit=app
            """);
  }

  @Test
  void theLowestConstructsOfTheCdkAreTheTypesOfCloudFormation() {
    assertThat(
            DetectorTester.of(new DeclaredCapabilities())
                .given(
                    """
                    -- lib/alarms-stack.ts --
                    import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
                    import { CfnThing } from 'aws-cdk-lib/aws-nothing';
                    new CfnAlarm(this, 'Errors', { period: 60, alarmActions: [topic.topicArn] });
                    new CfnThing(this, 'Other', {});
                    """)
                .evidence())
        .filteredOn(fact -> fact.kind().equals("observability.alert"))
        .singleElement()
        .satisfies(fact -> assertThat(fact.is("routed")).isTrue());
  }

  @Test
  void whatConstructorsAreGivenByNameIsReadAsAnObjectIs() {
    assertThat(
            tester()
                .given(
                    """
                    -- src/service_stack.py --
                    from aws_cdk import aws_ecs as ecs
                    service = ecs.FargateService(
                        self, "Web",
                        circuit_breaker=ecs.DeploymentCircuitBreaker(enable=True, rollback=True,),
                        service_connect_configuration=ecs.ServiceConnectProps(services=[x]),
                    )
                    scaling = self.service.auto_scale_task_count(min_capacity=2, max_capacity=5)
                    ecs.FargateService(self, "Kept", circuit_breaker=ecs.Breaker(rollback=True).made)
                    ecs.FargateService(self, "Odd", circuit_breaker=ecs.Breaker(True, rollback=True))
                    ecs.FargateService(self, "Broken", circuit_breaker=ecs.Breaker(rollback=
                    """)
                .evidence())
        .extracting(fact -> fact.kind() + " " + fact.location().startLine())
        .contains(
            "delivery.rollback 2", "resilience.self-configuring 2", "resilience.autoscaling 7")
        .doesNotContain("delivery.rollback 8", "delivery.rollback 9", "delivery.rollback 10");
  }

  @Test
  void anAppOfCloudFoundryIsAWorkload() {
    tester()
        .given(
            """
            -- main.tf --
            resource "cloudfoundry_app" "web" {
              strategy  = "rolling"
              processes = [{ type = "web", instances = 2, memory = "512M", health_check_type = "http" }]
            }
            resource "cloudfoundry_app" "worker" {
              health_check_type = "process"
            }
            """)
        .sees(
            """
            delivery.strategy main.tf:1 name=web strategy=rolling tool=terraform unit=.
            iac.resource main.tf:1 capability=service count=2 route=raw tool=terraform unit=.
            kubernetes.workload main.tf:1 health-check=yes liveness=yes name=web pinned-image=unknown production=unknown readiness=yes replicas=2 replicas-known=true sized=yes spread=unknown strategy=rolling tool=terraform unit=. workload-kind=cloud-foundry-app
            kubernetes.workload main.tf:5 health-check=no liveness=yes name=worker pinned-image=unknown production=unknown readiness=no replicas-known=false sized=unknown spread=unknown strategy=recreate tool=terraform unit=. workload-kind=cloud-foundry-app
            resilience.self-healing main.tf:1 name=web subject=service tool=terraform unit=. what=reconciler
            resilience.self-healing main.tf:5 name=worker subject=service tool=terraform unit=. what=reconciler
            """);
  }
}
