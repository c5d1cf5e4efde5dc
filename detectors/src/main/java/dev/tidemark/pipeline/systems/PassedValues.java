package dev.tidemark.pipeline.systems;

import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.repository.RepoPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows a reference of Terraform through what modules of the repository are given and give back. */
final class PassedValues {
  /** More modules inside one another than people write. */
  private static final int DEEPEST = 6;

  private final TerraformLandscape terraform;

  PassedValues(TerraformLandscape terraform) {
    this.terraform = terraform;
  }

  /** What is written at the end of the way, and where: {@code aws_codebuild_project.plan.name}. */
  record Written(String reference, RepoPath directory) {}

  /** The call of a module: where it is written, and its name. */
  record Call(RepoPath from, String name) {}

  /**
   * The end of the way of a reference; the reference itself where it names neither a variable nor a module, and nothing
   * where callers give different things.
   */
  Optional<Written> end(String reference, RepoPath directory) {
    Optional<Written> at = Optional.of(new Written(reference, directory));
    for (int i = 0; i < DEEPEST && at.isPresent(); i++) {
      Written here = at.get();
      if (here.reference().startsWith("var.")) {
        at = given(here);
      } else if (here.reference().startsWith("module.")) {
        at = givenBack(here);
      } else {
        return at;
      }
    }
    return at.filter(last -> !last.reference().startsWith("var."));
  }

  /** What each call of the module that declares a variable gives for it, by the call; those that give nothing are left out. */
  Map<Call, Written> eachGiven(Written variable) {
    String name = part(variable.reference(), 1);
    Map<Call, Written> given = new LinkedHashMap<>();
    terraform.calls().stream()
        .filter(call -> call.origin().isInForce())
        .filter(call -> call.target().filter(variable.directory()::equals).isPresent())
        .forEach(
            call ->
                block(call)
                    .flatMap(block -> value(block, name))
                    .map(value -> new Written(value, call.from()))
                    .ifPresent(value -> given.put(new Call(call.from(), call.name()), value)));
    return given;
  }

  /** The call of a module that a reference names: {@code module.plan.project}. */
  static Optional<Call> called(String reference, RepoPath directory) {
    return reference.startsWith("module.")
        ? Optional.of(new Call(directory, part(reference, 1)))
        : Optional.empty();
  }

  private Optional<Written> given(Written variable) {
    String name = part(variable.reference(), 1);
    List<Written> values = eachGiven(variable).values().stream().distinct().toList();
    return values.isEmpty()
        ? otherwise(variable, name)
        : Optional.of(values.get(0)).filter(one -> values.size() == 1);
  }

  private Optional<Written> otherwise(Written variable, String name) {
    return blocks(variable.directory(), "variable")
        .filter(block -> block.block().label(0).equals(name))
        .flatMap(block -> value(block, "default").stream())
        .map(value -> new Written(value, variable.directory()))
        .findFirst();
  }

  private Optional<Written> givenBack(Written output) {
    String module = part(output.reference(), 1);
    String name = part(output.reference(), 2);
    return terraform.calls().stream()
        .filter(call -> call.from().equals(output.directory()) && call.name().equals(module))
        .flatMap(call -> call.target().stream())
        .flatMap(
            target ->
                blocks(target, "output")
                    .filter(block -> block.block().label(0).equals(name))
                    .flatMap(block -> value(block, "value").stream())
                    .map(value -> new Written(value, target)))
        .findFirst();
  }

  private Optional<TerraformBlock> block(ModuleCall call) {
    return blocks(call.from(), "module")
        .filter(block -> block.block().label(0).equals(call.name()))
        .findFirst();
  }

  private Stream<TerraformBlock> blocks(RepoPath directory, String type) {
    return terraform.directory(directory).stream().flatMap(found -> found.blocks(type));
  }

  private static Optional<String> value(TerraformBlock block, String name) {
    return block
        .block()
        .attribute(name)
        .map(HclAttribute::value)
        .map(BuildProjects::flat)
        .filter(text -> !text.isEmpty());
  }

  private static String part(String reference, int index) {
    String[] parts = reference.split("[.\\[]", -1);
    return index < parts.length ? parts[index] : "";
  }
}
