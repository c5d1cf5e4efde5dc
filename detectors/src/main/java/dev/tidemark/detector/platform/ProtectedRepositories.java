package dev.tidemark.detector.platform;

import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.Fields;
import dev.tidemark.link.resource.Turns;
import dev.tidemark.link.resource.Turns.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which repositories a declared protection of branches is for: this one, others of the checkout, or who knows. Names count
 * that are written out, in lists and in calls of modules too; where one is computed, nobody knows.
 */
final class ProtectedRepositories {
  private static final String NAMED =
      "repository|repository_id|project|settings.scope.repository_id|conditions.repository_name.include";

  private static final String LEFT_OUT = "conditions.repository_name.exclude";

  /** Resources that are the repository themselves: of those the name tells. */
  private static final Set<String> THEMSELVES =
      Set.of("gitlab_project", "gitlab:index:Project", "github_repository");

  private static final String ALL = "~all";

  private final Neighbours neighbours;
  private final Optional<String> owner;
  private final Optional<String> own;
  private final Turns turns;

  ProtectedRepositories(Landscape landscape) {
    this.neighbours = landscape.neighbours();
    this.turns = landscape.facet(Turns.FACET);
    this.own = neighbours.own().map(ProtectedRepositories::last);
    this.owner =
        neighbours.own().map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/'))));
  }

  /**
   * The facts of a protection, one for all the repositories of which it says the same.
   *
   * @param meaning what the attributes mean; nothing where they protect nothing
   */
  List<Evidence> facts(
      DeclaredResource protection, Function<Value.Mapping, Optional<Evidence>> meaning) {
    Map<Evidence, Names> found = new LinkedHashMap<>();
    for (Turn turn : turns.of(protection)) {
      meaning
          .apply(turn.attributes())
          .ifPresent(fact -> found.computeIfAbsent(fact, f -> new Names()).add(protection, turn));
    }
    List<Evidence> facts = new ArrayList<>();
    found.forEach(
        (fact, names) ->
            facts.add(
                fact.with("for-this", names.isThis())
                    .with("elsewhere", List.copyOf(names.elsewhere))));
    return facts;
  }

  /** The repositories that turns of one protection name. */
  private final class Names {
    private final Set<String> elsewhere = new TreeSet<>();
    private boolean own;
    private boolean open;

    void add(DeclaredResource protection, Turn turn) {
      List<Value> values = named(protection, turn);
      boolean none = true;
      for (Value value : values) {
        Optional<String> name = name(turn, value);
        none &= name.isEmpty();
        name.ifPresent(one -> add(one, turn));
      }
      open |= none || turn.isOpen();
    }

    private void add(String name, Turn turn) {
      if (turn.isOpen()) {
        return;
      }
      List<String> leftOut =
          Fields.literals(turn.attributes(), LEFT_OUT).stream()
              .map(ProtectedRepositories::last)
              .toList();
      boolean all = name.equalsIgnoreCase(ALL);
      if ((all || isOwn(name)) && !leftOut.contains(ProtectedRepositories.this.own.orElse(""))) {
        own = true;
      }
      (all ? ofOwner() : called(name).stream().toList())
          .stream().filter(other -> !leftOut.contains(last(other))).forEach(elsewhere::add);
    }

    String isThis() {
      if (ProtectedRepositories.this.own.isEmpty()) {
        return elsewhere.isEmpty() ? "unknown" : "no";
      }
      return own ? "yes" : open ? "unknown" : "no";
    }
  }

  private static List<Value> named(DeclaredResource protection, Turn turn) {
    boolean itself = THEMSELVES.contains(protection.type());
    return Fields.at(turn.attributes(), itself ? "path|name" : NAMED).stream()
        .limit(itself ? 1 : Long.MAX_VALUE)
        .flatMap(Value::walk)
        .toList();
  }

  private Optional<String> name(Turn turn, Value value) {
    if (!HclValues.isReference(value)) {
      return Fields.literal(value);
    }
    String reference = Fields.text(value);
    return turns
        .referred(turn, reference, "name")
        .or(() -> turns.referred(turn, reference, "full_name"))
        .flatMap(Fields::literal);
  }

  private boolean isOwn(String name) {
    return own.filter(last(name)::equals).isPresent()
        && (name.indexOf('/') < 0 || neighbours.own().filter(name::equalsIgnoreCase).isPresent());
  }

  private Optional<String> called(String name) {
    boolean whole = name.indexOf('/') >= 0 || owner.filter(o -> !o.isEmpty()).isEmpty();
    return neighbours.called(whole ? name : owner.orElse("") + "/" + name);
  }

  private List<String> ofOwner() {
    return owner.map(neighbours::of).orElse(List.of());
  }

  /** The name without its owner, in lower case. */
  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
