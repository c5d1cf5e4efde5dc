package dev.tidemark.link.terraform;

import dev.tidemark.document.Documents;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclFormat;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The configuration that the {@code generate} blocks of a Terragrunt file write beside the code before it is applied.
 *
 * @param copied files of the repository that a block reads: of a conditional, all that it may choose
 * @param written versions that blocks ask for whose text stands in the Terragrunt file itself, at the line of the block
 */
record GeneratedConfiguration(Set<RepoPath> copied, List<Requirement> written) {

  private static final Set<String> READERS = Set.of("file", "templatefile");

  GeneratedConfiguration {
    copied = Set.copyOf(copied);
    written = List.copyOf(written);
  }

  static GeneratedConfiguration of(Placed<HclDocument> file) {
    Set<RepoPath> copied = new LinkedHashSet<>();
    List<Requirement> written = new ArrayList<>();
    for (HclBlock block : file.document().blocks("generate")) {
      block
          .attribute("contents")
          .ifPresent(
              contents -> {
                contents.value().walk().forEach(value -> read(value, file, copied));
                if (contents.value() instanceof Value.Scalar) {
                  requirements(file, block, contents).forEach(written::add);
                }
              });
    }
    return new GeneratedConfiguration(copied, written);
  }

  /** The versions that the generated configuration asks for, at the place where they are written. */
  Stream<Requirement> requirements(Documents documents) {
    Stream<Requirement> fromFiles =
        copied.stream()
            .sorted()
            .flatMap(path -> documents.at(path, HclDocument.class).stream())
            .flatMap(
                read ->
                    read.document().blocks("terraform").stream()
                        .map(block -> new TerraformBlock(read, block)))
            .flatMap(Requirement::in);
    return Stream.concat(fromFiles, written.stream());
  }

  private static Stream<Requirement> requirements(
      Placed<HclDocument> file, HclBlock block, HclAttribute contents) {
    return contents.written().stream()
        .flatMap(text -> HclFormat.body(text).blocks("terraform").stream())
        .map(terraform -> new TerraformBlock(file, terraform))
        .flatMap(Requirement::in)
        .map(asked -> new Requirement(asked.what(), asked.constraint(), file.at(block.line())));
  }

  private static void read(Value value, Placed<HclDocument> file, Set<RepoPath> sink) {
    boolean reads = HclValues.function(value).filter(READERS::contains).isPresent();
    if (reads && value instanceof Value.Sequence call && !call.items().isEmpty()) {
      HclValues.literal(call.items().get(0))
          .flatMap(file.directory()::resolve)
          .ifPresent(sink::add);
    }
  }
}
