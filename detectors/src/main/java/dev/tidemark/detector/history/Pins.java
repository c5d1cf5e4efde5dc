package dev.tidemark.detector.history;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Document;
import dev.tidemark.document.Format;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.dockerfile.Dockerfile;
import dev.tidemark.format.dockerfile.DockerfileFormat;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclFormat;
import dev.tidemark.format.json.JsonFormat;
import dev.tidemark.format.versionfile.VersionFile;
import dev.tidemark.format.versionfile.VersionFileFormat;
import dev.tidemark.format.yaml.YamlFormat;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The versions that a file holds things at, by what is held: tools, providers, modules, charts, images, actions.
 *
 * @param versions by name, sorted; where a name comes twice the last counts
 */
record Pins(Map<String, Pin> versions) {

  /** A version as written, and its line. */
  record Pin(String version, int line) {}

  /** What the names of actions and of workflows that pipelines call begin with. */
  static final String ACTION = "action ";

  private static final List<Format> FORMATS =
      List.of(
          new HclFormat(),
          new YamlFormat(),
          new JsonFormat(),
          new DockerfileFormat(),
          new VersionFileFormat());

  /** Keys of what a version beside them is the version of. */
  private static final List<String> NAMES =
      List.of("name", "chart", "repository", "image", "repo", "repoURL", "url");

  /** Keys whose scalar is the version of the thing that a neighbouring key names. */
  private static final List<String> VERSIONS =
      List.of("version", "tag", "newTag", "targetRevision", "rev", "ref", "revision", "appVersion");

  /** Files that begin with the name and version of what they lie with: its release is no upgrade of anything. */
  private static final Set<String> OWN =
      Set.of(
          "chart.yaml",
          "package.json",
          "package-lock.json",
          "npm-shrinkwrap.json",
          "composer.json",
          "galaxy.yml",
          "plugin.yaml",
          "pubspec.yaml",
          "metadata.json");

  /** Longer texts are scripts and descriptions. Characters. */
  private static final int LONGEST = 300;

  static boolean mayBeIn(RepoPath path) {
    return FORMATS.stream().anyMatch(format -> format.accepts(path));
  }

  /** What a file of this path holds; nothing where it cannot be read. */
  static Pins of(RepoPath path, byte[] bytes) {
    Map<String, Pin> found = new TreeMap<>();
    FORMATS.stream()
        .filter(format -> format.accepts(path))
        .findFirst()
        .flatMap(format -> format.read(new Blob(bytes)).document())
        .ifPresent(document -> take(document, path, found));
    return new Pins(found);
  }

  private static void take(Document document, RepoPath path, Map<String, Pin> found) {
    if (document instanceof HclDocument terraform) {
      new TerraformPins(found).take(terraform);
    } else if (document instanceof ConfigDocument configuration) {
      boolean own = OWN.contains(path.lowerName());
      for (Value root : configuration.roots()) {
        root.walk().forEach(value -> pairs(value, own && value == root, found));
      }
    } else if (document instanceof Dockerfile image) {
      image.stages().forEach(stage -> base(stage, found));
    } else if (document instanceof VersionFile versions) {
      versions.tools().forEach(tool -> tool(tool, path, found));
    }
  }

  /** @param own whether its version is that of the file's own subject */
  private static void pairs(Value value, boolean own, Map<String, Pin> found) {
    if (!(value instanceof Value.Mapping map)) {
      return;
    }
    String name = NAMES.stream().map(map::text).flatMap(Optional::stream).findFirst().orElse("");
    for (Value.Pair pair : map.pairs()) {
      String text = pair.value().text().orElse("");
      if (!(own && pair.key().equals("version"))
          && !text.isEmpty()
          && text.length() <= LONGEST
          && !text.contains("{{")) {
        pair(pair, text, name, found);
      }
    }
  }

  private static void pair(Value.Pair pair, String text, String name, Map<String, Pin> found) {
    if (pair.key().equals("uses") && text.indexOf('@') > 0) {
      split(text, text.lastIndexOf('@'), ACTION, pair.line(), found);
    } else if (pair.key().equals("image") && text.lastIndexOf(':') > text.lastIndexOf('/')) {
      split(text, text.lastIndexOf(':'), "image ", pair.line(), found);
    } else if (VERSIONS.contains(pair.key()) && !name.isEmpty() && hasDigit(text)) {
      found.put(name, new Pin(text, pair.line()));
    }
  }

  private static void base(Dockerfile.Stage stage, Map<String, Pin> found) {
    int digest = stage.base().indexOf('@');
    String tagged = digest < 0 ? stage.base() : stage.base().substring(0, digest);
    int colon = tagged.lastIndexOf(':');
    if (colon > tagged.lastIndexOf('/') && stage.base().indexOf('$') < 0) {
      split(tagged, colon, "image ", stage.line(), found);
    }
  }

  private static void tool(VersionFile.Tool tool, RepoPath path, Map<String, Pin> found) {
    String name = tool.name().isEmpty() ? VersionFileFormat.toolOf(path) : tool.name();
    found.put(name, new Pin(tool.version(), tool.line()));
  }

  private static void split(String text, int at, String prefix, int line, Map<String, Pin> found) {
    found.put(prefix + text.substring(0, at), new Pin(text.substring(at + 1), line));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
