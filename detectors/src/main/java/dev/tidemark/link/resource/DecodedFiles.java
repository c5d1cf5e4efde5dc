package dev.tidemark.link.resource;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.ConfigDocument.Certainty;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/** Data files that Terraform takes in as values: {@code yamldecode(file("${path.module}/teams.yaml"))}. */
final class DecodedFiles {
  private static final List<String> DECODING = List.of("yamldecode", "jsondecode");

  /** Where a path may begin that is otherwise written out; of a root both mean the same directory. */
  private static final List<String> HERE = List.of("${path.module}/", "${path.root}/", "./");

  private DecodedFiles() {}

  /** What a call decodes; nothing where its file is not here, or its path is computed. */
  static Optional<Value> in(Landscape landscape, RepoPath directory, Value value) {
    return DECODING.stream()
        .flatMap(function -> HclValues.arguments(value, function).stream())
        .flatMap(arguments -> only(arguments).stream())
        .flatMap(argument -> HclValues.arguments(argument, "file").stream())
        .flatMap(arguments -> only(arguments).flatMap(Value::text).stream())
        .flatMap(path -> resolved(directory, path).stream())
        .flatMap(path -> landscape.documents().at(path, ConfigDocument.class).stream())
        .map(Placed::document)
        .filter(document -> document.certainty() == Certainty.PLAIN)
        .flatMap(document -> document.root().stream())
        .findFirst();
  }

  private static Optional<Value> only(List<Value> arguments) {
    return arguments.size() == 1 ? Optional.of(arguments.get(0)) : Optional.empty();
  }

  private static Optional<RepoPath> resolved(RepoPath directory, String written) {
    String path = written;
    for (String here : HERE) {
      path = path.startsWith(here) ? path.substring(here.length()) : path;
    }
    return path.contains("${") || path.startsWith("/") ? Optional.empty() : directory.resolve(path);
  }
}
