package dev.tidemark.link.terraform;

import dev.tidemark.document.Documents;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclFormat;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Terragrunt files of a repository: which are applied, what they include, and what they call. Paths and sources are
 * worked out as far as literals, locals, includes and the path functions go.
 */
final class TerragruntTree {

  /** Locals of locals of included files are followed this far. Steps. */
  private static final int DEEPEST = 8;

  /** Marks a path from the top of the repository among other texts. */
  private static final String HERE = "repository:/";

  /**
   * Whose expression is read: paths are told from the file that is applied, locals are those of the file that they are
   * written in.
   */
  private record Reading(Placed<HclDocument> applied, Placed<HclDocument> written) {
    static Reading of(Placed<HclDocument> file) {
      return new Reading(file, file);
    }
  }

  private final Documents documents;
  private final List<Placed<HclDocument>> files;
  private final Set<RepoPath> included = new HashSet<>();
  private final Map<RepoPath, GeneratedConfiguration> generated = new HashMap<>();

  TerragruntTree(Documents documents, List<Placed<HclDocument>> hclFiles) {
    this.documents = documents;
    this.files =
        hclFiles.stream().filter(file -> file.path().lowerName().equals("terragrunt.hcl")).toList();
    files.forEach(file -> includes(file).forEach(target -> included.add(target.path())));
  }

  /** The files that are applied: those with a source or an include, and that no other includes. */
  List<Placed<HclDocument>> applied() {
    return files.stream()
        .filter(file -> !included.contains(file.path()))
        .filter(
            file ->
                sourceAttribute(file).isPresent() || !file.document().blocks("include").isEmpty())
        .toList();
  }

  /** Whether a directory has a Terragrunt file. */
  Set<RepoPath> directories() {
    Set<RepoPath> directories = new HashSet<>();
    files.forEach(file -> directories.add(file.directory()));
    return directories;
  }

  /** The directories of the files that others include, and that are not applied themselves. */
  Set<RepoPath> includedDirectories() {
    Set<RepoPath> directories = new HashSet<>();
    included.forEach(file -> directories.add(file.parent()));
    applied().forEach(file -> directories.remove(file.directory()));
    return directories;
  }

  /** The source that a file, or what it includes, gives to Terraform. */
  Optional<String> source(Placed<HclDocument> file) {
    Optional<String> own = sourceAttribute(file).map(a -> text(a.value(), Reading.of(file), 0));
    return own.isPresent()
        ? own
        : includes(file).stream()
            .flatMap(
                parent ->
                    sourceAttribute(parent)
                        .map(a -> text(a.value(), new Reading(file, parent), 0))
                        .stream())
            .findFirst();
  }

  /** The line of the source, or of the first line. */
  int sourceLine(Placed<HclDocument> file) {
    return sourceAttribute(file).map(HclAttribute::line).orElse(1);
  }

  /** Whether a source is worked out from the place of a file of this repository. */
  static boolean isHere(String source) {
    return source.startsWith(HERE);
  }

  /** The directory of this repository that a source means. */
  Optional<RepoPath> local(Placed<HclDocument> file, String source) {
    String path = source.replace("//", "/");
    if (path.contains("${")) { // worked out only when it runs: it may be any directory
      return Optional.empty();
    }
    if (path.startsWith(HERE)) {
      return RepoPath.ROOT.resolve(path.substring(HERE.length()));
    }
    return source.startsWith("./") || source.startsWith("../")
        ? file.directory().resolve(path)
        : Optional.empty();
  }

  /** The type of the remote state that a file, or what it includes, sets up. */
  Optional<String> backend(Placed<HclDocument> file) {
    List<Placed<HclDocument>> chain = new ArrayList<>(List.of(file));
    chain.addAll(includes(file));
    for (Placed<HclDocument> each : chain) {
      for (HclBlock state : each.document().blocks("remote_state")) {
        return Optional.of(state.literal("backend").orElse("external"));
      }
      if (each.document().blocks("generate").stream()
          .anyMatch(b -> b.label(0).contains("backend"))) {
        return Optional.of("external");
      }
    }
    return Optional.empty();
  }

  /**
   * The versions that Terragrunt hands to what it applies: those that the file or what it includes asks for itself, and
   * those of the configuration that it generates beside the code, from text or from a file of this repository.
   */
  List<Requirement> handed(Placed<HclDocument> file) {
    List<Placed<HclDocument>> chain = new ArrayList<>(List.of(file));
    chain.addAll(includes(file));
    return chain.stream().flatMap(this::handedBy).distinct().toList();
  }

  private Stream<Requirement> handedBy(Placed<HclDocument> file) {
    Stream<Requirement> asked =
        file.document().body().attribute("terraform_version_constraint").stream()
            .flatMap(
                asks ->
                    asks.literal().stream()
                        .map(
                            written ->
                                new Requirement(
                                    "terraform",
                                    new VersionConstraint(written),
                                    file.at(asks.line()))));
    return Stream.concat(asked, generated(file).requirements(documents));
  }

