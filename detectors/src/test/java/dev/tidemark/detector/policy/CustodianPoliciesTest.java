package dev.tidemark.detector.policy;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class CustodianPoliciesTest {

  @Test
  void seesWhatActsWhatTellsAndWhatIsOnlyTried() {
    DetectorTester.of(new CustodianPolicies())
        .given(
            """
            -- policies/ec2.yml --
            policies:
              - name: stop-idle
                resource: aws.ec2
                description: Idle machines are stopped at night.
                mode: {type: periodic, schedule: rate(1 day)}
                actions: [{type: notify}, stop]
              - name: mark-open
                resource: aws.s3
                mode: {type: cloudtrail, events: [CreateBucket]}
                actions: [{type: mark-for-op, op: delete, days: 3}, {type: notify}]
              - name: trial
                resource: azure.vm
                mode: {type: azure-periodic, execution-options: {dryrun: true}}
                actions: [{type: delete}]
              - name: many
                resource: [aws_s3_bucket, aws_ebs_volume]
            """)
        .sees(
            """
            governance.remediation policies/ec2.yml:2 name=stop-idle tool=cloud-custodian what=action
            policy.definition policies/ec2.yml:11 blocking=false documented=false engine=cloud-custodian message=false mode=audit name=trial rules=1 scheduled=true tested=false tool=cloud-custodian
            policy.definition policies/ec2.yml:15 blocking=false documented=false engine=cloud-custodian message=false mode=audit name=many rules=1 scheduled=false tested=false tool=cloud-custodian
            policy.definition policies/ec2.yml:2 blocking=true documented=true engine=cloud-custodian message=true mode=enforce name=stop-idle rules=1 scheduled=true tested=false tool=cloud-custodian
            policy.definition policies/ec2.yml:7 blocking=false documented=false engine=cloud-custodian message=true mode=audit name=mark-open rules=1 scheduled=false tested=false tool=cloud-custodian
            """);
  }

  @Test
  void aPlanBelowTheNameOfAPolicyTestsIt() {
    DetectorTester.of(new CustodianPolicies())
        .given(
            """
            -- left/alb.yaml --
            policies: [{name: keep, resource: terraform.aws_alb}]
            -- left/tests/keep/left.plan.yaml --
            - resource.__tfmeta.filename: positive.tf
            """)
        .sees(
            "policy.definition left/alb.yaml:1 blocking=false documented=false"
                + " engine=cloud-custodian message=false mode=audit name=keep rules=1"
                + " scheduled=false tested=true tool=cloud-custodian");
  }

  @Test
  void policiesOfOthersAndBrokenOnesAreNone() {
    DetectorTester.of(new CustodianPolicies())
        .given(
            """
            -- other.yml --
            policies: [{name: x, actions: [stop]}]
            -- datree.yaml --
            policies: [{name: staging, isDefault: true, rules: [{identifier: A}]}]
            -- broken.yml --
            policies: [{name: x, resource: y, actions: [
            """)
        .evidence()
        .forEach(
            fact ->
                org.assertj.core.api.Assertions.assertThat(fact.location().path().name())
                    .isEqualTo("broken.yml"));
  }
}
