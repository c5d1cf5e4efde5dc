package dev.tidemark.detector.dependencies;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Sequence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.landscape.Neighbours.Neighbour;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shared presets of Renovate that lie in another repository of the checkout, put into the configurations that extend them:
 * {@code github>acme/presets}, {@code local>acme/.github//renovate/automerge}, {@code github>acme/presets:go.json5#v1}. What
 * extends has the last word; lists of rules are added up, as Renovate does.
 */
final class RenovatePresets {
  private static final String EXTENDS = "extends";

  /** Lists that Renovate adds up where it merges configurations. */
  private static final String RULES = "packageRules";

  /** Presets of presets: organisations have two levels, and a ring must end. */
  private static final int DEEPEST = 5;

  private final Neighbours neighbours;
  private final List<String> taken = new ArrayList<>();
  private boolean pinned = true;

  RenovatePresets(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** What is in force, with the presets that are found put in and no longer named. */
  Value filled(Value root) {
    return filled(root, DEEPEST);
  }

  /** The files that were put in, as reports call them, in the order in which they are extended. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  /** Whether a version is held of all that were put in. */
  boolean arePinned() {
    return pinned;
  }

  private Value filled(Value root, int depth) {
    if (!(root instanceof Mapping own) || depth == 0 || !neighbours.areThere()) {
      return root;
    }
    Mapping merged = new Mapping(List.of(), "", own.line(), own.endLine());
    List<Value> left = new ArrayList<>();
    for (Value preset : own.items(EXTENDS)) {
      Optional<Value> there = preset.text().flatMap(this::find).map(v -> filled(v, depth - 1));
      if (there.orElse(preset) instanceof Mapping found) {
        left.addAll(found.items(EXTENDS));
        merged = over(merged, found);
      } else {
        left.add(preset);
      }
    }
    Mapping all = over(merged, own);
    Value extended = new Sequence(left, "", own.line(), own.endLine());
    return over(
        all,
        new Mapping(
            List.of(new Pair(EXTENDS, own.line(), extended)), "", own.line(), own.endLine()));
  }

  private static Mapping over(Mapping base, Mapping own) {
    Map<String, Pair> merged = new LinkedHashMap<>();
    base.pairs().forEach(pair -> merged.put(pair.key(), pair));
    for (Pair pair : own.pairs()) {
      Pair before = merged.get(pair.key());
      if (before != null && pair.key().equals(RULES)) {
        List<Value> rules = new ArrayList<>(base.items(RULES));
        rules.addAll(own.items(RULES));
        int line = pair.line();
        merged.put(RULES, new Pair(RULES, line, new Sequence(rules, "", line, line)));
      } else if (before != null
          && before.value() instanceof Mapping there
          && pair.value() instanceof Mapping here) {
        merged.put(pair.key(), new Pair(pair.key(), pair.line(), over(there, here)));
      } else {
        merged.put(pair.key(), pair);
      }
    }
    return new Mapping(List.copyOf(merged.values()), "", own.line(), own.endLine());
  }

  private Optional<Value> find(String preset) {
    int repository = preset.indexOf('>') + 1;
    int tag = preset.indexOf('#');
    String place = preset.substring(repository, tag < repository ? preset.length() : tag);
    int folder = place.indexOf("//");
    int name = place.indexOf(':');
    int end = folder >= 0 ? folder : name >= 0 ? name : place.length();
    String file =
        folder >= 0
            ? place.substring(folder + 2)
            : name >= 0 ? place.substring(name + 1) : "default";
    return repository == 0
        ? Optional.empty()
        : neighbours
            .named(place.substring(0, end))
            .flatMap(other -> root(other, file))
            .map(
                found -> {
                  pinned &= tag > 0;
                  return found;
                });
  }

  private Optional<Value> root(Neighbour other, String file) {
    Stream<String> files =
        file.contains(".json")
            ? Stream.of(file)
            : Stream.of(
                file + ".json", file + ".json5", file.equals("default") ? "renovate.json" : file);
    return files
        .flatMap(path -> RepoPath.ROOT.resolve(path).stream())
        .flatMap(path -> other.landscape().documents().at(path, ConfigDocument.class).stream())
        .filter(found -> !found.flawed())
        .findFirst()
        .flatMap(
            found -> {
              String place = other.name() + "/" + found.path();
              if (!taken.contains(place)) {
                taken.add(place);
              }
              return found.document().root();
            });
  }
}
