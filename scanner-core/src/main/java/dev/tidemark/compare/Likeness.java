package dev.tidemark.compare;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.Moves;
import dev.tidemark.repository.RepoPath;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes a fact of the base and one of the head the same one: kind, file and attributes, never lines. */
public final class Likeness {
  private final Moves moves;

  Likeness(Moves moves) {
    this.moves = moves;
  }

  /** Facts of the base that have no like at the head, wherever their files went. */
  List<Evidence> missing(Collection<Evidence> base, Collection<Evidence> head) {
    Set<String> still =
        head.stream().map(fact -> of(fact, Moves.none())).collect(Collectors.toSet());
    return base.stream().filter(fact -> !still.contains(of(fact, moves))).toList();
  }

  /** Facts of the head that had no like at the base. */
  List<Evidence> fresh(Collection<Evidence> base, Collection<Evidence> head) {
    Set<String> before = base.stream().map(fact -> of(fact, moves)).collect(Collectors.toSet());
    return head.stream().filter(fact -> !before.contains(of(fact, Moves.none()))).toList();
  }

  /** Paths are as they are at the head. */
  private static String of(Evidence fact, Moves moves) {
    StringBuilder text =
        new StringBuilder(fact.kind()).append(' ').append(moves.headOf(fact.location().path()));
    fact.attributes()
        .forEach(
            (name, value) ->
                text.append(' ').append(name).append('=').append(of(withoutLines(value), moves)));
    return text.toString();
  }

  private static Object of(Object value, Moves moves) {
    if (value instanceof List<?> values) {
      return values.stream().map(one -> of(one, moves)).toList();
    }
    return value instanceof String path ? moves.headOf(RepoPath.of(path)) : value;
  }

  /** An attribute without the lines of the places that it lists: {@code [deploy.sh:7]} becomes {@code [deploy.sh]}. */
  public static Object withoutLines(Object value) {
    return value instanceof List<?> values
        ? values.stream().map(one -> one instanceof String place ? file(place) : one).toList()
        : value;
  }

  private static String file(String place) {
    int colon = place.lastIndexOf(':');
    boolean line =
        colon > 0
            && colon < place.length() - 1
            && place.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9')
            && (place.indexOf('/') >= 0 || place.indexOf('.') >= 0);
    return line ? place.substring(0, colon) : place;
  }
}
