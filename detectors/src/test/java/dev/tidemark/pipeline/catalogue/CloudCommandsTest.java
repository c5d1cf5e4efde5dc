package dev.tidemark.pipeline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.pipeline.Meaning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
  void whatMayChangeSomethingIsNotKnown() {
    assertThat(act("aws glue start-job-run --job-name x")).isEmpty();
    assertThat(act("az vm restart -n x")).isEmpty();
    assertThat(act("gcloud compute instances stop vm")).isEmpty();
    assertThat(act("aws $SERVICE $COMMAND")).isEmpty();
    assertThat(Commands.KNOWN.isOpen("aws")).isTrue();
    assertThat(Commands.KNOWN.isOpen("")).isFalse();
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
