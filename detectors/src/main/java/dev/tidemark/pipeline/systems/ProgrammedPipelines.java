package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Pipelines that are programs or that a server writes: Drone's Starlark and Jsonnet, modules of Dagger, TeamCity's XML.
 * They are named with the reason why they are not read, once for each file, or for each folder of settings.
 */
@AutoService(Translator.class)
public final class ProgrammedPipelines implements Translator {
  /** Notations of Drone that are run to get {@code .drone.yml}. */
  private static final Set<String> DRONE =
      Set.of(".drone.star", ".drone.starlark", ".drone.jsonnet");

  /** A module of Dagger, and the plan of its first versions. */
  private static final Map<String, String> DAGGER =
      Map.of("dagger.json", "functions of a module", "dagger.cue", "plan in CUE");

  private static final Set<String> TEAMCITY = Set.of("project-config.xml", "buildtypes");

  @Override
  public String system() {
    return "programmed";
  }

  private static boolean isNamed(String name) {
    return DRONE.contains(name) || DAGGER.containsKey(name) || name.endsWith(".xml");
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    Set<RepoPath> told = new TreeSet<>();
    for (Entry entry : landscape.named(ProgrammedPipelines::isNamed)) {
      RepoPath path = entry.path();
      String name = path.lowerName();
      boolean settings = name.endsWith(".xml") && path.names().contains(".teamcity");
      if ((name.endsWith(".xml") && !settings) || !landscape.origin(path).isInForce()) {
        continue;
      }
      if (DRONE.contains(name) && !landscape.hasFile(path.parent().child(".drone.yml"))) {
        sink.accept(opaque("drone", path, "a program that makes the pipeline"));
      } else if (DAGGER.containsKey(name)) {
        sink.accept(module(path, DAGGER.get(name)));
      } else if (settings && isBuild(path) && told.add(settingsFolder(path))) {
        sink.accept(opaque("teamcity", path, "settings in XML"));
      }
    }
  }

  private static boolean isBuild(RepoPath path) {
    return path.names().stream().anyMatch(name -> TEAMCITY.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static RepoPath settingsFolder(RepoPath path) {
    int end = path.value().indexOf(".teamcity") + ".teamcity".length();
    return RepoPath.of(path.value().substring(0, end));
  }

  /** What pipelines call; by itself nothing starts it. */
  private static Pipeline module(RepoPath path, String what) {
    return new Pipeline(
        "dagger",
        path.name(),
        Pipeline.Kind.TEMPLATE,
        Location.of(path),
        List.of(Trigger.of(Trigger.Kind.CALL)),
        List.of(),
        Map.of(),
        List.of(new Pipeline.Unread(what, "opaque", 1)));
  }

  private static Pipeline opaque(String system, RepoPath path, String what) {
    return Notation.pipeline(
        system,
        path.name(),
        Pipeline.Kind.PIPELINE,
        Location.of(path),
        Notation.EVERY_CHANGE,
        List.of(Job.of(path.name(), 1, List.of(Notation.opaque(what, 1)))));
  }
}
