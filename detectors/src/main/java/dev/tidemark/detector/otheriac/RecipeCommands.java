package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.recipe.Recipe;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Commands that Salt's states, Puppet's manifests and Chef's recipes run on machines instead of declaring what shall be. */
@AutoService(Detector.class)
public final class RecipeCommands implements Detector {

  @Override
  public String id() {
    return "recipe-commands";
  }

  @Override
  public String sees() {
    return "Commands that Salt (cmd.run), Puppet (exec) and Chef (execute, bash) run, with their guards, read from the files"
        + " that hold them";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.imperative-step");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("sls", "pp").contains(path.extension())
        || (path.extension().equals("rb") && path.parent().names().contains("recipes"));
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<Recipe> file : landscape.documents().inForce(Recipe.class)) {
      String unit = unit(landscape, file.directory());
      for (Recipe.Step step : file.document().steps()) {
        sink.accept(
            Evidence.of("iac.imperative-step", file.at(step.line()))
                .with("tool", file.document().tool())
                .with("what", step.what())
                .with("guarded", step.guarded())
                .with("unit", unit));
      }
    }
  }

  private static String unit(Landscape landscape, RepoPath directory) {
    List<Unit> around = landscape.units().around(directory);
    return around.size() == 1 ? around.get(0).id() : UnitNames.of(landscape, directory);
  }
}
