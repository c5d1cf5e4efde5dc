package dev.tidemark.link.kubernetes.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramReleasesTest {

  @Test
  void chartsThatProgramsInstallAreReleasesWithinTheirRoot() {
    List<Release> releases =
        releases(
            """
            -- infra/cluster.ts --
            import { Cluster } from 'aws-cdk-lib/aws-eks';
            const version = '1.6.7';
            cluster.addHelmChart('scaler', {
              chart: 'karpenter', repository: 'oci://example.org/charts', version,
            });
            cluster.addHelmChart('dns', {
              chart: 'external-dns', repository: 'https://example.org', version: version,
            });
            -- infra/chart.ts --
            import { Helm } from 'cdk8s';
            new Helm(this, 'logs', { chart: 'fluent-bit', version: '0.4.0', values: { replicas: 2 } });
            -- infra/index.ts --
            import * as k8s from "@pulumi/kubernetes";
            new k8s.helm.v3.Release("web", {
              chart: "nginx", version: "1.2.3", repositoryOpts: { repo: "https://example.org" },
            });
            new k8s.apps.v1.Deployment("other", { chart: "none" });
            new k8s.helm.v3.Release("computed", { chart: name });
            """);
    assertThat(releases)
        .extracting(r -> r.name() + " " + r.charts().get(0).source())
        .containsExactly(
            "logs fluent-bit",
            "scaler oci://example.org/charts/karpenter",
            "dns https://example.org/external-dns",
            "web https://example.org/nginx");
    assertThat(releases).extracting(r -> r.charts().get(0).version()).contains("1.6.7", "1.2.3");
    assertThat(releases).allMatch(Release::inRoot).noneMatch(Release::byController);
  }

  @Test
  void brokenProgramsAreNoTrouble() {
    assertThat(
            releases("-- infra/a.ts --\nimport { Helm } from 'cdk8s';\nnew Helm(this, {chart: [\n"))
        .isEmpty();
  }

  private static List<Release> releases(String files) {
    return DetectorTester.landscape(files).facet(Releases.FACET).all();
  }
}
