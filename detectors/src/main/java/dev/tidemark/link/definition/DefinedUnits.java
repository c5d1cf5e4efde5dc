package dev.tidemark.link.definition;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Origin;
import dev.tidemark.format.dockerfile.Dockerfile;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.SketchedTexts;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the stacks and libraries of tools that are recognised by their files. */
@AutoService(UnitSource.class)
public final class DefinedUnits implements UnitSource {
  private static final Set<String> FORGES = Set.of(".github", ".gitlab", ".azuredevops");

  @Override
  public String id() {
    return "defined-stacks";
  }

  @Override
  public void find(Landscape landscape, Consumer<Unit> sink) {
    for (DefinedStack stack : landscape.facet(DefinedStacks.ALL)) {
      if (stack.role() != Role.PART) {
        List<String> environments =
            stack.environments().isEmpty() ? List.of("") : stack.environments();
        environments.forEach(environment -> sink.accept(unit(stack, environment)));
      }
    }
  }

  /** Images are built from files of their own. */
  @Override
  public void sketch(Landscape landscape, Consumer<Sketched> sink) {
    SketchedTexts texts = new SketchedTexts(landscape);
    landscape.documents().all(Dockerfile.class).stream()
        .filter(file -> file.origin() == Origin.OWN)
        .flatMap(file -> texts.of(Sketched.What.IMAGE, file.entry()).stream())
        .forEach(sink);
  }

  private static Unit unit(DefinedStack stack, String environment) {
    return new Unit(
        stack.role() == Role.ROOT ? Unit.Kind.ROOT : Unit.Kind.MODULE,
        stack.directory(),
        stack.tool(),
        environment,
        Unit.Style.DECLARATIVE,
        new Unit.Traits(
            isOfTheForge(stack.directory()),
            false,
            false,
            EnvironmentNames.isProduction(environment)),
        stack.location(),
        stack.origin());
  }

  /** What lies in the folder of the forge serves the project's own pipelines, as their identities do. */
  private static boolean isOfTheForge(RepoPath directory) {
    return directory.names().stream().anyMatch(FORGES::contains);
  }
}
