package dev.tidemark.link.resource;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.document.Value.Sequence;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a resource of Terraform is in each of its turns: once for each call of the module that it lies in, and once for each
 * entry of a list or map that is written out ({@code for_each}).
 */
public final class Turns {
  public static final Facet<Turns> FACET = new Facet<>("turns-of-resources", Turns::new);

  /** The resources of Terraform by where they stand and what they are called. */
  private static final Facet<Map<String, List<DeclaredResource>>> PLACED =
      new Facet<>("resources-by-place", Turns::placed);

  /** Lists of repositories or accounts that people write hold some hundred; a resource in more turns is left as it is. */
  private static final int MOST = 2_000;

  private static final String KEY = TerraformReferences.EACH + "key";
  private static final String VALUE = TerraformReferences.EACH + "value";

  private final Landscape landscape;
  private final TerraformLandscape terraform;
  private final TerraformReferences references;
  private final Map<RepoPath, List<ModuleCall>> calls = new HashMap<>();

  private Turns(Landscape landscape) {
    this.landscape = landscape;
    this.terraform = landscape.facet(TerraformLandscape.FACET);
    this.references = landscape.facet(TerraformReferences.SETTLED);
    for (ModuleCall call : terraform.calls()) {
      if (call.origin().isInForce()) {
        call.target().ifPresent(t -> calls.computeIfAbsent(t, d -> new ArrayList<>()).add(call));
      }
    }
  }

  /** What most repositories never ask for. */
  private static Map<String, List<DeclaredResource>> placed(Landscape landscape) {
    Map<String, List<DeclaredResource>> placed = new HashMap<>();
    Stream.concat(
            landscape.facet(DeclaredResources.ALL).stream(),
            landscape.facet(DeclaredResources.NEXT_DOOR).all().stream())
        .filter(resource -> resource.tool().equals("terraform"))
        .forEach(
            resource ->
                placed.computeIfAbsent(place(resource), p -> new ArrayList<>(2)).add(resource));
    return placed;
  }

  private static boolean isCalled(DeclaredResource resource, String name) {
    String lookup = resource.kind() == DeclaredResource.Kind.LOOKUP ? "data." : "";
    return name.endsWith(resource.name())
        && name.equals(lookup + resource.type() + "." + resource.name());
  }

  /** Resources of one directory have names of their own; those of a module next door stand where its call stands. */
  private static String place(DeclaredResource resource) {
    String via = resource.via();
    return via.isEmpty()
        ? resource.directory().value()
        : resource.location() + "\n" + via.substring(0, Math.max(0, via.lastIndexOf('/')));
  }

  /** One turn of a resource. */
  public static final class Turn {
    private final DeclaredResource resource;
    private final Map<String, Value> known;
    private final Mapping attributes;

    private Turn(DeclaredResource resource, Map<String, Value> known) {
      this.resource = resource;
      this.known = known;
      this.attributes = filled(resource, known);
    }

    /** What it sets, with what is known in this turn put in. */
    public Mapping attributes() {
      return attributes;
    }

    /** Whether how often the resource is made depends on something that is not written out. */
    public boolean isOpen() {
      return Repetition.isOpen(attributes);
    }
  }

  /** Every turn of a resource; none where it is switched off, and itself alone where nobody can tell them apart. */
  public List<Turn> of(DeclaredResource resource) {
    List<Turn> turns = new ArrayList<>();
    for (Map<String, Value> known : calls(resource)) {
      Turn called = new Turn(resource, known);
      if (Repetition.isNone(called.attributes)) {
        continue;
      }
      Optional<Map<String, Value>> entries =
          called.attributes.at("for_each").flatMap(each -> entries(each, called));
      if (entries.isEmpty()) {
        turns.add(called);
      } else {
        entries
            .get()
            .forEach((key, value) -> turns.add(new Turn(resource, with(known, key, value))));
      }
    }
    return turns.size() > MOST ? List.of(new Turn(resource, Map.of())) : turns;
  }

  /**
   * The value of another resource's attribute that a reference names, in this turn: {@code github_repository.shop.name}. One
   * that is made in turns of its own is taken by the key of this turn.
   */
  public Optional<Value> referred(Turn turn, String reference, String attribute) {
    Optional<DeclaredResource> found = resource(turn, reference);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Turn there = new Turn(found.get(), withoutEach(turn.known));
    Optional<Value> each = there.attributes.at("for_each");
    if (each.isEmpty()) {
      return there.attributes.at(attribute);
    }
    Optional<String> key = Optional.ofNullable(turn.known.get(KEY)).flatMap(HclValues::literal);
    return key.flatMap(
        name ->
            entries(each.get(), there)
                .flatMap(entries -> Optional.ofNullable(entries.get(name)))
                .flatMap(
                    value ->
                        new Turn(found.get(), with(withoutEach(turn.known), name, value))
                            .attributes.at(attribute)));
  }

  private Optional<DeclaredResource> resource(Turn turn, String reference) {
    String[] parts = reference.split("\\.", -1);
    int first = parts[0].equals("data") ? 1 : 0;
    if (parts.length < first + 2) {
      return Optional.empty();
    }
    String name = (first == 1 ? "data." : "") + parts[first] + "." + parts[first + 1];
    List<DeclaredResource> beside =
        landscape.facet(PLACED).getOrDefault(place(turn.resource), List.of());
    return beside.stream().filter(other -> isCalled(other, name)).findFirst();
  }

