package dev.tidemark.link.terraform;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that Terraform in force reads by a literal path: policies, manifests, values of charts, templates.
 *
 * @param byDirectory what each directory refers to, in its order
 */
public record ReadFiles(SortedMap<RepoPath, List<FileReference>> byDirectory) {

  /** What the Terraform of a landscape reads. */
  public static final Facet<ReadFiles> FACET = new Facet<>("terraform-read-files", ReadFiles::read);

  private static ReadFiles read(Landscape landscape) {
    SortedMap<RepoPath, List<FileReference>> read = new TreeMap<>();
    landscape.facet(TerraformLandscape.FACET).directories().values().stream()
        .filter(directory -> directory.origin().isInForce())
        .forEach(directory -> read.put(directory.path(), FileReference.in(directory)));
    return new ReadFiles(Collections.unmodifiableSortedMap(read));
  }

  /** What a directory reads. */
  public List<FileReference> in(RepoPath directory) {
    return byDirectory.getOrDefault(directory, List.of());
  }

  /** Every place that is read, whether anything is there or not. */
  public Stream<RepoPath> targets() {
    return byDirectory.values().stream().flatMap(List::stream).map(FileReference::target);
  }
}
