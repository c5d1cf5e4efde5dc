package dev.tidemark.link.documents;

import dev.tidemark.document.Placed;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The directories of units below the repository's own, by what pages call them: paths, names and titles. */
final class UnitPlaces {
  private final Set<RepoPath> directories = new TreeSet<>();
  private final Set<RepoPath> libraries = new TreeSet<>();
  private final Map<String, RepoPath> byName;
  private final Map<String, RepoPath> byTitle;

  UnitPlaces(List<Unit> units) {
    for (Unit unit : units) {
      if (!unit.directory().isRoot()) {
        directories.add(unit.directory());
      }
      if (unit.kind() == Unit.Kind.LIBRARY) {
        libraries.add(unit.directory());
      }
    }
    this.byName = unambiguous(RepoPath::name);
    this.byTitle = unambiguous(directory -> plain(directory.name()));
  }

  /** The directories by what they are called, those left out that share it. */
  private Map<String, RepoPath> unambiguous(Function<RepoPath, String> called) {
    Map<String, RepoPath> found = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (RepoPath directory : directories) {
      if (found.put(called.apply(directory), directory) != null) {
        shared.add(called.apply(directory));
      }
    }
    shared.forEach(found::remove);
    return found;
  }

  /** The unit that a link leads to: by its directory or its README, and into a library of policies at any depth. */
  Optional<RepoPath> led(RepoPath target) {
    if (directories.contains(target)) {
      return Optional.of(target);
    }
    return libraries.stream()
        .filter(target::isIn)
        .findFirst()
        .or(() -> Pages.isReadme(target) ? Optional.of(target.parent()) : Optional.empty())
        .filter(directories::contains);
  }

  /** The unit that a page calls by its directory's name or path, from the root or from where the page lies. */
  Optional<RepoPath> named(Placed<MarkdownDocument> page, String text) {
    String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (path.isEmpty() || path.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    if (path.indexOf('/') < 0) {
      boolean below = directories.contains(page.directory().child(path));
      boolean anywhere = !EnvironmentNames.isSure(path); // dev is said of every unit
      return anywhere || below ? Optional.ofNullable(byName.get(path)) : Optional.empty();
    }
    return RepoPath.ROOT
        .resolve(path.startsWith("/") ? path.substring(1) : path)
        .filter(directories::contains)
        .or(() -> Pages.target(page, path).filter(directories::contains));
  }

  /** The unit whose directory is the title in one word: {@code Access analyzer} is {@code access_analyzer}. */
  Optional<RepoPath> titled(String title) {
    return Optional.ofNullable(byTitle.get(plain(title)));
  }

  private static String plain(String title) {
    StringBuilder letters = new StringBuilder();
    for (int at = 0; at < title.length(); at++) {
      if (Character.isLetterOrDigit(title.charAt(at))) {
        letters.append(title.charAt(at));
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
