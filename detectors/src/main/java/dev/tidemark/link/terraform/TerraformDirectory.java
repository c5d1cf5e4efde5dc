package dev.tidemark.link.terraform;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Sketch;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory with Terraform or OpenTofu configuration: what the tool would load as one module.
 *
 * @param origin whose it is, by its first file
 * @param files its configuration, linked files included, sorted by path
 * @param variables its own files of variable values, sorted by path
 * @param lock its dependency lock file
 */
public record TerraformDirectory(
    RepoPath path,
    Origin origin,
    List<Placed<HclDocument>> files,
    List<Placed<HclDocument>> variables,
    Optional<Placed<HclDocument>> lock) {

  /** Shorter ones are alike by chance. Lines of resources. */
  private static final int FEWEST_LINES = 30;

  public TerraformDirectory {
    files = List.copyOf(files);
    variables = List.copyOf(variables);
  }

  /** The file that stands for the directory: main.tf, or else the first. */
  public Placed<HclDocument> face() {
    for (Placed<HclDocument> file : files) {
      if (file.path().name().equals("main.tf")) {
        return file;
      }
    }
    return files.get(0);
  }

  public Stream<TerraformBlock> blocks(String type) {
    return list(type).stream();
  }

  private List<TerraformBlock> list(String type) {
    List<TerraformBlock> found = new ArrayList<>();
    for (Placed<HclDocument> file : files) {
      for (HclBlock block : file.document().body().blocks()) {
        if (block.type().equals(type)) {
          found.add(new TerraformBlock(file, block));
        }
      }
    }
    return found;
  }

  public int count(String type) {
    int count = 0;
    for (Placed<HclDocument> file : files) {
      for (HclBlock block : file.document().body().blocks()) {
        if (block.type().equals(type)) {
          count++;
        }
      }
    }
    return count;
  }

  /** The block that says where the state lives: {@code backend "s3"} or {@code cloud}. */
  public Optional<TerraformBlock> backend() {
    for (TerraformBlock terraform : list("terraform")) {
      for (HclBlock block : terraform.block().body().blocks()) {
        if (block.type().equals("backend") || block.type().equals("cloud")) {
          return Optional.of(new TerraformBlock(terraform.file(), block));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a provider is configured here with more than a hand-over from a caller. */
  public boolean configuresProvider() {
    return count("provider") > 0;
  }

  /** Whether anything is created or called here. */
  public boolean declares() {
    return count("resource") + count("module") > 0;
  }

  /** The variables, by name, that have no default. */
  public List<String> requiredInputs() {
    return blocks("variable")
        .filter(variable -> !variable.block().has("default"))
        .map(variable -> variable.block().label(0))
        .toList();
  }

  /** The versions asked for of the tool and of providers: what, constraint as written, and where. */
  public List<Requirement> requirements() {
    return blocks("terraform").flatMap(Requirement::in).toList();
  }

  /** Whether an expression here refers to an address. */
  public boolean refersTo(String address) {
    return files.stream().anyMatch(file -> file.document().references().anyMatch(address::equals));
  }

  /**
   * What its resources are made of, to find copies of it; nothing for one that is too short to tell, and for one that is
   * mostly calls of modules: there the modules are what is shared, and nothing is copied.
   */
  public Optional<Sketch> sketch() {
    if (count("module") * 2 >= count("resource")) {
      return Optional.empty();
    }
    Sketch sketch = Sketch.EMPTY;
    for (Placed<HclDocument> file : files) {
      if (file.entry().link() == null) {
        sketch = sketch.with(file.document().sketch());
      }
    }
    return Optional.of(sketch).filter(found -> found.lines() >= FEWEST_LINES);
  }

  /** The contents of its own files, each once, sorted. */
  public List<String> blobs() {
    return files.stream()
        .filter(file -> file.entry().link() == null)
        .map(file -> file.entry().blob())
        .distinct()
        .sorted()
        .toList();
  }

  /** How many of its files have the same content as files elsewhere, given how often each content occurs. */
  long twins(Map<String, Integer> occurrences, int atLeast) {
    return files.stream()
        .filter(file -> occurrences.getOrDefault(file.entry().blob(), 0) >= atLeast)
        .count();
  }
}
