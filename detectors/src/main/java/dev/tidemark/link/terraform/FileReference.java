package dev.tidemark.link.terraform;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclBody;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that an expression reads by a literal path: {@code file("${path.module}/policy.json")}.
 *
 * @param written the path as written
 * @param target where that is, seen from the directory
 * @param anchored whether it begins at the module; otherwise it is looked for from the root that is applied
 */
public record FileReference(String written, RepoPath target, boolean anchored, Location location) {

  private static final Set<String> READERS =
      Set.of(
          "file",
          "filebase64",
          "templatefile",
          "filemd5",
          "filesha1",
          "filesha256",
          "filesha512",
          "filebase64sha256",
          "filebase64sha512");

  /** Calls that ask whether a file is there, or what to do when it is not. */
  private static final Set<String> ASKING = Set.of("fileexists", "try", "can", "fileset");

  private static final List<String> HERE =
      List.of("${path.module}/", "${path.root}/", "${path.cwd}/");

  /** The references of a directory's files in their order. */
  public static List<FileReference> in(TerraformDirectory directory) {
    List<FileReference> found = new ArrayList<>();
    for (Placed<HclDocument> file : directory.files()) {
      in(file.document().body(), directory, file, found);
    }
    return found;
  }

  private static void in(
      HclBody body,
      TerraformDirectory directory,
      Placed<HclDocument> file,
      List<FileReference> sink) {
    for (HclAttribute attribute : body.attributes()) {
      Value value = attribute.value();
      if (!(value instanceof Value.Scalar) && calls(value, READERS) && !calls(value, ASKING)) {
        value.walk().forEach(inner -> add(inner, directory, file, sink));
      }
    }
    for (HclBlock block : body.blocks()) {
      in(block.body(), directory, file, sink);
    }
  }

  /** Where a path that is not anchored leads from another directory. */
  public Optional<RepoPath> from(RepoPath directory) {
    return anchored ? Optional.empty() : resolve(directory, written);
  }

  /** Whether the configuration itself writes a file of that name: an archive, a local file. */
  public static boolean isMade(TerraformDirectory directory, RepoPath target) {
    String name = target.name();
    return directory.files().stream()
        .flatMap(file -> file.document().body().blocks().stream())
        .filter(block -> block.type().equals("resource") || block.type().equals("data"))
        .flatMap(block -> block.attributes())
        .filter(a -> Set.of("output_path", "filename", "command", "output_file").contains(a.name()))
        .anyMatch(attribute -> attribute.written().filter(text -> text.contains(name)).isPresent());
  }

  private static boolean calls(Value value, Set<String> functions) {
    if (value instanceof Value.Sequence sequence) {
      if (HclValues.function(value).filter(functions::contains).isPresent()) {
        return true;
      }
      for (Value item : sequence.items()) {
        if (calls(item, functions)) {
          return true;
        }
      }
    } else if (value instanceof Value.Mapping map) {
      for (Value.Pair pair : map.pairs()) {
        if (calls(pair.value(), functions)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void add(
      Value value,
      TerraformDirectory directory,
      Placed<HclDocument> file,
      List<FileReference> sink) {
    Optional<String> reader = HclValues.function(value).filter(READERS::contains);
    if (reader.isEmpty() || !(value instanceof Value.Sequence call) || call.items().isEmpty()) {
      return;
    }
    Value path = call.items().get(0);
    boolean literal = path.tag().isEmpty() || HclValues.isTemplate(path);
    if (literal && path instanceof Value.Scalar scalar) {
      resolve(directory.path(), scalar.text())
          .ifPresent(
              t ->
                  sink.add(
                      new FileReference(
                          scalar.text(),
                          t,
                          scalar.text().startsWith(HERE.get(0)),
                          file.at(value.line()))));
    }
  }

  private static Optional<RepoPath> resolve(RepoPath directory, String written) {
    String path = written;
    for (String here : HERE) {
      path = path.startsWith(here) ? path.substring(here.length()) : path;
    }
    boolean plain = !path.contains("${") && !path.contains("%{") && !path.startsWith("~");
    return plain && !path.isBlank() ? directory.resolve(path) : Optional.empty();
  }
}
