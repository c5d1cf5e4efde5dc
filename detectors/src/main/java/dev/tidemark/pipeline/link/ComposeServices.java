package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.dockerfile.Dockerfile;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows {@code docker compose run service}, or the one that {@code up --exit-code-from service} waits for, into the service's definition: what its image starts, with the command that it
 * is given, where its build or its mounts say that it works.
 */
final class ComposeServices implements Follower {
  private static final List<String> FILES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    Optional<List<String>> compose = Containers.composed(call.words());
    if (compose.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = compose.get();
    Optional<String> deciding = deciding(words);
    if (deciding.isPresent()) {
      return file(words.subList(0, words.indexOf("up")), call)
          .flatMap(file -> service(file, deciding.get(), List.of(), call, reader));
    }
    int run = words.indexOf("run");
    int named = Containers.imageAt(words, run + 1);
    if (run < 1 || named >= words.size()) {
      return Optional.empty();
    }
    String name = words.get(named);
    List<String> given = words.subList(named + 1, words.size());
    return file(words.subList(0, run), call)
        .flatMap(file -> service(file, name, given, call, reader));
  }

  /** The service whose end decides: {@code up --exit-code-from tests}. */
  private static Optional<String> deciding(List<String> words) {
    return words.contains("up")
        ? CommandArguments.read(words, 0, OptionCatalogue.of("docker-compose"))
            .value("--exit-code-from")
        : Optional.empty();
  }

  /**
   * A Compose file.
   *
   * @param place the directory that its paths are relative to
   */
  private record File(Ground ground, String place, Placed<ConfigDocument> document) {}

  /** The file that is named, or the nearest one from where the command runs up. */
  private static Optional<File> file(List<String> options, Call call) {
    List<String> named =
        CommandArguments.read(options, 0, OptionCatalogue.of("docker-compose"))
            .values(List.of("-f", "--file"));
    String directory = call.state().directory;
    if (!named.isEmpty()) {
      String path = Places.resolve(directory, named.get(0));
      return call.ground(path)
          .flatMap(
              ground ->
                  ground
                      .landscape()
                      .documents()
                      .at(ground.path(), ConfigDocument.class)
                      .map(found -> new File(ground, Places.resolve(path, ".."), found)));
    }
    return call.ground(directory)
        .flatMap(here -> here.upTo(ConfigDocument.class, FILES).map(at -> at(at, here, directory)));
  }

  private static File at(Ground found, Ground from, String directory) {
    String place = directory;
    for (int level = from.path().depth(); level > found.path().depth(); level--) {
      place = Places.resolve(place, "..");
    }
    return new File(found, place, found.document(ConfigDocument.class, FILES).orElseThrow());
  }

  private static Optional<Deed> service(
      File file, String name, List<String> given, Call call, CommandReader reader) {
    Optional<Value> service =
        file.document().document().root().flatMap(root -> root.at("services", name));
    String step = "service " + name + " of " + file.document().path();
    if (service.isEmpty() || !call.scope().refuses(step).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> context =
        service
            .flatMap(one -> one.text("build").or(() -> one.text("build", "context")))
            .map(written -> Places.resolve(file.place(), written));
    Optional<Dockerfile> image = image(service.get(), context, call);
    List<String> started = started(service.get(), image, given);
    List<String> words =
        context
            .flatMap(call::ground)
            .filter(ground -> ground.repository().isEmpty())
            .flatMap(ground -> image.map(built -> new CopiedFiles(built, ground).outside(started)))
            .orElse(started);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    ShellState state = call.state().started(List.of());
    state.directory = directory(file, service.get(), context, call.state().directory);
    Scope scope = call.scope().into(call.scope().file(), step);
    Call inside = new Call(words, call.node(), scope, state, call.soft());
    return Optional.of(call.followed(step, reader.read(inside)));
  }

  /** What the image of a service is built of. */
  private static Optional<Dockerfile> image(Value service, Optional<String> context, Call call) {
    String name = service.text("build", "dockerfile").orElse("Dockerfile");
    return context
        .flatMap(place -> call.ground(Places.resolve(place, name)))
        .flatMap(g -> g.landscape().documents().at(g.path(), Dockerfile.class))
        .map(Placed::document);
  }

  /** What the container starts: its entry point with what it is given, or else with its own command. */
  private static List<String> started(
      Value service, Optional<Dockerfile> image, List<String> given) {
    List<String> entry =
        words(service, "entrypoint")
            .or(() -> image.map(Dockerfile::entrypoint))
            .or(() -> service.text("image").flatMap(Commands.KNOWN::programOf).map(List::of))
            .orElse(List.of());
    List<String> command =
        given.isEmpty()
            ? words(service, "command").or(() -> image.map(Dockerfile::command)).orElse(List.of())
            : given;
    List<String> words = new ArrayList<>(entry);
    boolean twice = entry.size() == 1 && !command.isEmpty() && command.get(0).equals(entry.get(0));
    words.addAll(twice ? command.subList(1, command.size()) : command);
    return words;
  }

  private static Optional<List<String>> words(Value service, String key) {
    return service
        .at(key)
        .map(
            value ->
                value instanceof Value.Scalar scalar
                    ? List.of(scalar.text().strip().split("\\s+"))
                    : value.texts())
        .filter(words -> !words.isEmpty() && !words.get(0).isEmpty());
  }

  /** Where it works: the directory that is mounted there, or the one that it is built from. */
  private static String directory(
      File file, Value service, Optional<String> context, String otherwise) {
    String working = service.text("working_dir").orElse("");
    for (String volume : service.texts("volumes")) {
      String[] parts = volume.split(":", -1);
      boolean here = parts.length > 1 && (parts[0].startsWith(".") || parts[0].contains("/"));
      if (here && (working + "/").startsWith(parts[1] + "/")) {
        String below = working.substring(parts[1].length());
        String host = Places.resolve(file.place(), parts[0]);
        return below.isEmpty() ? host : Places.resolve(host, below.substring(1));
      }
    }
    return context.filter(place -> working.isEmpty() || !isMounted(service)).orElse(otherwise);
  }

  private static boolean isMounted(Value service) {
    return !service.items("volumes").isEmpty();
  }
}
