package dev.tidemark.link.ownership;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.format.codeowners.CodeownersDocument;
import dev.tidemark.format.codeowners.CodeownersDocument.Rule;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who owns a path, by the ownership file that the forge heeds. */
public final class Ownership {

  /** The ownership of a repository's paths. */
  public static final Facet<Ownership> FACET = new Facet<>("ownership", Ownership::new);

  /** Where forges look, the first that is there counting. */
  private static final List<String> PLACES =
      List.of(
          ".github/CODEOWNERS",
          ".gitlab/CODEOWNERS",
          ".gitea/CODEOWNERS",
          "CODEOWNERS",
          "docs/CODEOWNERS");

  private final Optional<Placed<CodeownersDocument>> file;
  private final List<Owned> owned = new ArrayList<>();

  /** Whether the last line that fits decides alone, as it does wherever there are no sections. */
  private final boolean lastDecides;

  /**
   * A line, and what it decides by itself.
   *
   * @param alone empty when it names nobody
   */
  private record Owned(Glob pattern, Rule rule, Optional<Decision> alone) {}

  private Ownership(Landscape landscape) {
    this.file =
        PLACES.stream()
            .map(place -> landscape.documents().at(RepoPath.of(place), CodeownersDocument.class))
            .flatMap(Optional::stream)
            .findFirst();
    file.ifPresent(
        placed ->
            placed
                .document()
                .rules()
                .forEach(rule -> owned.add(new Owned(glob(rule), rule, alone(placed, rule)))));
    this.lastDecides =
        owned.stream().map(line -> line.rule().section()).distinct().count() < 2
            && owned.stream().noneMatch(line -> isExclusion(line.rule()));
  }

  private static Optional<Decision> alone(Placed<CodeownersDocument> file, Rule rule) {
    return rule.owners().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Decision(rule.owners().stream().distinct().toList(), file.at(rule.line())));
  }

  /** In an ownership file, unlike in an ignore file, a star at the end does not reach into directories. */
  private static Glob glob(Rule rule) {
    String pattern = isExclusion(rule) ? rule.pattern().substring(1) : rule.pattern();
    return pattern.endsWith("/*")
        ? Glob.path(pattern.startsWith("/") ? pattern.substring(1) : pattern)
        : Glob.ignore(pattern);
  }

  /** {@code !docs/}: what GitLab leaves out of a section, whatever its other lines say. */
  private static boolean isExclusion(Rule rule) {
    return rule.pattern().startsWith("!") && rule.pattern().length() > 1;
  }

  /** The ownership file that counts. */
  public Optional<Placed<CodeownersDocument>> file() {
    return file;
  }

  /**
   * Who owns a path, and by which line.
   *
   * @param location the first of the rules that decide
   */
  public record Decision(List<String> owners, Location location) {
    public Decision {
      owners = List.copyOf(owners);
    }
  }

  /** The owners of a path, of all sections, in the order of the file; none when nobody is named. */
  public List<String> owners(RepoPath path) {
    return decided(path).map(Decision::owners).orElse(List.of());
  }

  /** The owners of a path with the rule that names them; empty when nobody is named. */
  public Optional<Decision> decided(RepoPath path) {
    if (lastDecides) {
      for (int i = owned.size() - 1; i >= 0; i--) {
        if (owned.get(i).pattern().matches(path)) {
          return owned.get(i).alone();
        }
      }
      return Optional.empty();
    }
    return decidedBySections(path);
  }

  private Optional<Decision> decidedBySections(RepoPath path) {
    Map<String, Rule> last = new HashMap<>();
    Set<String> leftOut = new HashSet<>();
    for (Owned line : owned) {
      if (line.pattern().matches(path)) {
        last.put(line.rule().section(), line.rule());
        if (isExclusion(line.rule())) {
          leftOut.add(line.rule().section());
        }
      }
    }
    last.keySet().removeAll(leftOut);
    List<Rule> naming =
        last.values().stream()
            .filter(rule -> !rule.owners().isEmpty())
            .sorted(Comparator.comparingInt(Rule::line))
            .toList();
    List<String> owners =
        naming.stream().flatMap(rule -> rule.owners().stream()).distinct().toList();
    return file.filter(placed -> !owners.isEmpty())
        .map(placed -> new Decision(owners, placed.at(naming.get(0).line())));
  }
}
