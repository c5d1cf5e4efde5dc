package dev.tidemark.detector.selfservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What nearly is a request, or the template of one. */
class RequestsTest {
  private static final String FORM = "-- .github/ISSUE_TEMPLATE/a.yml --\n";

  @Test
  void aFormAsksForInfrastructureByNameAndHasFields() {
    assertThat(forms("name: Request a database\nbody: [{type: input}]\n"))
        .map(Evidence::toString)
        .containsExactly(
            "selfservice.ticket-form .github/ISSUE_TEMPLATE/a.yml:1 name=Request a database provisions=database");
    assertThat(forms("name: Request a database\n")).isEmpty();
    assertThat(forms("description: Request a database\nbody: [{type: input}]\n")).isEmpty();
    assertThat(forms("name: The database\nbody: [{type: input}]\n")).isEmpty();
    assertThat(forms("name: Request a database bug fix\nbody: [{type: input}]\n")).isEmpty();
    assertThat(forms("name: Request a meeting\nbody: [{type: input}]\n")).isEmpty();
  }

  private static List<Evidence> forms(String form) {
    return seen(new RequestForms(), FORM + form);
  }

  @Test
  void aProjectTemplateIsFilledInAndOnesOwn() {
    for (String name : List.of("{{project}}/a.txt", "a.txt.jinja", "a.txt.tmpl", "a.txt.j2")) {
      String files = "-- base/copier.yml --\nname: {type: str}\n-- base/%s --\n".formatted(name);
      assertThat(seen(new ProjectTemplates(), files)).as(name).hasSize(1);
      DetectorTester.of(new ProjectTemplates())
          .given(files)
          .withOrigins(path -> Origin.EXAMPLE)
          .seesNothing();
    }
    assertThat(seen(new ProjectTemplates(), "-- base/copier.yml --\na: 1\n-- base/a.txt --\n"))
        .isEmpty();
  }

  private static final String STACK =
      """
      -- stack/main.tf --
      locals { all = yamldecode(file("${path.module}/all.yml")) }
      resource "%s" "all" {
        %s = local.all
      }
      -- stack/all.yml --
      %s
      """;

  @Test
  void aRequestIsOneOfManyEntriesThatAStackTurnsIntoTenants() {
    assertThat(files(STACK.formatted("github_repository", "for_each", entries(10))))
        .containsExactly("docs.index", "selfservice.claim");
    assertThat(files(STACK.formatted("aws_ecr_repository", "for_each", entries(10))))
        .as("what runs nothing is no list of services")
        .containsExactly("selfservice.claim");
    assertThat(files(STACK.formatted("github_repository", "for_each", entries(9)))).isEmpty();
    assertThat(files(STACK.formatted("github_repository", "name", entries(10)))).isEmpty();
    assertThat(files(STACK.formatted("aws_s3_bucket", "for_each", entries(10)))).isEmpty();
  }

  @Test
  void whatAnExampleTurnsIntoTenantsIsNoRequest() {
    DetectorTester.of(new RequestFiles())
        .given(STACK.formatted("github_repository", "for_each", entries(10)))
        .withOrigins(path -> path.extension().equals("tf") ? Origin.EXAMPLE : Origin.OWN)
        .seesNothing();
  }

  private static String entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "app" + i + ": {owner: team}")
        .collect(Collectors.joining("\n"));
  }

  private static List<String> files(String files) {
    return seen(new RequestFiles(), files).stream().map(Evidence::kind).toList();
  }

  @Test
  void aClaimChoosesACompositionByLabelsOrByName() {
    String claim =
        "-- a.yaml --\napiVersion: %s/v1\nkind: AppClaim\nmetadata: {name: shop}\nspec: {%s}\n";
    assertThat(apis(claim.formatted("example.org", "compositionRef: {name: a}"))).hasSize(1);
    assertThat(apis(claim.formatted("example.org", "compositionSelector: {matchLabels: {a: b}}")))
        .hasSize(1);
    assertThat(apis(claim.formatted("example.org", "crossplane: {compositionRef: {name: a}}")))
        .hasSize(1);
    assertThat(apis(claim.formatted("example.org", "compositionRef: {}"))).isEmpty();
    assertThat(apis(claim.formatted("aws.crossplane.io", "compositionRef: {name: a}"))).isEmpty();
  }

  @Test
  void platformsOfEachKindOfferWhatTheyDefine() {
    assertThat(apis(definition("platform.kratix.io/v1alpha1", "Promise"))).hasSize(1);
    assertThat(apis(definition("kro.run/v1alpha1", "ResourceGraphDefinition"))).hasSize(1);
    assertThat(apis(definition("entity.humanitec.io/v1b1", "Definition"))).hasSize(1);
    assertThat(apis(definition("entity.humanitec.io/v1b1", "Rule"))).isEmpty();
    assertThat(apis(definition("example.org/v1", "Definition"))).isEmpty();
  }

  private static String definition(String version, String kind) {
    return "-- a.yaml --\napiVersion: %s\nkind: %s\nmetadata: {name: database}\n"
        .formatted(version, kind);
  }

  private static List<Evidence> apis(String files) {
    return seen(new PlatformApis(), files);
  }

  @Test
  void aCheckOfOpsLevelHasAVersionAndIsOnesOwn() {
    assertThat(
            seen(new OpsLevelChecks(), "-- a.yaml --\nversion: 1\nkind: manual\nspec: {name: x}\n"))
        .map(Evidence::toString)
        .containsExactly("governance.scorecard a.yaml:1 name=checks rules=1 tool=opslevel");
    assertThat(seen(new OpsLevelChecks(), "-- a.yaml --\nkind: manual\nspec: {name: x}\n"))
        .isEmpty();
    DetectorTester.of(new OpsLevelChecks())
        .given("-- a.tf --\nresource \"opslevel_check_manual\" \"a\" { name = \"x\" }\n")
        .withOrigins(path -> Origin.EXAMPLE)
        .seesNothing();
  }

  private static List<Evidence> seen(Detector detector, String files) {
    return DetectorTester.of(detector).given(files).evidence();
  }
}