  /** The files of this repository that are copied into what is applied. */
  Set<RepoPath> copiedFiles() {
    Set<RepoPath> copied = new HashSet<>();
    for (Placed<HclDocument> file : files) {
      copied.addAll(generated(file).copied());
      includes(file).forEach(parent -> copied.addAll(generated(parent).copied()));
    }
    return copied;
  }

  /** What a file generates, read once however many include it. */
  private GeneratedConfiguration generated(Placed<HclDocument> file) {
    return generated.computeIfAbsent(file.path(), path -> GeneratedConfiguration.of(file));
  }

  private List<Placed<HclDocument>> includes(Placed<HclDocument> file) {
    List<Placed<HclDocument>> found = new ArrayList<>();
    for (HclBlock include : file.document().blocks("include")) {
      include
          .attribute("path")
          .map(path -> text(path.value(), Reading.of(file), 0))
          .flatMap(path -> local(file, path))
          .flatMap(path -> documents.at(path, HclDocument.class))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Optional<HclAttribute> sourceAttribute(Placed<HclDocument> file) {
    return file.document().blocks("terraform").stream()
        .flatMap(block -> block.attribute("source").stream())
        .findFirst();
  }

  // ---------------------------------------------------------------- expressions

  private String text(Value value, Reading from, int depth) {
    if (depth > DEEPEST) {
      return "";
    }
    if (value instanceof Value.Scalar scalar) {
      return switch (scalar.tag()) {
        case HclValues.REFERENCE -> reference(scalar.text(), from, depth);
        case HclValues.TEMPLATE -> template(scalar.text(), from, depth);
        default -> scalar.text();
      };
    }
    if (value instanceof Value.Sequence operation && HclValues.isOperation(value)) {
      return choice(operation, from, depth);
    }
    return value instanceof Value.Sequence call ? call(call, from, depth) : "";
  }

  /** What one branch of a conditional says of this repository: the other is the same at a release. */
  private String choice(Value.Sequence operation, Reading from, int depth) {
    return operation.items().stream()
        .map(operand -> text(operand, from, depth + 1))
        .filter(path -> local(from.applied(), path).isPresent())
        .findFirst()
        .orElse("");
  }

  private String template(String written, Reading from, int depth) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      int open = written.indexOf("${", at);
      int close = open < 0 ? -1 : written.indexOf('}', open);
      if (close < 0) {
        return text.append(written, at, written.length()).toString();
      }
      text.append(written, at, open);
      String inner =
          text(HclFormat.expression(written.substring(open + 2, close)), from, depth + 1);
      text.append(inner.isEmpty() ? written.substring(open, close + 1) : inner);
      at = close + 1;
    }
    return text.toString();
  }

  private String reference(String name, Reading from, int depth) {
    List<String> parts = List.of(name.split("\\.", -1));
    if (parts.size() == 2 && parts.get(0).equals("local")) {
      return local(parts.get(1), from, depth);
    }
    if (parts.size() >= 3 && parts.get(0).equals("include")) {
      String last = parts.get(parts.size() - 1);
      for (Placed<HclDocument> parent : includes(from.applied())) {
        String found = local(last, Reading.of(parent), depth);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private String local(String name, Reading from, int depth) {
    return from.written().document().blocks("locals").stream()
        .flatMap(locals -> locals.attribute(name).stream())
        .findFirst()
        .map(local -> text(local.value(), from, depth + 1))
        .orElse("");
  }

  private String call(Value.Sequence call, Reading from, int depth) {
    List<Value> arguments = call.items();
    String first = arguments.isEmpty() ? "" : text(arguments.get(0), from, depth + 1);
    return switch (HclValues.function(call).orElse("")) {
      case "find_in_parent_folders" ->
          above(from.applied().directory(), first.isEmpty() ? "terragrunt.hcl" : first);
      case "dirname" -> first.contains("/") ? first.substring(0, first.lastIndexOf('/')) : first;
      case "get_repo_root" -> HERE.substring(0, HERE.length() - 1);
      case "get_terragrunt_dir", "get_original_terragrunt_dir" ->
          HERE + from.applied().directory().value();
      case "get_parent_terragrunt_dir" ->
          includes(from.applied()).stream()
              .findFirst()
              .map(parent -> HERE + parent.directory().value())
              .orElse("");
      case "get_path_to_repo_root" -> "../".repeat(from.applied().directory().depth());
      default -> "";
    };
  }

  private String above(RepoPath directory, String name) {
    RepoPath at = directory;
    while (!at.isRoot()) {
      at = at.parent();
      if (documents.at(at.child(name), HclDocument.class).isPresent()) {
        return HERE + at.child(name).value();
      }
    }
    return "";
  }
}
