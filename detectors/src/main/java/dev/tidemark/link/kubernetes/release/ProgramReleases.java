package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.program.ProgramSketch;
import dev.tidemark.format.program.ProgramSketch.Construct;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the charts that programs of Pulumi, the CDK and cdk8s install. */
final class ProgramReleases {
  private final Landscape landscape;

  ProgramReleases(Landscape landscape) {
    this.landscape = landscape;
  }

  void read(Consumer<Release> sink) {
    for (Placed<ProgramSketch> placed : landscape.documents().inForce(ProgramSketch.class)) {
      for (Construct construct : placed.document().constructs()) {
        if (installsChart(placed.document(), construct)) {
          literal(construct, "chart")
              .ifPresent(chart -> sink.accept(release(placed, construct, chart)));
        }
      }
    }
  }

  private static boolean installsChart(ProgramSketch program, Construct construct) {
    String callee = construct.callee();
    int dot = callee.indexOf('.');
    String imported =
        program.imports().getOrDefault(dot < 0 ? callee : callee.substring(0, dot), "");
    String whole = dot < 0 ? imported : imported + callee.substring(dot);
    boolean pulumi =
        whole.startsWith("@pulumi/kubernetes") || whole.startsWith("pulumi_kubernetes");
    return whole.equals("cdk8s#Helm")
        || whole.equals("cdk8s.Helm")
        || (whole.startsWith("aws-cdk") || whole.startsWith("aws_cdk"))
            && whole.endsWith("HelmChart")
        || pulumi
            && whole.contains("helm")
            && (whole.endsWith("Release") || whole.endsWith("Chart"));
  }

  private Release release(Placed<ProgramSketch> placed, Construct construct, String written) {
    String repository =
        literal(construct, "repo")
            .or(() -> literal(construct, "repository"))
            .or(() -> construct.properties().text("repositoryOpts", "repo"))
            .or(() -> construct.properties().text("fetchOpts", "repo"))
            .orElse("");
    Optional<RepoPath> local =
        written.startsWith(".") ? placed.directory().resolve(written) : Optional.empty();
    boolean oci = written.startsWith("oci:") || repository.startsWith("oci:");
    ChartUse chart =
        new ChartUse(
            written.substring(written.lastIndexOf('/') + 1),
            repository.isEmpty() ? written : repository + "/" + written,
            local.isPresent() ? "local" : oci ? "oci" : "registry",
            literal(construct, "version").orElse(""),
            local,
            placed.at(construct.line()));
    Value values = construct.properties().at("values").orElse(Value.Mapping.EMPTY);
    return new Release(
        "program",
        construct.callee(),
        literal(construct, "releaseName")
            .or(() -> literal(construct, "release"))
            .orElse(construct.name().isEmpty() ? chart.name() : construct.name()),
        placed.at(construct.line()),
        placed.origin(),
        List.of(chart),
        local.filter(landscape::hasAny).map(List::of).orElse(List.of()),
        values instanceof Value.Mapping map ? map : Value.Mapping.EMPTY,
        List.of(),
        EnvironmentNames.of(placed.directory().value()),
        Optional.empty());
  }

  /** A property that is written out, not computed. */
  private static Optional<String> literal(Construct construct, String property) {
    return construct
        .properties()
        .at(property)
        .filter(value -> value.tag().isEmpty())
        .flatMap(Value::text);
  }
}
