package dev.tidemark.link.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.landscape.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a template of OpenShift makes is delivered like any other manifest. */
class OpenShiftTemplateTest {
  private static final String TEMPLATE =
      """
      -- api/openshift.deploy.yml --
      apiVersion: template.openshift.io/v1
      kind: Template
      parameters:
        - {name: NAME, value: shop}
        - {name: REPLICAS, value: "2"}
        - {name: TAG, required: true}
        - {name: KEY, from: "[a-z]{8}", generate: expression, value: old}
        - {name: NOTE, value: "%s"}
      objects:
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: "${NAME}-api-${TAG}-${KEY}", annotations: {note: "${NOTE}"}}
          spec:
            replicas: ${{REPLICAS}}
            template:
              spec:
                containers:
                  - image: ghcr.io/acme/${NAME}:${TAG}
        - apiVersion: v1
          kind: Service
          metadata: {name: "${NAME"}
      """
          .formatted("long ".repeat(20));

  private static List<KubernetesObject> objects(String files) {
    return DetectorTester.landscape(files).facet(KubernetesObjects.FACET).all();
  }

  @Test
  void itsObjectsHaveTheValuesThatItsParametersHave() {
    assertThat(objects(TEMPLATE))
        .extracting(object -> object.kind() + " " + object.name())
        .containsExactly("Template ", "Deployment shop-api-${TAG}-${KEY}", "Service ${NAME");
    KubernetesObject deployment = objects(TEMPLATE).get(1);
    assertThat(deployment.body().text("spec", "replicas")).contains("2");
    assertThat(deployment.body().text("metadata", "annotations", "note")).contains("${NOTE}");
    assertThat(deployment.location().startLine()).isEqualTo(10);
  }

  @Test
  void itsDirectoryIsAUnit() {
    assertThat(DetectorTester.landscape(TEMPLATE).units().all())
        .extracting(Unit::id)
        .containsExactly("api");
  }

  @Test
  void whatLiesInAFolderThatOnlyTestsHaveIsTestData() {
    String served = "_test/deploy.yml";
    assertThat(objects(TEMPLATE.replace("api/openshift.deploy.yml", served)))
        .allMatch(object -> object.origin() == Origin.FIXTURE);
    assertThat(objects(TEMPLATE.replace("api/openshift.deploy.yml", "test/deploy.yml")))
        .allMatch(object -> object.origin() == Origin.OWN); // may be an environment
  }

  @Test
  void whatOnlyLooksLikeOneMakesNothing() {
    assertThat(
            objects(
                """
                -- other.yml --
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                objects: [{apiVersion: v1, kind: Service}]
                -- none.yml --
                apiVersion: v1
                kind: Template
                objects: {apiVersion: v1}
                -- broken.yml --
                apiVersion: v1
                kind: Template
                parameters: [a, {name: [b]}]
                objects: [null, {kind: Service}, [], {apiVersion: v1, kind: Service}]
                """))
        .extracting(KubernetesObject::kind)
        .containsExactly("Template", "Service", "Template", "Template");
  }
}
