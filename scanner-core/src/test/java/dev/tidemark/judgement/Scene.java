package dev.tidemark.judgement;

import dev.tidemark.document.Location;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was observed, in words: {@code tests} are there, {@code tests?} are there or not, nobody can
 * tell, {@code tests!} may be in a file that could not be read, {@code tests~} are only said to be
 * elsewhere. Everything is looked for.
 */
final class Scene {
  private static final Set<String> KINDS =
      Set.of("tests", "flaws", "workloads", "signs", "remains", "proofs", "exceptions");

  private Scene() {}

  static Observations of(Scope scope, Role role, String words) {
    List<Evidence> facts = new ArrayList<>();
    List<Unread> unread = new ArrayList<>();
    for (String word : new TreeSet<>(List.of(words.strip().split("\\s+")))) {
      String kind = word.replaceAll("\\W", "");
      RepoPath file = RepoPath.of(kind + ".yml");
      Evidence fact = Evidence.of(kind, Location.of(file, 1));
      if (word.endsWith("!")) {
        unread.add(
            new Unread(
                new Problem("yaml-syntax", file, 1, "cannot be read", true), Set.of(kind), 50));
      } else if (word.endsWith("?")) {
        facts.add(fact.with("sure", "unknown"));
      } else if (word.endsWith("~")) {
        facts.add(fact.with("sure", true).with("external", true));
      } else if (!kind.isEmpty()) {
        facts.add(fact.with("sure", true));
      }
    }
    return new Observations(
        new Units(List.of()),
        facts,
        KINDS,
        unread,
        scope,
        List.of(),
        role,
        LocalDate.of(2024, 6, 30));
  }

  static Observations of(String words) {
    return of(Scope.REPOSITORY, Role.DEPLOYMENT, words);
  }

  static Condition there(String kind) {
    return new Condition.Present(sure(kind), kind);
  }

  static Condition nowhere(String kind, Scope provedIn) {
    return new Condition.Absent(sure(kind), kind, provedIn);
  }

  static Filter any(String kind) {
    return new Filter(List.of(kind), new AttributeTest.AllOf(List.of()));
  }

  private static Filter sure(String kind) {
    return new Filter(List.of(kind), new AttributeTest.OneOf("sure", List.of("true")));
  }
}
