package dev.tidemark.detector.selfservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.TextNeighbours;
import dev.tidemark.landscape.Neighbours;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Catalogue files of siblings that a catalogue takes in. */
class CatalogueLocationsTest {
  private static final String ENTITY =
      "-- catalog-info.yaml --\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: x}\n";

  private static final TextNeighbours BESIDE =
      TextNeighbours.of("acme/portal", "acme/shop", ENTITY)
          .and("acme/pay/api", ENTITY)
          .and("acme/templates", "-- db/template.yaml --\na: 1\n");

  private static List<String> told(Neighbours beside, String files) {
    return DetectorTester.of(new CatalogueLocations())
        .beside(beside)
        .given(files)
        .evidence()
        .stream()
        .map(CatalogueLocationsTest::said)
        .toList();
  }

  private static String said(Evidence fact) {
    return fact.location().startLine()
        + " "
        + fact.text("next-door").orElse("")
        + " "
        + fact.text("version").orElse("");
  }

  private static String location(String target) {
    return "-- all.yaml --\napiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: all}\n"
        + "spec:\n  targets:\n    - "
        + target
        + "\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/acme/shop/blob/main/catalog-info.yaml",
        "https://github.com/acme/shop/tree/main/catalog-info.yaml",
        "https://gitlab.acme.example/acme/shop/-/blob/main/catalog-info.yaml?ref_type=heads",
        "https://bitbucket.org/acme/shop/src/main/catalog-info.yaml",
      })
  void aLocationNamesTheSiblingsFile(String target) {
    assertThat(told(BESIDE, location(target)))
        .containsExactly("6 acme/shop/catalog-info.yaml main");
  }

  @Test
  void soDoesOneTargetOfAForgeWithGroupsAndOneWithStars() {
    assertThat(
            told(
                BESIDE,
                """
                -- one.yaml --
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: one}
                spec: {type: url, target: https://gitlab.com/acme/pay/api/-/blob/v1/catalog-info.yaml}
                -- app-config.yaml --
                app: {baseUrl: http://localhost}
                catalog:
                  locations:
                    - type: url
                      target: https://github.com/acme/templates/blob/main/*/template.yaml
                      rules: [{allow: [Template]}]
                """))
        .containsExactlyInAnyOrder("4 acme/pay/api/catalog-info.yaml v1", "5 acme/templates main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/acme/shop/blob/main/gone.yaml", // not there
        "https://github.com/acme/other/blob/main/catalog-info.yaml", // not in the checkout
        "https://github.com/acme/other/blob/main/*/catalog-info.yaml",
        "https://github.com/acme/portal/blob/main/catalog-info.yaml", // its own
        "https://github.com/acme/shop", // no file
        "https://github.com/acme/shop/blob/main",
        "https://github.com/acme/${{ values.name }}/blob/main/catalog-info.yaml",
        "./catalog-info.yaml",
        "{url: 1}",
      })
  void anythingElseTiesNothing(String target) {
    assertThat(told(BESIDE, location(target))).isEmpty();
  }

  @Test
  void onlyBackstageSaysSo() {
    String target = "https://github.com/acme/shop/blob/main/catalog-info.yaml";
    assertThat(told(BESIDE, location(target).replace("backstage.io/", "maps.example/"))).isEmpty();
    assertThat(told(BESIDE, location(target).replace("Location", "Component"))).isEmpty();
    assertThat(told(Neighbours.NONE, location(target))).isEmpty();
  }
}
