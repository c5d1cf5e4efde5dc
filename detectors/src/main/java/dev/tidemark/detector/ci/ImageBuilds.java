package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.dockerfile.Dockerfile;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Container images built here, and the images that they build on. */
@AutoService(Detector.class)
public final class ImageBuilds implements Detector {

  @Override
  public String id() {
    return "image-builds";
  }

  @Override
  public String sees() {
    return "Dockerfiles with the images that they build on, by tag, digest or argument, and which"
        + " of these are the organisation's own.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("image.build", "image.base-use");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.lowerName().contains("dockerfile") || path.lowerName().equals("containerfile");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    List<Performed> deeds = landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE);
    boolean publishes = deeds.stream().anyMatch(ImageBuilds::publishes);
    SharedBases bases = new SharedBases(landscape, pushed(deeds));
    List<Placed<Dockerfile>> files = landscape.documents().inForce(Dockerfile.class);
    Set<String> builtUpon =
        files.stream()
            .flatMap(file -> file.document().stages().stream())
            .map(Dockerfile.Stage::base)
            .filter(bases::isShared)
            .map(SharedBases::last)
            .collect(Collectors.toSet());
    for (Placed<Dockerfile> file : files) {
      List<Dockerfile.Stage> stages = file.document().stages();
      if (!stages.isEmpty()) {
        Dockerfile.Stage last = stages.get(stages.size() - 1);
        sink.accept(
            Evidence.of("image.build", file.at(last.line()))
                .with("tool", "docker")
                .with("base", last.base())
                .with("image-kind", "container")
                .with("is-base", builtUpon.contains(SharedBases.name(file.path())))
                .with("published", publishes));
        uses(file, bases, sink);
      }
    }
  }

  /** The images that stages begin with, other stages and the empty one left out. */
  private static void uses(Placed<Dockerfile> file, SharedBases bases, Consumer<Evidence> sink) {
    Set<String> stages = file.document().stageNames();
    for (Dockerfile.Stage stage : file.document().stages()) {
      String base = stage.base();
      if (!stages.contains(base.toLowerCase(Locale.ROOT)) && !base.equals("scratch")) {
        sink.accept(
            Evidence.of("image.base-use", file.at(stage.line()))
                .with("base", base)
                .with("pin", pin(base))
                .with("shared", bases.isShared(base))
                .with("registry", registry(base)));
      }
    }
  }

  private static boolean publishes(Performed deed) {
    return deed.is(Meaning.Act.PUBLISH) && deed.meaning().detail("what").equals("image");
  }

  /** The addresses that pipelines push images to. */
  private static Set<String> pushed(List<Performed> deeds) {
    return deeds.stream()
        .filter(ImageBuilds::publishes)
        .flatMap(deed -> deed.deed().words().stream())
        .filter(word -> word.indexOf('/') > 0 && !word.startsWith("-"))
        .map(SharedBases::address)
        .collect(Collectors.toSet());
  }

  private static String pin(String base) {
    if (base.contains("@sha256:")) {
      return "digest";
    }
    if (base.contains("$")) {
      return "variable";
    }
    int colon = base.lastIndexOf(':');
    String tag = colon > base.lastIndexOf('/') ? base.substring(colon + 1) : "";
    return tag.chars().anyMatch(Character::isDigit) ? "version" : "floating";
  }

  private static String registry(String base) {
    int slash = base.indexOf('/');
    String first = slash < 0 ? "" : base.substring(0, slash);
    return first.contains(".") || first.contains(":") ? first : "docker.io";
  }
}
