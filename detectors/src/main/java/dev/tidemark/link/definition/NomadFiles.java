package dev.tidemark.link.definition;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.NomadJobFormat;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files that declare jobs of Nomad, told by the job in them: variables and volumes lie under the same names. */
public final class NomadFiles {

  /** All of them, whatever their origin, in order of path. */
  public static final Facet<List<Placed<HclDocument>>> ALL =
      new Facet<>("nomad-files", NomadFiles::find);

  /** What the path of a job file says that is named like any other HCL file. */
  private static final List<String> TELLING = List.of("nomad", "job");

  private NomadFiles() {}

  /** Whether a file of this path may declare a job. */
  public static boolean mayBeAt(RepoPath path) {
    return path.extension().equals("nomad")
        || NomadJobFormat.isNamed(path)
        || (path.extension().equals("hcl")
            && Words.anyIn(TELLING, path.value().toLowerCase(Locale.ROOT)));
  }

  private static List<Placed<HclDocument>> find(Landscape landscape) {
    List<Placed<HclDocument>> found = new ArrayList<>();
    for (TerraformBlock job : landscape.facet(HclBlocks.FACET).all("job")) {
      Placed<HclDocument> file = job.file();
      boolean told = !found.isEmpty() && found.get(found.size() - 1).path().equals(file.path());
      if (!told && mayBeAt(file.path()) && isJob(job.block())) {
        found.add(file);
      }
    }
    return List.copyOf(found);
  }

  private static boolean isJob(HclBlock block) {
    return !block.label(0).isEmpty() && !block.blocks("group").isEmpty();
  }

  /** The jobs of each directory as one stack; the templates of a pack make the pack, which others run. */
  static List<DefinedStack> stacks(Landscape landscape) {
    Set<RepoPath> packs = packs(landscape);
    Map<RepoPath, DefinedStack> found = new TreeMap<>();
    for (Placed<HclDocument> file : landscape.facet(ALL)) {
      RepoPath around = file.directory().parent();
      boolean packed = packs.contains(around) && file.directory().name().equals("templates");
      RepoPath directory = packed ? around : file.directory();
      DefinedStack stack =
          DefinedStack.declared(
              "nomad",
              packed ? Role.LIBRARY : Role.ROOT,
              directory,
              file.document().blocks("job").size(),
              file.at(file.document().blocks("job").get(0).line()),
              file.origin());
      found.merge(directory, stack, DefinedStack::and);
    }
    return new ArrayList<>(found.values());
  }

  /** Directories whose {@code metadata.hcl} describes a pack. */
  private static Set<RepoPath> packs(Landscape landscape) {
    Set<RepoPath> packs = new HashSet<>();
    for (TerraformBlock pack : landscape.facet(HclBlocks.FACET).all("pack")) {
      if (pack.file().path().name().equals("metadata.hcl")) {
        packs.add(pack.file().directory());
      }
    }
    return packs;
  }
}
