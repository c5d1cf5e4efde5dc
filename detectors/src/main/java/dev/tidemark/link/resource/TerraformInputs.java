package dev.tidemark.link.resource;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.link.terraform.TerraformRoot;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Variables that have one literal value whoever applies them: by the defaults, the files of values of a root, and the
 * calls of a module. A module that nobody here calls has none: its defaults are offers.
 */
final class TerraformInputs {
  private final TerraformLandscape terraform;
  private final Map<RepoPath, List<ModuleCall>> calls = new HashMap<>();

  /** Takes a variable's value. */
  interface Sink {
    void accept(RepoPath directory, String name, Value value);
  }

  TerraformInputs(TerraformLandscape terraform) {
    this.terraform = terraform;
    for (ModuleCall call : terraform.calls()) {
      if (call.origin().isInForce()) {
        call.target().ifPresent(t -> calls.computeIfAbsent(t, d -> new ArrayList<>()).add(call));
      }
    }
  }

  void settled(Sink sink) {
    Set<RepoPath> roots =
        terraform.roots().stream().map(TerraformRoot::path).collect(Collectors.toSet());
    for (TerraformDirectory directory : terraform.directories().values()) {
      boolean root = roots.contains(directory.path());
      List<Map<String, Value>> given =
          calls.containsKey(directory.path())
              ? byCalls(directory.path())
              : root ? byFiles(directory) : List.of();
      if (root || !given.isEmpty()) {
        directory
            .blocks("variable")
            .forEach(variable -> settle(directory.path(), variable, given, sink));
      }
    }
  }

  private static void settle(
      RepoPath directory, TerraformBlock variable, List<Map<String, Value>> given, Sink sink) {
    settled(variable, given)
        .ifPresent(value -> sink.accept(directory, variable.block().label(0), value));
  }

  private static Optional<Value> settled(TerraformBlock variable, List<Map<String, Value>> given) {
    Optional<Value> otherwise = variable.block().attribute("default").map(HclAttribute::value);
    if (given.isEmpty()) {
      return otherwise.filter(value -> HclValues.literal(value).isPresent());
    }
    Optional<Value> one = Optional.empty();
    Optional<String> said = Optional.empty();
    for (Map<String, Value> inputs : given) {
      Value input = inputs.get(variable.block().label(0));
      Optional<Value> value = input == null ? otherwise : Optional.of(input);
      Optional<String> text = value.flatMap(HclValues::literal);
      if (text.isEmpty() || (one.isPresent() && !text.equals(said))) {
        return Optional.empty();
      }
      one = one.isPresent() ? one : value;
      said = text;
    }
    return one;
  }

  private static List<Map<String, Value>> byFiles(TerraformDirectory directory) {
    List<Map<String, Value>> given = new ArrayList<>();
    for (Placed<HclDocument> file : directory.variables()) {
      given.add(values(file.document().body().attributes()));
    }
    return given;
  }

  private List<Map<String, Value>> byCalls(RepoPath module) {
    List<Map<String, Value>> given = new ArrayList<>();
    for (ModuleCall call : calls.getOrDefault(module, List.of())) {
      terraform
          .directory(call.from())
          .flatMap(
              from ->
                  from.blocks("module")
                      .filter(block -> block.block().line() == call.location().startLine())
                      .filter(block -> block.file().path().equals(call.location().path()))
                      .findFirst())
          .ifPresent(block -> given.add(values(block.block().body().attributes())));
    }
    return given;
  }

  private static Map<String, Value> values(List<HclAttribute> attributes) {
    Map<String, Value> values = new HashMap<>();
    attributes.forEach(attribute -> values.put(attribute.name(), attribute.value()));
    return values;
  }
}
