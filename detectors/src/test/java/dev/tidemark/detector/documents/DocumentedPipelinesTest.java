package dev.tidemark.detector.documents;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class DocumentedPipelinesTest {

  private static DetectorTester tester() {
    return DetectorTester.of(new DocumentedPipelines());
  }

  @Test
  void aDocumentNamesThePipelineThatApplies() {
    tester()
        .given(
            """
            -- README.md --
            # Accounts
            What stands in a folder will be created after a push to main by the team's own pipeline.
            -- docs/grafana.md --
            ## Deployment
            There is a Jenkins job configured to deploy changes to the dashboards.
            -- docs/network.md --
            After the merge the pipeline plans and then applies every stack that changed.
            -- docs/dns.md --
            1. Merge the change.
            2. Run the Concourse job: DNS Deploy
            """)
        .sees(
            """
            ci.external README.md:2 does=[apply] what=document
            ci.external docs/dns.md:2 does=[apply] what=document
            ci.external docs/grafana.md:2 does=[apply] what=document
            ci.external docs/network.md:1 does=[apply] what=document
            """);
  }

  @Test
  void whatOnlySpeaksOfPipelinesIsNoSign() {
    tester()
        .given(
            """
            -- README.md --
            # Stacks
            Your own pipeline applies them. They could be applied by a pipeline. The pipeline does not apply them.

            Applications are deployed by Jenkins, and images are created by the pipeline.

            This module makes a pipeline, its role and its bucket. It is applied by hand.
            -- docs/adr/0003-delivery.md --
            Stacks will be applied by a pipeline.
            -- examples/README.md --
            The pipeline deploys the example.
            """)
        .seesNothing();
  }

  @Test
  void aServiceThatOnlyPlansAndAppliesIsNamedInAnyWords() {
    tester()
        .given(
            """
            -- README.md --
            Planning and application of every stack are handled by Atlantis, which is integrated with this repository.
            -- docs/change.md --
            Once it is reviewed, you comment `atlantis apply` on the change request.
            -- docs/ideas.md --
            Atlantis could apply the stacks instead.
            -- docs/host.md --
            This stack installs Atlantis: an apply of other teams is only a comment away.
            -- docs/broken.md --
            Atlantis `apply
            """)
        .sees(
            """
            ci.external README.md:1 does=[apply] what=document
            ci.external docs/broken.md:1 does=[apply] what=document
            ci.external docs/change.md:1 does=[apply] what=document
            """);
  }

  @Test
  void aServiceThatPlaysPlaybooksIsNamed() {
    tester()
        .given(
            """
            -- README.md --
            Every week, scheduled jobs within AWX execute our playbooks on all machines.
            -- docs/hosts.md --
            The playbooks are run through Ansible Tower.
            -- docs/hint.md --
            Use Rundeck to run the plays.
            -- docs/awx.md --
            This playbook deploys AWX, and AWX is deployed with a playbook. Run the playbook on the AWX server.
            -- docs/tower.md --
            Run the playbook in the tower. Playbooks can be executed by AWX. Do not run playbooks via AWX.
            """)
        .sees(
            """
            ci.external README.md:1 does=[apply] what=document
            ci.external docs/hint.md:1 does=[apply] what=document
            ci.external docs/hosts.md:1 does=[apply] what=document
            """);
  }

  @Test
  void aPipelineHereThatOnlyTriesIsNotTheOneThatIsMeant() {
    tester()
        .given(
            """
            -- README.md --
            The playbooks are applied by AWX every night.
            -- .github/workflows/try.yml --
            on: pull_request
            jobs:
              try:
                steps:
                  - run: ansible-playbook -i localhost, -c local site.yml
            -- site.yml --
            - {hosts: all, roles: [web]}
            """)
        .sees("ci.external README.md:1 does=[apply] what=document");
  }

  @Test
  void aPipelineHereIsTheOneThatIsMeant() {
    tester()
        .given(
            """
            -- README.md --
            # Stacks
            They are applied by the pipeline.
            -- main.tf --
            terraform {
              backend "s3" {}
            }
            -- .gitlab-ci.yml --
            apply:
              script: terraform apply -auto-approve
            """)
        .seesNothing();
  }

  @Test
  void aPipelineHereThatOnlyChecksIsAnother() {
    tester()
        .given(
            """
            -- README.md --
            # Stacks
            They are applied by the Jenkins pipeline.
            -- .gitlab-ci.yml --
            check:
              script: terraform validate
            -- docs/broken.md --
            . The pipeline. ! ? **.** . by
            [are applied by
            ```
            """)
        .sees("ci.external README.md:2 does=[apply] what=document");
  }

  @Test
  void theSystemThatRunsHereIsKnownAndIsNoOther() {
    tester()
        .given(
            """
            -- README.md --
            # Stacks
            They are applied by the Jenkins pipeline.
            -- Jenkinsfile --
            node { sh 'terraform validate' }
            """)
        .seesNothing();
  }

  @Test
  void aWorkflowElsewhereThatIsCalledSoMayBeTheOneThatIsMeant() {
    tester()
        .given(
            """
            -- README.md --
            # Stacks
            They are applied by the Jenkins pipeline.
            -- .github/workflows/main.yml --
            on: {push: {branches: [main]}}
            jobs:
              apply:
                uses: acme/workflows/.github/workflows/terraform-apply.yml@v1
            """)
        .seesNothing();
  }

  @Test
  void howOthersUseItIsNoPipelineOfThisRepository() {
    tester()
        .given(
            """
            -- README.md --
            # Stacks
            ## Usage
            The stacks are applied by the Jenkins pipeline.
            """)
        .seesNothing();
  }
}
