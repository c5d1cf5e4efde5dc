package dev.tidemark.detector.ci;

import dev.tidemark.evidence.Detector;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the steps of pipelines and scripts do beyond checks and applies. */
class PipelineWorkTest {

  private static String steps(String steps) {
    return "-- .github/workflows/a.yml --\nname: A\non: push\njobs:\n  a:\n    steps:\n"
        + steps.indent(6);
  }

  private static String never(String steps) {
    return "-- .github/workflows/never.yml --\non: push\njobs:\n  a:\n    if: false\n    steps:\n"
        + steps.indent(6)
        + "-- .github/workflows/old/sub.yml --\non: push\njobs:\n  a:\n    steps:\n"
        + steps.indent(6)
        + "-- .github/workflows/comment.yml --\non: push\njobs:\n  a:\n    steps:\n"
        + "      - run: echo nothing\n"
        + steps.indent(6).lines().map(line -> "#" + line + "\n").reduce("", String::concat);
  }

  private static void seesOnlyWhatRuns(Detector detector, String steps, String expected) {
    DetectorTester.of(detector).given(steps(steps)).sees(expected);
    DetectorTester.of(detector).given(never(steps)).seesNothing();
  }

  @Test
  void publishes() {
    seesOnlyWhatRuns(
        new CiPublishes(),
        """
        - run: helm push chart.tgz oci://ghcr.io/acme/charts
        - run: docker push ghcr.io/acme/app:1
        """,
        """
        ci.publish .github/workflows/a.yml:6 pipeline=A system=github-actions tool=helm trigger=commit triggers=[push] what=chart where=oci
        ci.publish .github/workflows/a.yml:7 pipeline=A system=github-actions tool=docker trigger=commit triggers=[push] what=image where=ghcr.io
        """);
  }

  @Test
  void theRegistryOfAnImageIsTheOneThatItsNameBeginsWith() {
    DetectorTester.of(new CiPublishes())
        .given(
            steps(
                """
                - run: docker push 123456789012.dkr.ecr.eu-west-1.amazonaws.com/ghcr.io/quay.io/gcr.io/app:1
                - run: docker push europe-docker.pkg.dev/acme/docker.io/quay.io/azurecr.io/app:1
                """))
        .sees(
            """
            ci.publish .github/workflows/a.yml:6 pipeline=A system=github-actions tool=docker trigger=commit triggers=[push] what=image where=amazonaws.com
            ci.publish .github/workflows/a.yml:7 pipeline=A system=github-actions tool=docker trigger=commit triggers=[push] what=image where=pkg.dev
            """);
  }

  @Test
  void whatStaysInTheJobIsNotPublished() {
    DetectorTester.of(new CiPublishes())
        .given(
            steps(
                """
                - run: docker push localhost:5000/app:1
                - run: docker build -t ghcr.io/acme/app:1 .
                - run: helm package chart
                - run: echo docker push ghcr.io/acme/app
                """))
        .seesNothing();
  }

  @Test
  void costEstimates() {
    seesOnlyWhatRuns(
        new CostEstimates(),
        """
        - run: infracost breakdown --path .
        - run: infracost configure get currency
        """,
        """
        governance.cost .github/workflows/a.yml:6 tool=infracost what=estimate
        """);
  }

  @Test
  void driftIsAPlanOnAScheduleThatSomethingReads() {
    DetectorTester.of(new DriftPipelines())
        .given(
            """
            -- .github/workflows/drift.yml --
            on:
              schedule:
                - cron: '0 4 * * *'
            jobs:
              told:
                steps:
                  - run: terraform plan -detailed-exitcode
              issue:
                steps:
                  - run: terraform plan -out p
                  - run: gh issue create -t drift
            """)
        .sees(
            """
            governance.drift-detection .github/workflows/drift.yml:7 acts=false schedule=true told=true tool=terraform
            governance.drift-detection .github/workflows/drift.yml:10 acts=false schedule=true told=true tool=terraform
            """);
  }

