package dev.tidemark.detector.history;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Document;
import dev.tidemark.document.Format;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclFormat;
import dev.tidemark.format.json.JsonFormat;
import dev.tidemark.format.yaml.YamlFormat;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The versions that a file holds things at, by what is held: tools, providers, modules, charts, images, actions.
 *
 * @param versions by name, sorted; where a name comes twice the last counts
 */
record Pins(Map<String, Pin> versions) {

  /** A version as written, and its line. */
  record Pin(String version, int line) {}

  private static final List<Format> FORMATS =
      List.of(new HclFormat(), new YamlFormat(), new JsonFormat());

  /** Keys whose scalar is a version of the thing that the neighbouring key names. */
  private static final List<String> NAMES =
      List.of("name", "chart", "repository", "image", "repo", "repoURL", "url");

  private static final List<String> VERSIONS =
      List.of("version", "tag", "newTag", "targetRevision", "rev", "ref", "revision", "appVersion");

  static boolean mayBeIn(RepoPath path) {
    String name = path.lowerName();
    return FORMATS.stream().anyMatch(f -> f.accepts(path))
        || name.startsWith("dockerfile")
        || name.endsWith(".dockerfile")
        || isVersionFile(name);
  }

  private static boolean isVersionFile(String name) {
    return name.equals(".terraform-version")
        || name.equals(".opentofu-version")
        || name.equals(".terragrunt-version")
        || name.equals(".tool-versions");
  }

  static Pins of(RepoPath path, byte[] bytes) {
    Map<String, Pin> found = new TreeMap<>();
    Blob blob = new Blob(bytes);
    String name = path.lowerName();
    Optional<Format> format = FORMATS.stream().filter(f -> f.accepts(path)).findFirst();
    if (format.isPresent()) {
      Optional<Document> document = format.get().read(blob).document();
      if (document.orElse(null) instanceof HclDocument hcl) {
        ofHcl(hcl, found);
      } else if (document.orElse(null) instanceof ConfigDocument config) {
        config.roots().forEach(root -> ofValue(root, found));
      }
    } else if (isVersionFile(name)) {
      ofVersionFile(name, blob.text().value(), found);
    } else {
      ofDockerfile(blob.text().value(), found);
    }
    return new Pins(found);
  }

  private static void ofHcl(HclDocument document, Map<String, Pin> found) {
    for (HclBlock terraform : document.blocks("terraform")) {
      literal(terraform, "required_version", "terraform", found);
      for (HclBlock providers : terraform.blocks("required_providers")) {
        providers
            .body()
            .attributes()
            .forEach(
                provider ->
                    provider
                        .value()
                        .text("version")
                        .or(provider::literal)
                        .ifPresent(
                            v ->
                                found.put(
                                    "provider " + provider.name(), new Pin(v, provider.line()))));
      }
      source(terraform, found);
    }
    for (HclBlock module : document.blocks("module")) {
      source(module, found);
      module
          .literal("source")
          .ifPresent(source -> literal(module, "version", "module " + source, found));
    }
    for (HclBlock provider : document.blocks("provider")) {
      literal(provider, "version", "provider " + provider.label(0), found);
    }
    for (HclBlock resource : document.blocks("resource")) {
      String thing = resource.label(0) + "." + resource.label(1);
      for (String attribute :
          List.of(
              "version",
              "chart_version",
              "engine_version",
              "addon_version",
              "kubernetes_version")) {
        literal(resource, attribute, thing, found);
      }
    }
    for (HclBlock variable : document.blocks("variable")) {
      if (variable.label(0).toLowerCase(Locale.ROOT).contains("version")) {
        literal(variable, "default", "variable " + variable.label(0), found);
      }
    }
    document.body().attributes().stream()
        .filter(a -> a.name().toLowerCase(Locale.ROOT).contains("version"))
        .forEach(
            a ->
                a.literal()
                    .ifPresent(v -> found.put("variable " + a.name(), new Pin(v, a.line()))));
  }

  private static void literal(
      HclBlock block, String attribute, String what, Map<String, Pin> found) {
    block
        .attribute(attribute)
        .ifPresent(a -> a.literal().ifPresent(v -> found.put(what, new Pin(v, a.line()))));
  }

  private static void source(HclBlock block, Map<String, Pin> found) {
    block
        .attribute("source")
        .ifPresent(
            a ->
                a.literal()
                    .filter(source -> source.contains("ref="))
                    .ifPresent(
                        source -> {
                          int at = source.indexOf("ref=");
                          found.put(
                              "module " + source.substring(0, at),
                              new Pin(source.substring(at + 4), a.line()));
                        }));
  }

  private static void ofValue(Value root, Map<String, Pin> found) {
    root.walk()
        .forEach(
            value -> {
              if (value instanceof Value.Mapping map) {
                ofMapping(map, found);
              }
            });
  }

  private static void ofMapping(Value.Mapping map, Map<String, Pin> found) {
    String name = NAMES.stream().map(map::text).flatMap(Optional::stream).findFirst().orElse("");
    for (Value.Pair pair : map.pairs()) {
      String text = pair.value().text().orElse("");
      if (text.isEmpty() || text.length() > 300 || text.contains("{{")) {
        continue;
      }
      if (pair.key().equals("uses") && text.indexOf('@') > 0) {
        split(text, text.lastIndexOf('@'), "action ", pair.line(), found);
      } else if (pair.key().equals("image") && text.lastIndexOf(':') > text.lastIndexOf('/')) {
        split(text, text.lastIndexOf(':'), "image ", pair.line(), found);
      } else if (VERSIONS.contains(pair.key()) && !name.isEmpty() && hasDigit(text)) {
        found.put(name, new Pin(text, pair.line()));
      }
    }
  }

  private static void split(String text, int at, String prefix, int line, Map<String, Pin> found) {
    found.put(prefix + text.substring(0, at), new Pin(text.substring(at + 1), line));
  }

  private static void ofVersionFile(String name, String text, Map<String, Pin> found) {
    int line = 0;
    for (String written : text.split("\n", 200)) {
      line++;
      int space = written.strip().indexOf(' ');
      if (name.equals(".tool-versions") && space > 0) {
        found.put(
            written.strip().substring(0, space),
            new Pin(written.strip().substring(space + 1), line));
      } else if (!written.isBlank()) {
        found.put(name.substring(1, name.lastIndexOf('-')), new Pin(written.strip(), line));
      }
    }
  }

  private static void ofDockerfile(String text, Map<String, Pin> found) {
    int line = 0;
    for (String written : text.split("\n", 5_000)) {
      line++;
      String bare = written.strip();
      if (bare.regionMatches(true, 0, "from ", 0, 5)) {
        String image = bare.substring(5).strip().split(" ", 2)[0];
        int digest = image.indexOf('@');
        String tagged = digest < 0 ? image : image.substring(0, digest);
        int colon = tagged.lastIndexOf(':');
        if (colon > tagged.lastIndexOf('/') && !image.contains("$")) {
          split(tagged, colon, "image ", line, found);
        }
      }
    }
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
