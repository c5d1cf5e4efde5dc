package dev.tidemark.detector.terraform;

import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.catalogue.ResourceCatalogue;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.parallel.Memo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the inputs of a module that is not in the scan may switch on inside of it, by their names. */
final class UnreadInputs {
  private static final String CATALOGUE = "/catalogue/module-inputs.yaml";
  private static final Set<String> OFF = Set.of("false", "0", "");

  /** By the words that tell them, the requirements. */
  private final Map<String, List<String>> words = new HashMap<>();

  private final int longest;
  private final Set<String> sizes = Set.copyOf(BundledYaml.words(CATALOGUE, "sizes"));
  private final ResourceCatalogue catalogue = ResourceCatalogue.bundled();

  /** Thousands of calls set the same inputs. */
  private final Memo<Input> inputs = new Memo<>(1 << 12, this::input);

  /**
   * What the name of an input says.
   *
   * @param name in lower case, its words parted by {@code _}
   * @param decides the requirements that it may decide, sorted
   * @param least the name of the lower bound, where it is the upper bound of a size; else empty
   */
  private record Input(String name, List<String> decides, String least) {
    /** Whether it matters at all that it is set. */
    boolean counts() {
      return !decides.isEmpty() || !least.isEmpty() || name.contains("min_");
    }
  }

  UnreadInputs() {
    BundledYaml.lists(CATALOGUE, "inputs")
        .forEach(
            (requirement, names) ->
                names.forEach(
                    name -> words.computeIfAbsent(name, n -> new ArrayList<>()).add(requirement)));
    longest = words.keySet().stream().mapToInt(UnreadInputs::parts).max().orElse(0);
  }

  /** The requirements, sorted; none for a module of this repository, nor for one whose inputs the catalogue knows. */
  List<String> of(Landscape landscape, ModuleCall call) {
    if (call.target().isPresent()
        || catalogue.row("module." + call.source().written()).isPresent()) {
      return List.of();
    }
    Set<Input> set = new HashSet<>();
    landscape
        .documents()
        .at(call.location().path(), HclDocument.class)
        .map(file -> given(file.document(), call))
        .orElse(Stream.empty())
        .forEach(attribute -> set(attribute.name(), attribute.value(), set));
    if (set.isEmpty()) {
      return List.of();
    }
    Set<String> likely = new TreeSet<>();
    for (Input input : set) {
      likely.addAll(input.decides());
      if (!input.least().isEmpty() && set.contains(inputs.of(input.least()))) {
        likely.addAll(Set.of("self-optimizing", "self-healing"));
      }
    }
    return List.copyOf(likely);
  }

  private Input input(String written) {
    String name = written.toLowerCase(Locale.ROOT).replace('-', '_');
    Set<String> decides = new TreeSet<>();
    // Each row of the catalogue is a few words of the name that follow each other.
    for (int from = 0; from >= 0; from = next(name, from)) {
      int to = from;
      for (int parts = 0; parts < longest && to < name.length(); parts++) {
        int end = name.indexOf('_', to);
        to = end < 0 ? name.length() : end;
        decides.addAll(words.getOrDefault(name.substring(from, to), List.of()));
        to++;
      }
    }
    return new Input(name, List.copyOf(decides), least(name));
  }

  private static int next(String name, int from) {
    int end = name.indexOf('_', from);
    return end < 0 ? -1 : end + 1;
  }

  private static int parts(String name) {
    return (int) name.chars().filter(c -> c == '_').count() + 1;
  }

  /** The lower bound of what it is the upper bound of: {@code min_count} of {@code max_count}; empty for other inputs. */
  private String least(String name) {
    int max = ("_" + name).indexOf("_max_");
    String size = max < 0 ? "" : name.substring(max + "max_".length());
    return sizes.contains(size) ? name.substring(0, max) + "min_" + size : "";
  }

  private static Stream<HclAttribute> given(HclDocument file, ModuleCall call) {
    boolean called = false;
    for (HclBlock block : file.blocks("module")) {
      if (block.label(0).equals(call.name())) {
        called = true;
        if (block.line() == call.location().startLine()) {
          return block.attributes();
        }
      }
    }
    return called ? Stream.empty() : file.attribute("inputs").stream();
  }

  /** Adds what is set at any depth to something else than no, as far as it counts. */
  private void set(String name, Value value, Set<Input> sink) {
    add(name, value, sink);
    below(value, sink);
  }

  private void below(Value value, Set<Input> sink) {
    if (value instanceof Value.Sequence sequence) {
      for (Value item : sequence.items()) {
        below(item, sink);
      }
    } else if (value instanceof Value.Mapping map) {
      for (Value.Pair pair : map.pairs()) {
        set(pair.key(), pair.value(), sink);
      }
    }
  }

  private void add(String name, Value value, Set<Input> sink) {
    Input input = inputs.of(name);
    if (input.counts() && !isOff(value)) {
      sink.add(input);
    }
  }

  private static boolean isOff(Value value) {
    return (value instanceof Value.Scalar scalar && scalar.isNull())
        || HclValues.literal(value).filter(OFF::contains).isPresent();
  }
}
