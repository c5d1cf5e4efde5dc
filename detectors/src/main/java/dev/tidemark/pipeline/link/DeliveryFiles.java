package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.Match;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows {@code skaffold run} and {@code werf converge} into the file that says what they build and deploy. With
 * profiles of Skaffold the parts that these name stand for those of the file itself.
 */
final class DeliveryFiles implements Follower {
  private static final Set<String> SKAFFOLD = Set.of("run", "deploy", "apply", "build", "dev");
  private static final Set<String> WERF = Set.of("converge", "apply", "build", "publish", "bundle");
  private static final Set<String> BUILDS = Set.of("run", "build", "dev", "converge", "publish");
  private static final Set<String> DEPLOYS = Set.of("run", "deploy", "apply", "dev", "converge");

  /** The command by which the catalogue knows what each deploys. */
  private static final Map<String, String> DEPLOY =
      Map.of("skaffold", "deploy", "werf", "converge");

  /** What one file says; people deploy a few dozen services with one. */
  private static final int MAX_DEEDS = 200;

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String program = call.program();
    boolean skaffold = program.equals("skaffold");
    if (!skaffold && !program.equals("werf")) {
      return Optional.empty();
    }
    Set<String> verbs = skaffold ? SKAFFOLD : WERF;
    Optional<String> verb = call.words().stream().skip(1).filter(verbs::contains).findFirst();
    List<String> named = option(call.words(), "-f", "--filename", "--config");
    List<String> names =
        named.isEmpty() ? List.of(program + ".yaml", program + ".yml") : named.subList(0, 1);
    Optional<Ground> ground = call.ground();
    Optional<Placed<ConfigDocument>> file =
        ground.flatMap(g -> g.document(ConfigDocument.class, names));
    if (verb.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    Delivery delivery = new Delivery(call, ground.get(), file.get(), program);
    List<String> profiles =
        skaffold ? option(call.words(), "-p", "--profile", "--profile") : List.of();
    delivery.read(verb.get(), profiles);
    if (delivery.deeds.isEmpty()) {
      return Optional.empty();
    }
    String shown = ground.get().shown(file.get().path()).value();
    return Optional.of(
        call.followed(
            profiles.isEmpty() ? shown : shown + " profile " + String.join(",", profiles),
            delivery.deeds));
  }

  /** The values of an option in its ways of writing. */
  private static List<String> option(List<String> words, String brief, String full, String other) {
    List<String> values = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean apart = word.equals(brief) || word.equals(full) || word.equals(other);
      if (apart && i + 1 < words.size()) {
        values.addAll(List.of(words.get(i + 1).split(",")));
      } else if (word.startsWith(full + "=") || word.startsWith(other + "=")) {
        values.addAll(List.of(word.substring(word.indexOf('=') + 1).split(",")));
      }
    }
    return values;
  }

  /** One call while what its file says is gathered. */
  private static final class Delivery {
    private final Call call;
    private final Ground ground;
    private final Placed<ConfigDocument> file;
    private final String program;
    private final List<Deed> deeds = new ArrayList<>();

    Delivery(Call call, Ground ground, Placed<ConfigDocument> file, String program) {
      this.call = call;
      this.ground = ground;
      this.file = file;
      this.program = program;
    }

    void read(String verb, List<String> profiles) {
      for (Value root : file.document().roots()) {
        if (BUILDS.contains(verb)) {
          builds(root, profiles);
        }
        if (DEPLOYS.contains(verb)) {
          deploys(root, profiles);
        }
      }
    }

    private void builds(Value root, List<String> profiles) {
      for (Value part : parts(root, "build", profiles)) {
        for (Value artifact : part.items("artifacts")) {
          String context = artifact.text("context").orElse(".");
          deed("build", artifact.text("image").orElse("image"), context, false, artifact.line());
        }
      }
      boolean image = program.equals("werf") && root.at("image").isPresent();
      if (image && (root.text("dockerfile").isPresent() || root.at("from").isPresent())) {
        String context = root.text("context").orElse(".");
        deed("build", root.text("image").orElse("image"), context, false, root.line());
      }
    }

    private void deploys(Value root, List<String> profiles) {
      for (String section : List.of("deploy", "manifests")) {
        for (Value part : parts(root, section, profiles)) {
          for (Value release : part.items("helm", "releases")) {
            String chart = release.text("chartPath").orElse("");
            String name = release.text("name").orElse("release");
            deed("apply", "helm release " + name, chart, true, release.line());
          }
          paths(part, "kubectl", "manifests");
          paths(part, "rawYaml");
          paths(part, "kustomize", "paths");
        }
      }
      if (program.equals("werf") && root.text("project").isPresent()) {
        String chart = root.text("deploy", "helmChartDir").orElse(".helm");
        deed("apply", "release of " + chart, chart, true, root.line());
      }
    }

    private void paths(Value part, String... keys) {
      part.at(keys)
          .ifPresent(
              value ->
                  value
                      .texts()
                      .forEach(path -> deed("apply", path, folder(path), true, value.line())));
    }

    /** {@code k8s/*.yaml} as the folder that it is of. */
    private static String folder(String path) {
      int star = path.indexOf('*');
      int slash = star < 0 ? -1 : path.lastIndexOf('/', star);
      return star < 0 ? path : slash < 0 ? "." : path.substring(0, slash);
    }

    /** The part of the file, or those of the profiles that say something of it. */
    private static List<Value> parts(Value root, String section, List<String> profiles) {
      List<Value> chosen =
          root.items("profiles").stream()
              .filter(profile -> profiles.contains(profile.text("name").orElse("")))
              .flatMap(profile -> profile.at(section).stream())
              .toList();
      return chosen.isEmpty() ? root.at(section).stream().toList() : chosen;
    }

    private void deed(String act, String text, String place, boolean below, int line) {
      boolean build = act.equals("build");
      List<String> words = List.of(program, build ? "build" : DEPLOY.get(program));
      Optional<Meaning> meaning = Commands.KNOWN.match(words).map(Match::meaning);
      if (meaning.isEmpty() || deeds.size() > MAX_DEEDS) {
        return;
      }
      String target = call.place(place);
      boolean known = !place.isEmpty() && Places.known(target).isPresent();
      String shown = target.isEmpty() ? "." : target;
      RepoPath written = ground.shown(file.path());
      deeds.add(
          Deeds.known(
              program + " " + act + " " + text,
              Location.of(written, line),
              meaning.get(),
              words,
              known ? List.of(below && !shown.equals(".") ? shown + "/**" : shown) : List.of(),
              call.soft()));
    }
  }
}
