package dev.tidemark.link.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.TextSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules that lie in the repository next door. */
class SiblingModulesTest {
  private static final TextNeighbours CHECKOUT =
      TextNeighbours.of("acme/site", "acme/terraform-aws-queue", "-- sub/main.tf --\n")
          .and("acme/platform/modules", "-- a/main.tf --\n");

  private static TerraformLandscape terraform(Neighbours neighbours, String source) {
    String text = "module \"q\" {\n  source = \"" + source + "\"\n}\n";
    Landscape landscape =
        DetectorTester.landscape(
            TextSnapshot.of("-- main.tf --\n" + text),
            History.NONE,
            path -> Origin.OWN,
            neighbours);
    return landscape.facet(TerraformLandscape.FACET);
  }

  @ParameterizedTest
  @CsvSource({
    "git::https://github.com/acme/terraform-aws-queue.git//sub?ref=v1",
    "git::https://user@github.com/acme/terraform-aws-queue//sub",
    "git@github.com:acme/terraform-aws-queue.git",
    "git::ssh://git@github.com/acme/terraform-aws-queue.git?ref=main",
    "github.com/acme/terraform-aws-queue",
    "acme/queue/aws",
    "app.terraform.io/acme/queue/aws",
    "acme/queue/aws//sub",
    "git::https://gitlab.example.org/acme/platform/modules.git//a",
  })
  void areTheOrganisationsWhereTheirRepositoryIsInTheCheckout(String source) {
    TerraformLandscape terraform = terraform(CHECKOUT, source);
    ModuleCall call = terraform.calls().get(0);
    assertThat(terraform.isSibling(call)).isTrue();
    assertThat(terraform.isShared(call)).isTrue();
    assertThat(terraform.isStandardPart(call)).isFalse();
    assertThat(terraform(Neighbours.NONE, source).isSibling(call)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "acme/queue/google",
    "other/queue/aws",
    "git::https://github.com/acme/terraform-aws-topic.git",
    "git::https://github.com/${var.org}/terraform-aws-queue.git",
    "git::https://github.com/acme/site.git//modules/a",
    "./queue",
    "https://example.org/acme/terraform-aws-queue.zip",
  })
  void othersAreNot(String source) {
    TerraformLandscape terraform = terraform(CHECKOUT, source);
    assertThat(terraform.calls().stream().anyMatch(terraform::isSibling)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "git@github.com:acme/terraform-aws-queue.git//gone, true",
    "git@github.com:acme/terraform-aws-queue.git//../gone, true",
    "git@github.com:acme/terraform-aws-queue.git//sub, false",
    "git@github.com:acme/terraform-aws-queue.git, false",
    "git@github.com:acme/terraform-aws-queue.git//gone?ref=v1.0.0, false",
    "git@github.com:acme/elsewhere.git//gone, false",
  })
  void lackADirectoryOnlyWhereTheNewestIsAskedFor(String source, boolean lacks) {
    TerraformLandscape terraform = terraform(CHECKOUT, source);
    assertThat(terraform.siblings().lacks(terraform.calls().get(0).source())).isEqualTo(lacks);
  }

  private static Optional<SiblingModules.Sibling> cloned(String ignored, String source) {
    return cloned(ignored, source, "");
  }

  private static Optional<SiblingModules.Sibling> cloned(
      String ignored, String source, String more) {
    Landscape landscape =
        DetectorTester.landscape(
            TextSnapshot.of(
                "-- .gitignore --\n"
                    + ignored
                    + "\n-- live/main.tf --\nmodule \"q\" {\n  source = \""
                    + source
                    + "\"\n}\n"
                    + more),
            History.NONE,
            path -> Origin.OWN,
            CHECKOUT);
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    return terraform.siblings().of(terraform.calls().get(0));
  }

  @Test
  void anIgnoredFolderOfARepositorysNameIsThatRepository() {
    assertThat(cloned("terraform-aws-queue", "../terraform-aws-queue/sub"))
        .hasValueSatisfying(
            sibling -> {
              assertThat(sibling.neighbour().name()).isEqualTo("acme/terraform-aws-queue");
              assertThat(sibling.directory().value()).isEqualTo("sub");
            });
    assertThat(cloned("terraform-aws-queue", "./terraform-aws-queue/gone")).isEmpty();
    assertThat(cloned("terraform-aws-topic", "./terraform-aws-topic/sub")).isEmpty();
    assertThat(cloned("other", "./terraform-aws-queue/sub")).isEmpty();
  }

  @Test
  void aSubmoduleIsTheRepositoryThatItsAddressNames() {
    String file = "-- .gitmodules --\n[submodule \"q\"]\n\tpath = live/queues\n\turl = %s\n";
    String here = "git@github.com:acme/terraform-aws-queue.git";
    for (String address : List.of(here, "../terraform-aws-queue")) {
      assertThat(cloned("queues", "./queues/sub", file.formatted(address)))
          .hasValueSatisfying(
              sibling ->
                  assertThat(sibling.neighbour().name()).isEqualTo("acme/terraform-aws-queue"));
    }
    String other = file.replace("live/queues", "live/terraform-aws-queue");
    assertThat(
            cloned(
                "terraform-aws-queue",
                "./terraform-aws-queue/sub",
                other.formatted("https://github.com/else/terraform-aws-queue")))
        .as("of another owner")
        .isEmpty();
    assertThat(cloned("queues", "./queues/sub", file.formatted("/srv/git/queue"))).isEmpty();
  }

  @Test
  void submodulesAreReadAsFarAsTheyAreWhole() {
    String text =
        "[submodule \"a\"]\n path = a\n[submodule \"b\"]\n url = git@x.org:o/b\n path=b\n[";
    assertThat(Submodules.read(text, "")).containsExactly(Map.entry(RepoPath.of("b"), "o/b"));
  }

  @Test
  void namesOfRepositories() {
    assertThat(SiblingModules.name(ModuleSource.of("acme/queue/aws", Optional.empty())))
        .contains("acme/terraform-aws-queue");
    assertThat(SiblingModules.name(ModuleSource.of("nonsense", Optional.empty()))).isEmpty();
  }
}
