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
  void chartsComeFromWhereTheyAreWrittenToComeFrom() {
    assertThat(
            ReleasesAsText.in(
                """
                -- infra/prod/index.ts --
                import * as k8s from "@pulumi/kubernetes";
                import { Chart } from "@pulumi/kubernetes/helm/v4";
                import { Release } from "@pulumi/aws";
                new k8s.helm.v3.Release("here", { chart: "./charts/web", name: "x" });
                new k8s.helm.v3.Release("lost", { chart: "../gone" });
                new k8s.helm.v3.Release("address", { chart: "oci://registry.example/charts/web" });
                new k8s.helm.v3.Chart("fetched", { chart: "web", fetchOpts: { repo: "https://charts.example" } });
                new Chart("v4", { chart: "web", repositoryOpts: { repo: "oci://registry.example" } });
                new Release("other", { chart: "web" });
                new k8s.core.v1.Release("core", { chart: "web" });
                new k8s.helm.v3.Values("values", { chart: "web" });
                -- infra/prod/charts/web/Chart.yaml --
                apiVersion: v2
                name: web
                -- infra/prod/app.ts --
                import * as eks from "aws-cdk-lib/aws-eks";
                import * as cdk8s from "cdk8s";
                new eks.HelmChart(this, "named", { chart: "web", release: "site", values: { replicas: 2 } });
                new eks.HelmChart(this, "plain", { chart: "web", repository: "https://charts.example", version: v, values: given });
                new eks.Chart(this, "none", { chart: "web" });
                new cdk8s.Helm(this, "logs", { chart: "web", releaseName: "logging" });
                new cdk8s.Chart(this, "synthesized", { chart: "web" });
                new cdk8s.Helm(this, props.id, { chart: "nameless" });
                -- infra/prod/own.ts --
                import { HelmChart } from "./charts";
                import { helm } from "./wrappers";
                new HelmChart(this, "own", { chart: "web" });
                new helm.Release("wrapped", { chart: "web" });
                -- infra/__main__.py --
                from pulumi_kubernetes.helm.v3 import Release
                from aws_cdk import aws_eks
                Release("python", chart="web")
                aws_eks.HelmChart(self, "cdk", chart="web")
                """))
        .containsExactly(
            "program Release python at infra/__main__.py:3 installs web any from registry web:3",
            "program aws_eks.HelmChart cdk at infra/__main__.py:4 installs web any from registry web:4",
            "program eks.HelmChart site at infra/prod/app.ts:3 installs web any from registry web:3 sets replicas in prod",
            "program eks.HelmChart plain at infra/prod/app.ts:4 installs web any from registry https://charts.example/web:4 in prod",
            "program cdk8s.Helm logging at infra/prod/app.ts:6 installs web any from registry web:6 in prod",
            "program cdk8s.Helm nameless at infra/prod/app.ts:8 installs nameless any from registry nameless:8 in prod",
            "program k8s.helm.v3.Release here at infra/prod/index.ts:4 installs web any from local ./charts/web:4 applies infra/prod/charts/web in prod",
            "program k8s.helm.v3.Release lost at infra/prod/index.ts:5 installs gone any from local ../gone:5 in prod",
            "program k8s.helm.v3.Release address at infra/prod/index.ts:6 installs web any from oci oci://registry.example/charts/web:6 in prod",
            "program k8s.helm.v3.Chart fetched at infra/prod/index.ts:7 installs web any from registry https://charts.example/web:7 in prod",
            "program Chart v4 at infra/prod/index.ts:8 installs web any from oci oci://registry.example/web:8 in prod");
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