  @Test
  void driftIsRepairedByAChangeThatIsProposedOrMade() {
    DetectorTester.of(new DriftPipelines())
        .given(
            """
            -- .github/workflows/drift.yml --
            on:
              schedule:
                - cron: '0 4 * * *'
            jobs:
              proposed:
                steps:
                  - run: terraform plan -out p
                  - run: gh pr create --fill
              undone:
                steps:
                  - run: terraform plan -detailed-exitcode -out p
                  - run: terraform apply p
            """)
        .sees(
            """
            governance.drift-detection .github/workflows/drift.yml:7 acts=true schedule=true told=true tool=terraform
            governance.drift-detection .github/workflows/drift.yml:11 acts=true schedule=true told=true tool=terraform
            """);
  }

  @Test
  void anApplyThatTheScheduleDoesNotStartUndoesNoDrift() {
    DetectorTester.of(new DriftPipelines())
        .given(
            """
            -- .github/workflows/net.yml --
            on:
              push: {branches: [main]}
              schedule:
                - cron: '0 4 * * *'
            jobs:
              net:
                steps:
                  - run: terraform plan -detailed-exitcode -out p
                  - run: terraform apply p
                    if: github.ref == 'refs/heads/main' && github.event_name == 'push'
              dns:
                steps:
                  - run: terraform plan -detailed-exitcode -out p
                  - run: terraform apply p
                    if: github.ref == 'refs/heads/main'
            """)
        .sees(
            """
            governance.drift-detection .github/workflows/net.yml:8 acts=false schedule=true told=true tool=terraform
            governance.drift-detection .github/workflows/net.yml:13 acts=true schedule=true told=true tool=terraform
            """);
  }

  @Test
  void aPlanThatNobodyReadsOrOnNoScheduleIsNoDriftDetection() {
    DetectorTester.of(new DriftPipelines())
        .given(
            """
            -- .github/workflows/drift.yml --
            name: drift detection
            on:
              schedule:
                - cron: '0 4 * * *'
            jobs:
              drift:
                steps:
                  - run: terraform plan
            -- .github/workflows/plan.yml --
            on: pull_request
            jobs:
              plan:
                steps:
                  - run: terraform plan -detailed-exitcode
            -- .github/workflows/off.yml --
            on:
              schedule:
                - cron: '0 4 * * *'
            jobs:
              plan:
                if: false
                steps:
                  - run: terraform plan -detailed-exitcode
            """)
        .seesNothing();
  }

  @Test
  void driftWhoseExitCodeIsDroppedActsOnNothing() {
    DetectorTester.of(new DriftPipelines())
        .given(
            """
            -- .github/workflows/drift.yml --
            on:
              schedule:
                - cron: '0 4 * * *'
            jobs:
              told:
                steps:
                  - run: terraform plan -detailed-exitcode || true
            """)
        .sees(
            """
            governance.drift-detection .github/workflows/drift.yml:7 acts=false schedule=true told=false tool=terraform
            """);
  }

  @Test
  void identitiesByFederation() {
    seesOnlyWhatRuns(
        new PipelineIdentities(),
        """
        - uses: aws-actions/configure-aws-credentials@v4
          with:
            role-to-assume: arn:aws:iam::123456789012:role/deploy
        """,
        """
        governance.identity .github/workflows/a.yml:6 tool=configure-aws-credentials what=oidc
        """);
  }

  @Test
  void aLongLivedKeyIsNoFederation() {
    DetectorTester.of(new PipelineIdentities())
        .given(
            steps(
                """
                - uses: aws-actions/configure-aws-credentials@v4
                  with:
                    aws-access-key-id: ${{ secrets.KEY }}
                    aws-secret-access-key: ${{ secrets.SECRET }}
                - run: aws sts get-caller-identity
                """))
        .seesNothing();
  }

  @Test
  void loginsWithWhatTheyAreFor() {
    seesOnlyWhatRuns(
        new PipelineLogins(),
        """
        - run: ssh admin@app-1 'docker compose pull && docker compose up -d'
        - run: ssh admin@app-1 'sudo apt-get upgrade -y'
        """,
        """
        access.ssh .github/workflows/a.yml:6 purpose=deploy target=host tool=ssh where=pipeline
        access.ssh .github/workflows/a.yml:7 purpose=patch target=host tool=ssh where=pipeline
        """);
    DetectorTester.of(new PipelineLogins())
        .given("-- logs.sh --\n#!/bin/sh\nssh app-1 journalctl -u app\n")
        .sees(
            """
            access.ssh logs.sh:2 purpose=logs target=host tool=ssh where=script
            """);
  }

