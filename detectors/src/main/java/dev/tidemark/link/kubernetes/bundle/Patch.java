package dev.tidemark.link.kubernetes.bundle;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * A change that kustomize or Flux lays over objects written elsewhere.
 *
 * @param kind the kind that it is for; empty for any
 * @param name the name that it is for; empty, or a placeholder, for any
 * @param body what is merged in, for a patch that looks like part of the object
 * @param operations the operations, for a JSON patch
 * @param scope the directory whose objects it changes
 */
public record Patch(
    String kind,
    String name,
    Optional<Value.Mapping> body,
    List<Value> operations,
    RepoPath scope,
    Location location) {

  public Patch {
    operations = List.copyOf(operations);
  }

  /** The text that the patch sets at a path of keys. */
  public Optional<String> text(String... keys) {
    Optional<String> merged = body.flatMap(map -> map.text(keys));
    if (merged.isPresent()) {
      return merged;
    }
    String pointer = "/" + String.join("/", keys);
    return operations.stream()
        .filter(op -> op.text("path").map(pointer::equals).orElse(false))
        .filter(op -> !op.text("op").orElse("").equals("remove"))
        .flatMap(op -> op.text("value").stream())
        .findFirst();
  }

  /** Whether it changes an object of this kind and name. */
  public boolean isFor(String wantedKind, String wantedName) {
    boolean anyName =
        name.isEmpty() || name.equals("_") || name.contains("*") || name.startsWith("not-");
    return (kind.isEmpty() || kind.equals(wantedKind)) && (anyName || name.equals(wantedName));
  }
}
