package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Images of services that Docker Compose keeps running: those of a production file, and those that are restarted or
 * deployed to a swarm. What a developer starts beside a program, and what a service builds itself, is none.
 */
@AutoService(Detector.class)
public final class ComposeImages implements Detector {

  @Override
  public String id() {
    return "compose-images";
  }

  @Override
  public String sees() {
    return "images of services in Docker Compose files, and how their versions are held, read from the file";
  }

  @Override
  public Set<String> emits() {
    return Set.of("image.reference");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    String name = path.lowerName();
    boolean compose =
        name.startsWith("docker-compose")
            || name.startsWith("compose.")
            || name.startsWith("compose-");
    return compose && (name.endsWith(".yml") || name.endsWith(".yaml"));
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (looksAt(file.path())) {
        file.document().root().ifPresent(root -> services(file, root, sink));
      }
    }
  }

  private static void services(Placed<ConfigDocument> file, Value root, Consumer<Evidence> sink) {
    for (Value.Pair service : root.pairs("services")) {
      Optional<Value> image = service.value().at("image");
      String written = image.flatMap(Value::text).orElse("");
      if (!written.isEmpty()
          && isKeptRunning(file, service.value())
          && service.value().at("build").isEmpty()) {
        sink.accept(
            Evidence.of("image.reference", file.at(image.map(Value::line).orElse(service.line())))
                .with("tool", "docker-compose")
                .with("image", written)
                .with("pin", written.contains("${") ? "variable" : Images.pin(written))
                .with("image-kind", "container"));
      }
    }
  }

  private static boolean isKeptRunning(Placed<ConfigDocument> file, Value service) {
    boolean restarted = service.text("restart").filter(how -> !how.equals("no")).isPresent();
    return restarted
        || service.at("deploy").isPresent()
        || EnvironmentNames.isProduction(file.path().value());
  }
}
