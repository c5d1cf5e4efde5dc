package dev.tidemark.link.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
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
}