  @Test
  void gitAndKeysAreNoLogin() {
    DetectorTester.of(new PipelineLogins())
        .given(
            steps(
                """
                - run: ssh -T git@github.com
                - run: ssh-keygen -t ed25519 -f key
                - run: ssh-add key
                - run: docker exec db psql -c 'select 1'
                - run: echo "ssh admin@app-1"
                """))
        .seesNothing();
  }

  @Test
  void rollbacks() {
    seesOnlyWhatRuns(
        new PipelineRollbacks(),
        """
        - run: helm upgrade --install app chart --atomic
        - run: kubectl rollout undo deployment/app
        """,
        """
        delivery.rollback .github/workflows/a.yml:6 automatic=true tool=helm what=--atomic
        delivery.rollback .github/workflows/a.yml:7 automatic=false tool=kubectl what=kubectl rollout undo deployment/app
        """);
    DetectorTester.of(new PipelineRollbacks())
        .given(
            steps(
                """
                - name: rollback
                  run: helm upgrade --install app chart
                - run: kubectl rollout status deployment/app
                """))
        .seesNothing();
  }

  @Test
  void securityScansThatBlockOrNot() {
    seesOnlyWhatRuns(
        new SecurityScans(),
        """
        - run: checkov -d .
        - run: trivy image --exit-code 0 app
        - run: gitleaks detect
          continue-on-error: true
        """,
        """
        governance.security-scan .github/workflows/a.yml:6 blocking=true subject=iac tool=checkov
        governance.security-scan .github/workflows/a.yml:7 blocking=false subject=image tool=trivy
        governance.security-scan .github/workflows/a.yml:8 blocking=false subject=secrets tool=gitleaks
        """);
    DetectorTester.of(new SecurityScans())
        .given(
            steps(
                """
                - name: security scan
                  run: tflint
                - run: trivy --version
                - run: echo checkov
                """))
        .seesNothing();
  }

  @Test
  void scriptsThatProvisionAndScriptsThatWrap() {
    DetectorTester.of(new ProvisioningScripts())
        .given(
            """
            -- create.sh --
            #!/bin/bash
            aws ec2 run-instances --image-id ami-1
            aws s3 mb s3://bucket
            -- up.sh --
            #!/bin/bash
            terraform apply -auto-approve
            -- open.sh --
            #!/bin/bash
            aws ec2 authorize-security-group-ingress --group-id g --cidr "$(curl -s https://ip)/32"
            -- space.sh --
            #!/bin/bash
            cf create-space prod -o us
            cf bind-security-group egress us --space prod
            """)
        .sees(
            """
            iac.script create.sh:1 called=false commands=[aws ec2 run-instances, aws s3 mb] guarded=false purpose=provision tool=aws where=repository
            iac.script space.sh:1 called=false commands=[cf create-space prod, cf bind-security-group egress] guarded=true purpose=provision tool=cloud-foundry where=repository
            iac.script up.sh:1 called=false guarded=false purpose=deploy tool=shell where=repository wraps=terraform
            """);
  }

  @Test
  void scriptsThatInstallOrOnlyLookProvisionNothing() {
    DetectorTester.of(new ProvisioningScripts())
        .given(
            """
            -- provision.sh --
            #!/bin/bash
            apt-get install -y terraform
            -- list.sh --
            #!/bin/bash
            aws ec2 describe-instances
            terraform plan
            # aws ec2 run-instances
            echo aws ec2 run-instances
            cat <<EOF
            aws ec2 run-instances
            EOF
            -- down.sh --
            #!/bin/bash
            aws ec2 terminate-instances --instance-ids i-1
            """)
        .seesNothing();
  }

  @Test
  void brokenPipelinesAreNoTrouble() {
    List<Detector> detectors =
        List.of(
            new CiPublishes(),
            new CostEstimates(),
            new DriftPipelines(),
            new PipelineIdentities(),
            new PipelineLogins(),
            new PipelineRollbacks(),
            new SecurityScans(),
            new ProvisioningScripts(),
            new ImageBuilds());
    for (Detector detector : detectors) {
      BrokenPipelines.survivedBy(detector);
    }
  }
}
