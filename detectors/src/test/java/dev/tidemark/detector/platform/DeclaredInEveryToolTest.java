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
            observability.metrics infra/alerts.bicep:2 name=cpu shipped=true tool=azure-monitor what=managed
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
}
