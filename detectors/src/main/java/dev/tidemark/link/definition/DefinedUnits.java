package dev.tidemark.link.definition;

import com.google.auto.service.AutoService;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.link.definition.DefinedStack.Role;
import java.util.function.Consumer;

/** Finds the stacks and libraries of tools that are recognised by their files. */
@AutoService(UnitSource.class)
public final class DefinedUnits implements UnitSource {

  @Override
  public String id() {
    return "defined-stacks";
  }

  @Override
  public void find(Landscape landscape, Consumer<Unit> sink) {
    for (DefinedStack stack : landscape.facet(DefinedStacks.ALL)) {
      if (stack.role() != Role.PART) {
        sink.accept(
            new Unit(
                stack.role() == Role.ROOT ? Unit.Kind.ROOT : Unit.Kind.MODULE,
                stack.directory(),
                stack.tool(),
                "",
                Unit.Style.DECLARATIVE,
                Unit.Traits.NONE,
                stack.location(),
                stack.origin()));
      }
    }
  }
}
