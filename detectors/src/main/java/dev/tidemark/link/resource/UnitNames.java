package dev.tidemark.link.resource;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/** What the unit of a directory is called in evidence. */
public final class UnitNames {
  private UnitNames() {}

  /** The id of the one unit there, or the directory where there is none or several environments share it. */
  public static String of(Landscape landscape, RepoPath directory) {
    List<Unit> here = landscape.units().in(directory);
    return here.size() == 1 ? here.get(0).id() : directory.asDirectory();
  }

  /** The id of the nearest unit at or above a directory; empty where none is. */
  public static String around(Landscape landscape, RepoPath directory) {
    return landscape.units().around(directory).stream().findFirst().map(Unit::id).orElse("");
  }

  /** Whether the units of a directory serve production: yes, no or unknown. */
  public static String production(Landscape landscape, RepoPath directory) {
    List<Unit> here = landscape.units().in(directory);
    if (here.stream().anyMatch(unit -> unit.traits().production())) {
      return "yes";
    }
    return !here.isEmpty() && here.stream().noneMatch(unit -> unit.environment().isEmpty())
        ? "no"
        : "unknown";
  }
}