  private static Mapping filled(DeclaredResource resource, Map<String, Value> known) {
    return (Mapping) TerraformReferences.filled(resource.attributes(), known);
  }

  private static Map<String, Value> with(Map<String, Value> known, String key, Value value) {
    Map<String, Value> more = new HashMap<>(known);
    more.put(KEY, name(key, value));
    more.put(VALUE, value);
    return more;
  }

  private static Map<String, Value> withoutEach(Map<String, Value> known) {
    Map<String, Value> fewer = new HashMap<>(known);
    fewer.remove(KEY);
    fewer.remove(VALUE);
    return fewer;
  }

  /** The entries of a collection that is written out, by key; empty where any of it is computed. */
  private Optional<Map<String, Value>> entries(Value collection, Turn turn) {
    Optional<List<Value>> set = HclValues.arguments(collection, "toset");
    if (set.isPresent()) {
      return set.get().size() == 1 ? entries(set.get().get(0), turn) : Optional.empty();
    }
    Optional<List<Value>> keys = HclValues.arguments(collection, "keys");
    if (keys.isPresent() && keys.get().size() == 1) {
      return entries(keys.get().get(0), turn).map(Turns::keys);
    }
    Optional<Value> data = DecodedFiles.in(landscape, turn.resource.directory(), collection);
    if (data.isPresent()) {
      return entries(data.get(), turn);
    }
    if (HclValues.isReference(collection)) {
      return resource(turn, Fields.text(collection))
          .flatMap(
              other -> {
                Turn there = new Turn(other, withoutEach(turn.known));
                boolean same = other.equals(turn.resource);
                return same
                    ? Optional.empty()
                    : there.attributes.at("for_each").flatMap(each -> turnsOf(there, each));
              });
    }
    return written(collection);
  }

  /** The entries of a map or list that is written out. */
  private static Optional<Map<String, Value>> written(Value collection) {
    if (!collection.tag().isEmpty() || collection instanceof Scalar) {
      return Optional.empty();
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    if (collection instanceof Mapping map) {
      map.pairs().forEach(pair -> entries.put(pair.key(), pair.value()));
    } else {
      for (Value item : ((Sequence) collection).items()) {
        Optional<String> text = HclValues.literal(item);
        if (text.isEmpty()) {
          return Optional.empty();
        }
        entries.put(text.get(), item);
      }
    }
    return Optional.of(entries);
  }

  /** What another resource is in each of its turns. */
  private Optional<Map<String, Value>> turnsOf(Turn other, Value each) {
    return HclValues.isReference(each)
        ? Optional.empty() // a chain of resources that nobody writes
        : entries(each, other)
            .map(
                entries -> {
                  Map<String, Value> made = new LinkedHashMap<>();
                  entries.forEach(
                      (key, value) ->
                          made.put(key, filled(other.resource, with(other.known, key, value))));
                  return made;
                });
  }

  private static Map<String, Value> keys(Map<String, Value> entries) {
    Map<String, Value> keys = new LinkedHashMap<>();
    entries.forEach((key, value) -> keys.put(key, name(key, value)));
    return keys;
  }

  /** The key of an entry as a value of its own. */
  private static Scalar name(String key, Value entry) {
    return new Scalar(key, false, "", entry.line(), entry.endLine());
  }

  /** What is known of variables in each call of the module that a resource lies in. */
  private List<Map<String, Value>> calls(DeclaredResource resource) {
    RepoPath directory = resource.directory();
    List<ModuleCall> of = calls.getOrDefault(directory, List.of());
    Optional<TerraformDirectory> module = terraform.directory(directory);
    if (of.isEmpty() || module.isEmpty() || !resource.via().isEmpty()) {
      return List.of(Map.of());
    }
    List<Map<String, Value>> known = new ArrayList<>();
    for (ModuleCall call : of) {
      Mapping inputs = inputs(call);
      if (Repetition.isNone(inputs)) {
        continue;
      }
      Turn none = new Turn(resource, Map.of());
      Optional<Map<String, Value>> entries =
          inputs.at("for_each").flatMap(each -> entries(each, none));
      if (entries.isEmpty()) {
        known.add(variables(module.get(), inputs));
      } else {
        entries
            .get()
            .forEach(
                (key, value) ->
                    known.add(
                        variables(
                            module.get(),
                            (Mapping)
                                TerraformReferences.filled(inputs, with(Map.of(), key, value)))));
      }
    }
    return known;
  }

  private Mapping inputs(ModuleCall call) {
    int line = call.location().startLine();
    return new Mapping(
        ModuleInputs.written(terraform, call).map(input -> input(input, call.from())).toList(),
        "",
        line,
        line);
  }

  private Pair input(HclAttribute written, RepoPath caller) {
    return new Pair(written.name(), written.line(), references.in(caller, written.value()));
  }

  /** What a call gives, and the defaults of what it does not; what only the caller's caller knows is left out. */
  private static Map<String, Value> variables(TerraformDirectory module, Mapping inputs) {
    Map<String, Value> known = ModuleInputs.variables(module, inputs::get);
    known.values().removeIf(value -> value.walk().anyMatch(Turns::isGivenFurtherUp));
    return known;
  }

  private static boolean isGivenFurtherUp(Value value) {
    return HclValues.isReference(value) && TerraformReferences.isKnown(Fields.text(value));
  }
}
