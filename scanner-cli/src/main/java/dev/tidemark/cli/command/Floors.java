package dev.tidemark.cli.command;

import dev.tidemark.cli.UserError;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.scan.Assessment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The levels that {@code --min-level} asks for. */
final class Floors {
  private Floors() {}

  /** What was typed, each an area of the repository or of a component. */
  static List<GatePolicy.Aim> of(List<String> typed) {
    return NamedLevels.of("--min-level", "[PATH:]AREA=LEVEL", typed).entrySet().stream()
        .map(Floors::aim)
        .toList();
  }

  /** A level that is asked of nothing would be red for ever, or green for ever. */
  static void refuseUnknown(List<GatePolicy.Aim> floors, Assessment.Repository head) {
    for (GatePolicy.Aim floor : floors) {
      if (!floor.component().isRoot()
          && head.components().stream().noneMatch(c -> c.path().equals(floor.component()))) {
        throw new UserError(
            "--min-level names '" + floor.component() + "', which is no component",
            "name one that the configuration lists");
      }
      Map<String, Rubric> areas = new LinkedHashMap<>();
      head.rubrics()
          .forEach(result -> areas(result.rubric()).forEach(id -> areas.put(id, result.rubric())));
      Rubric rubric = areas.get(floor.area());
      if (rubric == null) {
        throw CommonOptions.badValue(
            "--min-level", floor.area(), String.join(", ", areas.keySet()));
      }
      NamedLevels.requireLevel(rubric, floor.area(), floor.level());
    }
  }

  private static Stream<String> areas(Rubric rubric) {
    return rubric.areas().stream()
        .map(area -> area.id().equals(rubric.id()) ? area.id() : rubric.id() + "." + area.id());
  }

  private static GatePolicy.Aim aim(Map.Entry<String, Integer> floor) {
    int colon = floor.getKey().lastIndexOf(':');
    String place = colon < 0 ? "" : floor.getKey().substring(0, colon);
    RepoPath path =
        RepoPath.ROOT
            .resolve(place)
            .orElseThrow(
                () ->
                    new UserError(
                        "--min-level " + place + " leaves the repository",
                        "name a path inside it"));
    return new GatePolicy.Aim(path, floor.getKey().substring(colon + 1), floor.getValue());
  }
}
