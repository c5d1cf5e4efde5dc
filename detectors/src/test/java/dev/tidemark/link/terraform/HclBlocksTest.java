package dev.tidemark.link.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.TextSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class HclBlocksTest {
  private static final String FILES =
      """
      -- b/main.tf --
      resource "aws_s3_bucket" "two" {}
      locals {
        a = 1
      }
      -- a/Main.tf.json --
      {"resource": {"aws_s3_bucket": {"one": {}}}}
      -- examples/small/main.tf --
      resource "aws_vpc" "shown" {
        resource "nested" "no" {}
      }
      -- b/README.md --
      # b
      """;

  private static List<String> places(List<TerraformBlock> blocks) {
    return blocks.stream()
        .map(block -> block.location().path() + " " + String.join(".", block.block().labels()))
        .toList();
  }

  @Test
  void givesTopLevelBlocksByTypeInTheOrderOfFiles() {
    HclBlocks blocks = DetectorTester.landscape(FILES).facet(HclBlocks.FACET);
    assertThat(places(blocks.all("resource")))
        .containsExactly(
            "a/Main.tf.json aws_s3_bucket.one",
            "b/main.tf aws_s3_bucket.two",
            "examples/small/main.tf aws_vpc.shown");
    assertThat(places(blocks.all("locals"))).hasSize(1);
    assertThat(blocks.all("module")).isEmpty();
  }

  @Test
  void whatIsInForceLeavesExamplesOut() {
    RepoPath examples = RepoPath.of("examples");
    HclBlocks blocks =
        DetectorTester.landscape(
                TextSnapshot.of(FILES),
                History.NONE,
                path -> path.isIn(examples) ? Origin.EXAMPLE : Origin.OWN)
            .facet(HclBlocks.FACET);
    assertThat(places(blocks.inForce("resource"))).hasSize(2);
    assertThat(blocks.resourceTypes()).containsExactly("aws_s3_bucket");
    assertThat(places(blocks.resources("aws_s3_bucket"))).hasSize(2);
    assertThat(blocks.resources("aws_vpc")).isEmpty();
  }

  @Test
  void entriesAreFoundByTheirNamesInOrder() {
    var landscape = DetectorTester.landscape(FILES);
    assertThat(landscape.named(name -> name.startsWith("main.")).stream().map(Entry::path))
        .extracting(Object::toString)
        .containsExactly("a/Main.tf.json", "b/main.tf", "examples/small/main.tf");
    assertThat(landscape.named(name -> name.equals("b"))).isEmpty();
    assertThat(landscape.others()).isEmpty();
  }
}
