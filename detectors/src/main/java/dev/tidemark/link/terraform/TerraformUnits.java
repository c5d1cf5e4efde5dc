package dev.tidemark.link.terraform;

import static dev.tidemark.landscape.UnitSource.Sketched.What.DEFINITIONS;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Origin;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Terraform's roots, times environment where environments are told apart, and its modules. */
@AutoService(UnitSource.class)
public final class TerraformUnits implements UnitSource {

  @Override
  public String id() {
    return "terraform";
  }

  @Override
  public void find(Landscape landscape, Consumer<Unit> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    terraform.roots().forEach(root -> root.units().forEach(sink));
    terraform.modules().forEach(module -> sink.accept(module.unit()));
  }

  /** What a template generates, or others wrote, is no copy by hand. */
  @Override
  public void sketch(Landscape landscape, Consumer<Sketched> sink) {
    TerraformLandscape terraform = landscape.facet(TerraformLandscape.FACET);
    Map<RepoPath, TerraformDirectory> directories = new TreeMap<>();
    for (TerraformRoot root : terraform.roots()) {
      root.configuration()
          .filter(directory -> !root.generated() && root.origin() == Origin.OWN)
          .ifPresent(directory -> directories.put(directory.path(), directory));
    }
    for (TerraformModule module : terraform.modules()) {
      if (module.directory().origin() == Origin.OWN) {
        directories.put(module.path(), module.directory());
      }
    }
    directories.forEach(
        (path, directory) ->
            directory
                .sketch()
                .map(made -> new Sketched(DEFINITIONS, path, made, directory.blobs()))
                .ifPresent(sink));
  }
}
