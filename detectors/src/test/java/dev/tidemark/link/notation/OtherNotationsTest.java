package dev.tidemark.link.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody who looks for another notation misses a file that may be written in it. */
class OtherNotationsTest {

  @Test
  void filesOfPlainObjectsAloneAreLeftOut() {
    assertThat(
            others(
                """
                -- one.yaml --
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop}
                -- two.yaml --
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: shop}
                roleRef: {kind: ClusterRole, name: admin}
                subjects: []
                """))
        .isEmpty();
  }

  @Test
  void whatMayHoldAnotherNotationIsKept() {
    assertThat(
            others(
                """
                -- encrypted.yaml --
                apiVersion: apps/v1
                kind: Deployment
                sops: {version: 3.8.1}
                -- mixed.yaml --
                apiVersion: v1
                kind: Service
                ---
                steps: []
                -- other-group.yaml --
                apiVersion: example.org/v1
                kind: Deployment
                -- pipeline.yaml --
                steps: []
                -- several.yaml --
                apiVersion: v1
                kind: List
                items: []
                -- templated.yaml --
                apiVersion: apps/v1
                kind: Deployment
                {{ if .Values.more }}
                spec: {}
                {{ end }}
                -- texts.yaml --
                apiVersion: v1
                kind: ConfigMap
                data: {rules.rego: package rules}
                -- without-version.yaml --
                kind: Job
                """))
        .containsExactly(
            "encrypted.yaml",
            "mixed.yaml",
            "other-group.yaml",
            "pipeline.yaml",
            "several.yaml",
            "templated.yaml",
            "texts.yaml",
            "without-version.yaml");
  }

  private static List<String> others(String files) {
    return DetectorTester.landscape(files).facet(OtherNotations.FACET).all().stream()
        .map(file -> file.path().value())
        .toList();
  }
}
