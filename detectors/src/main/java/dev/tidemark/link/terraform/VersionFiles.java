package dev.tidemark.link.terraform;

import dev.tidemark.document.Placed;
import dev.tidemark.format.versionfile.VersionFile;
import dev.tidemark.format.versionfile.VersionFileFormat;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The versions of Terraform and its like that version switchers find at or above a directory. */
public final class VersionFiles {
  private static final Set<String> TOOLS = Set.of("terraform", "opentofu", "terragrunt");

  /** The version files of a landscape. */
  public static final Facet<VersionFiles> FACET =
      new Facet<>("terraform-version-files", VersionFiles::new);

  private final Map<RepoPath, List<Requirement>> byDirectory = new TreeMap<>();

  private VersionFiles(Landscape landscape) {
    for (Placed<VersionFile> file : landscape.documents().inForce(VersionFile.class)) {
      for (VersionFile.Tool tool : file.document().tools()) {
        String name = tool.name().isEmpty() ? VersionFileFormat.toolOf(file.path()) : tool.name();
        if (TOOLS.contains(name)) {
          byDirectory
              .computeIfAbsent(file.directory(), d -> new ArrayList<>())
              .add(
                  new Requirement(
                      name, new VersionConstraint(tool.version()), file.at(tool.line())));
        }
      }
    }
  }

  /** What each directory with a version file asks for. */
  public Map<RepoPath, List<Requirement>> all() {
    return byDirectory;
  }

  /** Whether the nearest version file at or above a directory holds the tool below some version. */
  public boolean bound(RepoPath directory) {
    RepoPath place = directory;
    while (true) {
      List<Requirement> here = byDirectory.getOrDefault(place, List.of());
      if (!here.isEmpty() || place.isRoot()) {
        return here.stream().anyMatch(r -> r.constraint().isBounded());
      }
      place = place.parent();
    }
  }
}
