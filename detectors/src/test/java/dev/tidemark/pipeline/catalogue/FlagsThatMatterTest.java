package dev.tidemark.pipeline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flags that turn an apply into a plan, a plan into a search for drift, or a check into one that cannot fail. */
class FlagsThatMatterTest {

  private static String said(String line) {
    List<String> words =
        ShellScript.read(line).commands().get(0).words().stream().map(Word::raw).toList();
    Match match = Commands.KNOWN.match(words).orElseThrow();
    String category = match.meaning().category().isEmpty() ? "" : " " + match.meaning().category();
    return match.meaning().act().label() + category + (match.soft().isEmpty() ? "" : " soft");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          terraform plan, check plan
          terraform plan -detailed-exitcode, check drift
          terraform plan --detailed-exitcode, check drift
          terraform plan -refresh-only, check drift
          terraform plan -destroy, check plan
          terraform apply -auto-approve, apply
          terraform apply --destroy -auto-approve, destroy
          terraform apply -refresh-only, setup
          terraform state rm aws_s3_bucket.x, setup
          terraform fmt, update
          gh api repos/o/n, report
          gh api -X GET search/issues -f q=x, report
          gh api --method=PUT repos/o/n/branches/main/protection, apply
          gh api -XDELETE repos/o/n/environments/pr-1, destroy
          gh api -X DELETE repos/o/n/actions/caches/1, setup
          gh api repos/o/n/hooks -f url=x, apply
          gh api repos/o/n/hooks, report
          gh api repos/o/n/issues/1/comments -f body=x, notify
          gh secret set X, setup
          gh repo edit --visibility private, apply
          gh repo delete o/n --yes, destroy
          prettier --check ., check lint
          prettier --write ., update
          black ., update
          black --check ., check lint
          semgrep scan --config auto, check security soft
          semgrep scan --config auto --error, check security
          semgrep ci, check security
          trufflehog git file://., check security soft
          trufflehog git file://. --fail, check security
          gitleaks git --exit-code=0, check security soft
          npm audit --audit-level=none, check security soft
          cf curl -X DELETE /v3/apps/x, destroy
          aws s3 cp s3://a/b $(mktemp -d)/c, setup
          aws s3 cp s3://a/b $OUT, publish
          terraform fmt -check, check format
          terraform fmt --check -recursive, check format
          terraform fmt -check=false, update
          tofu plan -detailed-exitcode, check drift
          tofu apply -auto-approve, apply
          tofu apply -destroy, destroy
          terragrunt plan, check plan
          terragrunt plan -detailed-exitcode, check drift
          terragrunt run --all plan, check plan
          terragrunt run-all plan -detailed-exitcode, check drift
          terragrunt run-all apply, apply
          terragrunt run --all apply -destroy, destroy
          terragrunt hclfmt --terragrunt-check, check format
          terragrunt hclfmt, update
          helm upgrade app ./c, apply
          helm upgrade app ./c --dry-run, check plan
          helm upgrade app ./c --dry-run=server, check plan
          helm upgrade app ./c --dry-run=none, apply
          helm upgrade app ./c --atomic, apply
          helm uninstall app --dry-run, report
          kubectl apply -f k8s, apply
          kubectl apply --dry-run=server -f k8s, check validate
          kubectl apply --dry-run=none -f k8s, apply
          kubectl delete -f k8s --dry-run=client, check validate
          kubectl scale deploy/x --replicas=2 --dry-run=server, report
          kubectl scale deploy/x --replicas=2, apply
          trivy config ., check security soft
          trivy config --exit-code 1 ., check security
          trivy config --exit-code=1 ., check security
          trivy config --exit-code 0 ., check security soft
          checkov -d ., check security
          checkov -d . --soft-fail, check security soft
          checkov -d . -s, check security soft
          tfsec ., check security
          tfsec . --soft-fail, check security soft
          tfsec . -s, check security soft
          kics scan -p ., check security
          kics scan -p . --ignore-on-exit results, check security soft
          kics scan -p . --ignore-on-exit all, check security soft
          snyk iac test, check security
          snyk iac describe, check drift
          snyk monitor, report
          ansible-playbook site.yml, apply
          ansible-playbook --check site.yml, check plan
          ansible-playbook --syntax-check site.yml, check validate
          ansible-playbook --version, setup
          ansible all -m ping, report
          pulumi up --yes, apply
          pulumi preview, check plan
          pulumi preview --expect-no-changes, check drift
          pulumi destroy --yes, destroy
          pulumi destroy --preview-only, check plan
          cdk deploy --require-approval never, apply
          cdk deploy --no-execute, check plan
          cdk diff, check plan
          cdk drift, check drift
          sam deploy, apply
          sam deploy --no-execute-changeset, check plan
          sam sync, apply
          sam delete, destroy
          az deployment group create -f main.bicep, apply
          az deployment group create --what-if -f main.bicep, check plan
          az deployment group create --confirm-with-what-if -f main.bicep, apply
          az deployment group what-if -f main.bicep, check plan
          az stack sub delete -n x, destroy
          gcloud deployment-manager deployments update x --config x.yaml, apply
          gcloud deployment-manager deployments update x --config x.yaml --preview, check plan
          gcloud infra-manager previews create x, check plan
          gcloud container clusters upgrade x, apply
          gcloud container clusters get-credentials x, identity
          hadolint Dockerfile --no-fail, check lint soft
          tflint --force, check lint soft
          pulumi refresh --expect-no-changes, check drift
          trivy fs --exit-code 2 ., check security
          trivy image --exit-code=0 app, check security soft
          conftest test --no-fail x, check policy soft
          conftest fmt x, update
          gator test -f x, check policy
          gator verify ./..., check unit
          polaris audit --audit-path ., check lint soft
          polaris audit --audit-path . --set-exit-code-below-score 90, check lint
          kubescape scan ., check security soft
          kubescape scan --severity-threshold high ., check security
          grype app, check security soft
          grype app --fail-on high, check security
          puppet apply site.pp, apply
          puppet apply --noop site.pp, check plan
          puppet agent --test --noop, check plan
          chef-client -z, apply
          chef-client --why-run, check plan
          salt '*' state.apply, apply
          salt '*' state.apply test=True, check plan
          salt-call --local state.show_sls web, check validate
          salt '*' test.ping, report
          bolt plan run x, apply
          bolt plan show, setup
          helmsman -f x, check plan
          helmsman --apply -f x, apply
          argocd app sync x --dry-run, check plan
          flux create source git x --export, update
          flux create source git x, apply
          kapp deploy -a x -f y --diff-run, check plan
          eksctl upgrade cluster --name x, check plan
          eksctl upgrade cluster --name x --approve, apply
          terraspace all up -y, apply
          aws cloudformation deploy --no-execute-changeset, check plan
          nomad run x.nomad, apply
          jsonnetfmt -i x, update
          jsonnetfmt --test x, check format
          """)
  void flagDecidesWhatIsDone(String line, String expected) {
    assertThat(said(line)).isEqualTo(expected);
  }
}
