package dev.tidemark.cli.report;

import dev.tidemark.compare.Likeness;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fact of the head that a lost fact of the base most likely became: the same thing, said otherwise. */
record Counterpart(Evidence lost, Evidence now) {
  /** Attributes that are told; a fact that differs in more is another one. */
  private static final int MOST = 5;

  /** Of facts of the same kind in the same file the one that is most like it. */
  static Optional<Counterpart> of(Evidence lost, Gate.Result result) {
    RepoPath path = result.moves().headOf(lost.location().path());
    return result.head().evidence().stream()
        .filter(fact -> fact.kind().equals(lost.kind()) && fact.location().path().equals(path))
        .map(fact -> new Counterpart(lost, fact))
        .filter(pair -> !pair.changes().isEmpty() && pair.changes().size() <= MOST)
        .min(
            Comparator.comparingInt((Counterpart pair) -> pair.changes().size())
                .thenComparingInt(Counterpart::distance));
  }

  private int distance() {
    return Math.abs(now.location().startLine() - lost.location().startLine());
  }

  /** {@code blocking true → false}, sorted by name. */
  private List<String> changes() {
    List<String> changes = new ArrayList<>();
    Map<String, Object> before = lost.attributes();
    Map<String, Object> after = now.attributes();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (!Objects.equals(steady(before.get(name)), steady(after.get(name)))) {
        changes.add(name + " " + word(before.get(name)) + " → " + word(after.get(name)));
      }
    }
    return changes;
  }

  private static @Nullable Object steady(@Nullable Object value) {
    return value == null ? null : Likeness.withoutLines(value);
  }

  private static String word(@Nullable Object value) {
    return value == null || value.toString().isEmpty() ? "none" : value.toString();
  }

  /** {@code now .github/workflows/check.yml:12: blocking true → false}. */
  String words() {
    return "now " + now.location() + ": " + String.join(", ", changes());
  }
}
