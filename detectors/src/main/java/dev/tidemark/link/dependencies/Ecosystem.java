package dev.tidemark.link.dependencies;

import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ecosystem of dependencies, as the catalogue describes it.
 *
 * @param name as Dependabot calls it, where it does
 * @param iac whether it is one of infrastructure code
 * @param names of its manifests in lower case, as the catalogue writes them, with stars
 * @param patterns the same, to match with
 * @param paths heads of the paths that they lie in; empty for anywhere
 * @param holds keys of which a manifest holds one; empty where the name says enough
 * @param objects {@code group kind} of the Kubernetes objects that are its manifests
 * @param releases the tool whose releases of charts its manifests list, whatever these are called; empty for none
 * @param pinnedBy the key by which such an object holds a version of something else; empty where each does
 * @param dependabot what Dependabot calls it
 * @param renovate Renovate's managers for it
 * @param updatecli kinds of Updatecli's sources and targets that stand for it
 * @param optIn whether Renovate looks at it only when told to
 */
public record Ecosystem(
    String name,
    boolean iac,
    List<String> names,
    List<Glob> patterns,
    List<String> paths,
    List<String> holds,
    List<String> objects,
    String releases,
    String pinnedBy,
    List<String> dependabot,
    List<String> renovate,
    List<String> updatecli,
    boolean optIn) {

  static Ecosystem of(Value row) {
    return new Ecosystem(
        row.text("ecosystem").orElseThrow(),
        row.isTrue("iac"),
        row.texts("names"),
        row.texts("names").stream().map(Glob::text).toList(),
        row.texts("paths"),
        row.texts("holds"),
        row.texts("objects"),
        row.text("releases").orElse(""),
        row.text("pinned-by").orElse(""),
        row.texts("dependabot"),
        row.texts("renovate"),
        row.texts("updatecli"),
        row.isTrue("opt-in"));
  }

  /** The catalogue has each name once. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ecosystem ecosystem && name.equals(ecosystem.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Whether a file of this path is one of its manifests by name. */
  public boolean isManifest(RepoPath path) {
    return (paths.isEmpty() || Words.anyBegins(paths, path.value())) && isNamed(path.lowerName());
  }

  /** Whether a file of this last name, in lower case, is one of its manifests where it lies right. */
  boolean isNamed(String name) {
    for (Glob pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an object depends on a version of something; one that follows a branch has none to update. */
  boolean isPinnedIn(Value object) {
    return pinnedBy.isEmpty()
        || object
            .walk()
            .flatMap(value -> value.text(pinnedBy).stream())
            .anyMatch(Ecosystem::isVersion);
  }

  private static boolean isVersion(String text) {
    return text.chars().anyMatch(c -> Character.isDigit(c) || c == '*' || c == '{');
  }

  /** Whether a document has one of the keys that a manifest holds. */
  boolean isHeldBy(Value document) {
    return holds.stream().anyMatch(key -> document.at(key).isPresent());
  }
}
