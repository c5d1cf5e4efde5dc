package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.EmbeddedYaml;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the buildspec of a project is: written in its definition, or a file of the repository. */
final class Buildspecs {
  private Buildspecs() {}

  /** The buildspec that is written in a definition, with the lines that it has there. */
  static Optional<Value> inline(Value written) {
    for (String function : List.of("yamlencode", "jsonencode")) {
      Optional<List<Value>> given = HclValues.arguments(written, function);
      if (given.isPresent() && !given.get().isEmpty()) {
        return Optional.of(given.get().get(0));
      }
    }
    String text = BuildProjects.flat(written);
    if (!text.contains("\n") && !text.contains("phases")) {
      return Optional.empty();
    }
    int first = written.endLine() > written.line() ? written.line() : written.line() - 1;
    return EmbeddedYaml.mapping(text)
        .filter(root -> root.at("phases").isPresent())
        .map(root -> moved(root, first));
  }

  /** A value that begins some lines further down. */
  private static Value moved(Value value, int lines) {
    int line = value.line() + lines;
    int end = value.endLine() + lines;
    if (value instanceof Value.Scalar s) {
      return new Value.Scalar(s.text(), s.quoted(), s.tag(), line, end);
    }
    if (value instanceof Value.Sequence list) {
      return new Value.Sequence(
          list.items().stream().map(item -> moved(item, lines)).toList(), list.tag(), line, end);
    }
    List<Value.Pair> pairs = new ArrayList<>();
    ((Value.Mapping) value)
        .pairs()
        .forEach(
            p -> pairs.add(new Value.Pair(p.key(), p.line() + lines, moved(p.value(), lines))));
    return new Value.Mapping(pairs, value.tag(), line, end);
  }

  /** What a buildspec is called where it is a reference to something that is written elsewhere. */
  static String written(Landscape landscape, DeclaredResource resource, String text) {
    PassedValues passed = new PassedValues(landscape.facet(TerraformLandscape.FACET));
    PassedValues.Written end =
        passed
            .end(text, resource.directory())
            .orElse(new PassedValues.Written(text, resource.directory()));
    return read(landscape, end.directory(), end.reference()).orElse(end.reference());
  }

  /** The file that a data source of the same directory reads: {@code data.local_file.spec.content}. */
  static Optional<String> read(Landscape landscape, RepoPath directory, String reference) {
    String[] parts = reference.split("\\.", -1);
    if (parts.length < 4 || !parts[0].equals("data")) {
      return Optional.empty();
    }
    return landscape.in(directory).stream()
        .flatMap(entry -> landscape.documents().at(entry.path(), HclDocument.class).stream())
        .flatMap(file -> file.document().blocks("data", parts[1]))
        .filter(block -> block.label(1).equals(parts[2]))
        .flatMap(
            block -> block.attribute("filename").or(() -> block.attribute("template")).stream())
        .map(attribute -> BuildProjects.flat(attribute.value()))
        .filter(path -> !path.isEmpty())
        .findFirst();
  }

  /** A buildspec's file, beside the definition or from the top. */
  static Optional<RepoPath> file(Landscape landscape, RepoPath directory, String written) {
    String path = written;
    for (String prefix : List.of("${path.module}/", "${path.root}/", "${path.cwd}/", "./")) {
      path = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }
    for (RepoPath from : List.of(directory, RepoPath.ROOT)) {
      Optional<RepoPath> found =
          from.resolve(path)
              .filter(p -> landscape.documents().at(p, ConfigDocument.class).isPresent());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
