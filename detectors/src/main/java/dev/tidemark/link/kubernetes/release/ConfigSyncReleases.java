package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what Config Sync applies: its syncs, its older operator's configuration, and features of a fleet in Terraform. */
final class ConfigSyncReleases {
  private static final String TOOL = "config-sync";

  private final Landscape landscape;
  private final NextDoor nextDoor;

  ConfigSyncReleases(Landscape landscape) {
    this.landscape = landscape;
    this.nextDoor = new NextDoor(landscape);
  }

  void read(Consumer<Release> sink) {
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    for (String kind : List.of("RootSync", "RepoSync")) {
      for (KubernetesObject object : objects.inForce("configsync.gke.io", kind)) {
        String directory =
            object
                .specText("git", "dir")
                .or(() -> object.specText("git", "policyDir"))
                .or(() -> object.specText("oci", "dir"))
                .orElse("");
        List<ChartUse> charts =
            object.specText("helm", "chart").stream().map(name -> chart(object, name)).toList();
        sink.accept(release(object, charts, object.specText("git", "repo").orElse(""), directory));
      }
    }
    for (KubernetesObject object : objects.inForce("configmanagement.gke.io", "ConfigManagement")) {
      object
          .specText("git", "syncRepo")
          .map(
              repository ->
                  release(
                      object,
                      List.of(),
                      repository,
                      object.specText("git", "policyDir").orElse("")))
          .ifPresent(sink);
    }
    HclBlocks blocks = landscape.facet(HclBlocks.FACET);
    for (String type : List.of("google_gke_hub_feature", "google_gke_hub_feature_membership")) {
      for (TerraformBlock feature : blocks.resources(type)) {
        git(feature.block())
            .ifPresent(git -> sink.accept(fleet(feature.file(), feature.block(), git)));
      }
    }
  }

  private static Optional<HclBlock> git(HclBlock feature) {
    return inner(inner(feature, "fleet_default_member_config").orElse(feature), "configmanagement")
        .flatMap(configuration -> inner(configuration, "config_sync"))
        .flatMap(sync -> inner(sync, "git"));
  }

  private Release fleet(Placed<HclDocument> file, HclBlock feature, HclBlock git) {
    return release(
        feature.label(0),
        feature.label(1),
        file.at(feature.line()),
        file.origin(),
        List.of(),
        git.literal("sync_repo").orElse(""),
        git.literal("policy_dir").orElse(""),
        Optional.empty());
  }

  private static Optional<HclBlock> inner(HclBlock block, String type) {
    return block.blocks(type).stream().findFirst();
  }

  private static ChartUse chart(KubernetesObject object, String name) {
    String repository = object.specText("helm", "repo").orElse("");
    return new ChartUse(
        name,
        repository.isEmpty() ? name : repository + "/" + name,
        repository.startsWith("oci:") ? "oci" : "registry",
        object.specText("helm", "version").orElse(""),
        Optional.empty(),
        object.at(object.spec("helm")));
  }

  private Release release(
      KubernetesObject object, List<ChartUse> charts, String repository, String directory) {
    return release(
        object.kind(),
        object.name(),
        object.location(),
        object.origin(),
        charts,
        repository,
        directory,
        Optional.of(object));
  }

  private Release release(
      String form,
      String name,
      Location location,
      Origin origin,
      List<ChartUse> charts,
      String repository,
      String directory,
      Optional<KubernetesObject> object) {
    String bare = directory.startsWith("/") ? directory.substring(1) : directory;
    Optional<String> other = nextDoor.repository(repository);
    List<RepoPath> targets =
        bare.isEmpty() || other.isPresent()
            ? List.of()
            : RepoPath.ROOT.resolve(bare).filter(landscape::hasAny).map(List::of).orElse(List.of());
    return new Release(
        TOOL,
        form,
        name,
        location,
        origin,
        charts,
        targets,
        other.flatMap(there -> NextDoor.place(there, bare, "${", "}")).stream().toList(),
        Value.Mapping.EMPTY,
        List.of(),
        EnvironmentNames.of(bare, location.path().parent().value(), name),
        object);
  }
}
