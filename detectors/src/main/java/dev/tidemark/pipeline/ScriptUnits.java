package dev.tidemark.pipeline;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Origin;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.repository.RepoPath;
import java.util.Locale;
import java.util.function.Consumer;

/** Provisioning scripts as units: those that create by themselves and that no pipeline runs. */
@AutoService(UnitSource.class)
public final class ScriptUnits implements UnitSource {

  @Override
  public String id() {
    return "provisioning-scripts";
  }

  @Override
  public void sketch(Landscape landscape, Consumer<Sketched> sink) {
    new PipelineSketches(landscape).find(sink);
  }

  @Override
  public void find(Landscape landscape, Consumer<Unit> sink) {
    for (Scripts.Script script : landscape.facet(Scripts.FACET)) {
      boolean ownWork =
          !script.imperative().isEmpty() && script.wraps().isEmpty() && !script.called();
      Origin origin = landscape.origin(script.at().path());
      if (ownWork && origin.isInForce() && !servesModule(landscape, script.at().path())) {
        String name = script.at().path().name().toLowerCase(Locale.ROOT);
        boolean bootstrap =
            name.contains("bootstrap")
                || name.contains("backend")
                || name.contains("init-state")
                || script.at().path().parent().names().contains("bootstrap");
        sink.accept(
            new Unit(
                Unit.Kind.SCRIPT,
                script.at().path(),
                "shell",
                "",
                Unit.Style.IMPERATIVE,
                new Unit.Traits(bootstrap, false, false, false),
                script.at(),
                origin));
      }
    }
  }

  /** A script within a module of Terraform is the module's, for what it creates to run or call; alone it provisions nothing. */
  private static boolean servesModule(Landscape landscape, RepoPath script) {
    for (RepoPath at = script.parent(); !at.isRoot(); at = at.parent()) {
      if (landscape.in(at).stream().anyMatch(file -> file.path().extension().equals("tf"))) {
        return at.parent().names().contains("modules");
      }
    }
    return false;
  }
}
