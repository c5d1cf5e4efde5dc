package dev.tidemark.link.resource;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import dev.tidemark.document.Words;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts local values of a directory, and variables that have one value only, in the place of the references to them. */
final class TerraformReferences {
  /** Locals, and variables that whoever applies them gives the same value. */
  static final Facet<TerraformReferences> SETTLED =
      new Facet<>("terraform-references", TerraformReferences::of);

  private static final String LOCAL = "local.";
  static final String VARIABLE = "var.";

  /** What a resource or call is made for, in each of its turns. */
  static final String EACH = "each.";

  private static final List<String> GIVEN = List.of(LOCAL, VARIABLE, EACH);

  /** Locals of locals: nobody reads further. */
  private static final int DEEPEST = 4;

  /** Lists and maps of one resource that are looked into: locals of locals multiply. */
  private static final int MOST_VALUES = 1_000;

  /** By directory and the whole name of a reference: {@code local.zones}. */
  private final Map<RepoPath, Map<String, Value>> byDirectory = new HashMap<>();

  private TerraformReferences() {}

  private static TerraformReferences of(Landscape landscape) {
    TerraformReferences references = ofLocals(landscape);
    new TerraformInputs(landscape.facet(TerraformLandscape.FACET))
        .settled((directory, name, value) -> references.put(directory, VARIABLE + name, value));
    return references;
  }

  /** Locals alone: what a variable is, a caller says. */
  static TerraformReferences ofLocals(Landscape landscape) {
    TerraformReferences references = new TerraformReferences();
    for (TerraformBlock block : landscape.facet(HclBlocks.FACET).all("locals")) {
      RepoPath directory = block.file().directory();
      for (HclAttribute local : block.block().body().attributes()) {
        Value value = DecodedFiles.in(landscape, directory, local.value()).orElse(local.value());
        references.put(directory, LOCAL + local.name(), value);
      }
    }
    return references;
  }

  private void put(RepoPath directory, String name, Value value) {
    byDirectory.computeIfAbsent(directory, d -> new HashMap<>()).put(name, value);
  }

  Value in(RepoPath directory, Value value) {
    Map<String, Value> locals = byDirectory.get(directory);
    return locals == null ? value : new Filling(locals).put(value, DEEPEST);
  }

  /** Puts known values, by the whole names of references, in the place of the references to them. */
  static Value filled(Value value, Map<String, Value> known) {
    return known.isEmpty() ? value : new Filling(known).put(value, DEEPEST);
  }

  /** Whether a reference is to something that a caller, a local or a turn gives a value. */
  static boolean isKnown(String reference) {
    return Words.anyBegins(GIVEN, reference);
  }

  /** One resource's references being filled in. */
  private static final class Filling {
    private final Map<String, Value> known;
    private int left = MOST_VALUES;

    Filling(Map<String, Value> known) {
      this.known = known;
    }

    Value put(Value value, int depth) {
      if (value instanceof Scalar scalar) {
        return depth > 0 && left > 0 && HclValues.isReference(scalar) && isKnown(scalar.text())
            ? look(scalar, depth)
            : value;
      }
      left--;
      if (left <= 0) {
        return value;
      }
      return value instanceof Sequence list ? put(list, depth) : put((Mapping) value, depth);
    }

    private Value put(Sequence list, int depth) {
      List<Value> items = new ArrayList<>(list.items().size());
      boolean same = true;
      for (Value item : list.items()) {
        Value filled = put(item, depth);
        same &= filled == item;
        items.add(filled);
      }
      return same ? list : new Sequence(items, list.tag(), list.line(), list.endLine());
    }

    private Value put(Mapping map, int depth) {
      List<Pair> pairs = new ArrayList<>(map.pairs().size());
      boolean same = true;
      for (Pair pair : map.pairs()) {
        Value filled = put(pair.value(), depth);
        same &= filled == pair.value();
        pairs.add(filled == pair.value() ? pair : new Pair(pair.key(), pair.line(), filled));
      }
      return same ? map : new Mapping(pairs, map.tag(), map.line(), map.endLine());
    }

    private Value look(Scalar reference, int depth) {
      String text = reference.text();
      int second = text.indexOf('.', text.indexOf('.') + 1);
      if (second < 0) {
        Value whole = known.get(text);
        return whole == null ? reference : put(whole, depth - 1);
      }
      Value found = known.get(text.substring(0, second));
      if (found == null) {
        return reference;
      }
      String[] names = text.split("\\.", -1);
      for (int i = 2; i < names.length && found != null; i++) {
        found = found.tag().isEmpty() ? found.at(names[i]).orElse(null) : null;
      }
      return found == null ? reference : put(found, depth - 1);
    }
  }
}
