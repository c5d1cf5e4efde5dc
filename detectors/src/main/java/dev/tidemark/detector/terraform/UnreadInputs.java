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

  private final Map<String, List<String>> words = BundledYaml.lists(CATALOGUE, "inputs");
  private final Set<String> sizes = Set.copyOf(BundledYaml.words(CATALOGUE, "sizes"));
  private final ResourceCatalogue catalogue = ResourceCatalogue.bundled();

  /** Thousands of calls set the same inputs. */
  private final Memo<List<String>> decided = new Memo<>(1 << 10, this::deciding);

  /** The requirements, sorted; none for a module of this repository, nor for one whose inputs the catalogue knows. */
  List<String> of(Landscape landscape, ModuleCall call) {
    if (call.target().isPresent()
        || catalogue.row("module." + call.source().written()).isPresent()) {
      return List.of();
    }
    Set<String> set = new HashSet<>();
    Set<String> likely = new TreeSet<>();
    landscape
        .documents()
        .at(call.location().path(), HclDocument.class)
        .map(file -> given(file.document(), call))
        .orElse(Stream.empty())
        .forEach(attribute -> set(attribute.name(), attribute.value(), set));
    for (String input : set) {
      likely.addAll(decided.of(input));
      if (isBounded(input, set)) {
        likely.addAll(Set.of("self-optimizing", "self-healing"));
      }
    }
    return likely.isEmpty() ? List.of() : List.copyOf(likely);
  }

  /** What an input of that name may decide, sorted. */
  private List<String> deciding(String input) {
    List<String> requirements = new ArrayList<>();
    words.forEach(
        (requirement, names) -> {
          if (names.stream().anyMatch(name -> holds(input, name))) {
            requirements.add(requirement);
          }
        });
    requirements.sort(null);
    return List.copyOf(requirements);
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

  /** Adds the names of what is set at any depth to something else than no. */
  private static void set(String name, Value value, Set<String> sink) {
    if (!isOff(value)) {
      sink.add(plain(name));
    }
    if (value instanceof Value.Scalar) {
      return;
    }
    value
        .walk()
        .filter(Value.Mapping.class::isInstance)
        .flatMap(map -> ((Value.Mapping) map).pairs().stream())
        .filter(pair -> !isOff(pair.value()))
        .forEach(pair -> sink.add(plain(pair.key())));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static boolean isOff(Value value) {
    return (value instanceof Value.Scalar scalar && scalar.isNull())
        || HclValues.literal(value).filter(OFF::contains).isPresent();
  }

  private static boolean holds(String input, String name) {
    return ("_" + input + "_").contains("_" + name + "_");
  }

  /** Whether it is the upper bound of something whose lower bound is an input too: {@code max_count} beside {@code min_count}. */
  private boolean isBounded(String input, Set<String> set) {
    if (!input.contains("max_")) {
      return false; // most inputs, and nothing has to be put together
    }
    int max = ("_" + input).indexOf("_max_");
    return max >= 0
        && sizes.contains(input.substring(max + "max_".length()))
        && set.contains(input.substring(0, max) + "min_" + input.substring(max + "max_".length()));
  }
}
