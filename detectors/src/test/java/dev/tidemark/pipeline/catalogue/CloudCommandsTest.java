package dev.tidemark.pipeline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.pipeline.Meaning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command lines of clouds do: what only looks is known by its verb, and nothing else is taken to only look. */
class CloudCommandsTest {

  private static Optional<Meaning.Act> act(String line) {
    return Commands.KNOWN.match(List.of(line.split(" ", -1))).map(m -> m.meaning().act());
  }

  @Test
  void whatOnlyLooksIsAReport() {
    assertThat(act("aws --region eu-west-1 glue get-jobs")).contains(Meaning.Act.REPORT);
    assertThat(act("az network nsg rule list -g x")).contains(Meaning.Act.REPORT);
    assertThat(act("gcloud artifacts docker images list")).contains(Meaning.Act.REPORT);
  }

  @Test
  void whatAnEmulatorIsToldChangesNoCloud() {
    String table = "dynamodb create-table --table-name x";
    assertThat(act("aws --endpoint-url http://localhost:8000 " + table))
        .contains(Meaning.Act.SANDBOX);
    assertThat(act("aws " + table + " --endpoint-url ${ENDPOINT}")).contains(Meaning.Act.SANDBOX);
    assertThat(act("aws " + table + " --endpoint-url https://dynamodb.eu-west-1.amazonaws.com"))
        .contains(Meaning.Act.APPLY);
    assertThat(act("aws s3 mb s3://b --endpoint-url https://objects.example"))
        .contains(Meaning.Act.APPLY);
  }

  @Test
  void whatMayChangeSomethingIsNotKnown() {
    assertThat(act("aws glue reset-job-bookmark --job-name x")).isEmpty();
    assertThat(act("az aks command invoke -n x")).isEmpty();
    assertThat(act("az rest --method post --url x")).isEmpty();
    assertThat(act("gcloud composer environments run x")).isEmpty();
    assertThat(act("aws $SERVICE $COMMAND")).isEmpty();
    assertThat(act("doctl compute droplet-action reboot 1")).isEmpty();
    assertThat(Commands.KNOWN.isOpen("aws")).isTrue();
    assertThat(Commands.KNOWN.isOpen("doctl")).isTrue();
    assertThat(Commands.KNOWN.isOpen("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws eks create-nodegroup --cluster-name x",
        "aws elbv2 modify-rule --rule-arn x",
        "aws cloudwatch put-metric-alarm --alarm-name x",
        "aws lambda add-permission --function-name x",
        "az vm restart -n x",
        "az webapp config appsettings set -n x --settings a=b",
        "az network dns zone create -n x",
        "gcloud compute instances stop vm",
        "gcloud projects set-iam-policy x p.json",
        "gsutil iam ch x gs://b",
        "bq mk x"
      })
  void whatChangesACloudByItsVerbIsAnApply(String line) {
    assertThat(act(line)).contains(Meaning.Act.APPLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws ssm put-parameter --name x --value y",
        "aws secretsmanager create-secret --name x",
        "gcloud secrets versions add x",
        "az keyvault secret set --vault-name x -n y",
        "aws ec2 authorize-security-group-ingress --group-id x",
        "az storage account network-rule add --account-name x",
        "az postgres flexible-server firewall-rule create -n x"
      })
  void aValueInAStoreAndAnAddressLetThroughArePreparations(String line) {
    assertThat(act(line)).contains(Meaning.Act.SETUP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws lambda delete-function --function-name x",
        "aws eks delete-cluster --name x",
        "aws logs delete-log-group --log-group-name x",
        "aws s3 rb s3://b",
        "az ad sp delete --id x",
        "gcloud container clusters delete x",
        "gcloud secrets delete x",
        "gsutil rb gs://b",
        "bq rm x"
      })
  void whatTakesAwayFromACloudDestroys(String line) {
    assertThat(act(line)).contains(Meaning.Act.DESTROY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws lambda invoke --function-name x out.json",
        "aws ecr batch-delete-image --repository-name x",
        "aws ecs deregister-task-definition --task-definition x:1",
        "aws rds create-db-snapshot --db-instance-identifier x",
        "az acr repository delete -n r --image x:1",
        "gcloud run jobs execute x"
      })
  void whatStartsOrClearsAwayWhatIsDeliveredChangesNoInfrastructure(String line) {
    assertThat(act(line)).contains(Meaning.Act.SETUP);
  }

  @Test
  void aDownloadPublishesNothing() {
    assertThat(act("aws s3 cp s3://bucket/key -")).contains(Meaning.Act.SETUP);
    assertThat(act("aws s3 sync --quiet s3://bucket/dir dir")).contains(Meaning.Act.SETUP);
    assertThat(act("aws s3 cp s3://a/k s3://b/k --acl x")).contains(Meaning.Act.PUBLISH);
    assertThat(act("aws s3 cp build s3://bucket")).contains(Meaning.Act.PUBLISH);
    assertThat(act("aws s3 cp s3://bucket/key $TARGET")).contains(Meaning.Act.PUBLISH);
    assertThat(act("aws s3 cp s3://bucket/key")).contains(Meaning.Act.PUBLISH);
    assertThat(act("gsutil cp gs://bucket/key .")).contains(Meaning.Act.SETUP);
  }
}
