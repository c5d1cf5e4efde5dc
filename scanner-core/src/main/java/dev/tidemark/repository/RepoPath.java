package dev.tidemark.repository;

import dev.tidemark.document.SharedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path inside a repository: {@code /} between names, never absolute, never with {@code .} or {@code ..}. The root of
 * the repository is the empty path. Order is that of the text, so that every listing comes out the same everywhere.
 */
public final class RepoPath implements Comparable<RepoPath> {
  /** PATH_MAX of Linux, as {@link Limits#nameBytes}: who follows a longer one goes up a hundred thousand folders. */
  private static final int LONGEST = 4_096;

  /** The root of the repository. */
  public static final RepoPath ROOT = new RepoPath("");

  private final String value;

  /** Every detector asks for the last name of every path, so it is kept; losing a race computes it twice. */
  private @Nullable String lowerName;

  /** Likewise. */
  private @Nullable String extension;

  /** Likewise asked for again and again, and shared by all that lie in it. */
  private @Nullable RepoPath parent;

  private RepoPath(String value) {
    this.value = value;
  }

  public static RepoPath of(String value) {
    return value.isEmpty() ? ROOT : new RepoPath(value);
  }

  /** The whole path as text. */
  public String value() {
    return value;
  }

  public boolean isRoot() {
    return value.isEmpty();
  }

  /** This directory as commands and facts name it: the root is {@code .}. */
  public String asDirectory() {
    return isRoot() ? "." : value;
  }

  /** The last name, or the empty text for the root. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The last name in lower case, for files whose names are matched without regard to case. */
  public String lowerName() {
    String known = lowerName;
    if (known == null) {
      int from = value.lastIndexOf('/') + 1;
      known =
          isLower(from)
              ? SharedText.of(value, from, value.length())
              : SharedText.of(name().toLowerCase(Locale.ROOT));
      lowerName = known;
    }
    return known;
  }

  /** Whether the name that begins here is its own lower case, as most are; what is not ASCII is asked the long way. */
  private boolean isLower(int from) {
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '~' || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** The directory that holds this path; the root holds itself. */
  public RepoPath parent() {
    RepoPath known = parent;
    if (known == null) {
      int slash = value.lastIndexOf('/');
      known = slash < 0 ? ROOT : new RepoPath(value.substring(0, slash));
      parent = known;
    }
    return known;
  }

  /** What follows the last dot of the name, in lower case; empty when there is none. */
  public String extension() {
    String known = extension;
    if (known == null) {
      String name = lowerName();
      int dot = name.lastIndexOf('.');
      known = dot < 0 ? "" : SharedText.of(name, dot + 1, name.length());
      extension = known;
    }
    return known;
  }

  /** How many names the path has; 0 for the root. */
  public int depth() {
    return isRoot() ? 0 : 1 + (int) value.chars().filter(c -> c == '/').count();
  }

  public List<String> names() {
    return isRoot() ? List.of() : List.of(value.split("/", -1));
  }

  /** Whether this path is the directory itself or lies anywhere below it. */
  public boolean isIn(RepoPath directory) {
    return directory.isRoot()
        || value.equals(directory.value)
        || (value.length() > directory.value.length()
            && value.startsWith(directory.value)
            && value.charAt(directory.value.length()) == '/');
  }

  /** This path with a name or a relative path of plain names appended. */
  public RepoPath child(String relative) {
    RepoPath child = new RepoPath(isRoot() ? relative : value.concat("/").concat(relative));
    if (relative.indexOf('/') < 0) {
      child.parent = this;
    }
    return child;
  }

  /**
   * Follows a relative path that may hold {@code .} and {@code ..}; empty when it is absolute, leaves the repository or is
   * longer than any path that is listed.
   */
  public Optional<RepoPath> resolve(String relative) {
    if (relative.length() > LONGEST || relative.startsWith("/") || relative.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(names());
    for (String name : relative.split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          return Optional.empty();
        }
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return Optional.of(RepoPath.of(String.join("/", names)));
  }

  /** Paths are the keys of nearly every map: the text's own hash is kept by it, and needs no linking at start. */
  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof RepoPath path && value.equals(path.value));
  }

  @Override
  public int compareTo(RepoPath other) {
    if (this == other) {
      return 0;
    }
    int same = sameBeginning(other);
    return same == 0 ? value.compareTo(other.value) : compareFrom(same, other);
  }

  /** Characters that both surely begin with: most that is sorted lies near one another, and what paths begin with is long. */
  @SuppressWarnings("ReferenceEquality") // directories are shared by what lies in them
  private int sameBeginning(RepoPath other) {
    RepoPath here = parent;
    RepoPath there = other.parent;
    while (here != there) {
      if (here == null || there == null) {
        return 0;
      }
      if (here.value.length() >= there.value.length()) {
        here = here.parent;
      } else {
        there = there.parent;
      }
    }
    return here == null ? 0 : here.value.length();
  }

  private int compareFrom(int same, RepoPath other) {
    int end = Math.min(value.length(), other.value.length());
    for (int i = same; i < end; i++) {
      int order = value.charAt(i) - other.value.charAt(i);
      if (order != 0) {
        return order;
      }
    }
    return value.length() - other.value.length();
  }

  @Override
  public String toString() {
    return value;
  }
}
