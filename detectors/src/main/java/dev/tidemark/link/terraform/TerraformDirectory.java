package dev.tidemark.link.terraform;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Sketch;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory with Terraform or OpenTofu configuration: what the tool would load as one module. */
public final class TerraformDirectory {

  /** Shorter ones are alike by chance. Lines of resources. */
  private static final int FEWEST_LINES = 30;

  private final RepoPath path;
  private final Origin origin;
  private final List<Placed<HclDocument>> files;
  private final List<Placed<HclDocument>> variables;
  private final Optional<Placed<HclDocument>> lock;

  /** Every detector of Terraform asks every directory for blocks of its own types. */
  private final Map<String, List<TerraformBlock>> blocks = new HashMap<>();

  TerraformDirectory(
      RepoPath path,
      Origin origin,
      List<Placed<HclDocument>> files,
      List<Placed<HclDocument>> variables,
      Optional<Placed<HclDocument>> lock) {
    this.path = path;
    this.origin = origin;
    this.files = List.copyOf(files);
    this.variables = List.copyOf(variables);
    this.lock = lock;
    for (Placed<HclDocument> file : files) {
      for (HclBlock block : file.document().body().blocks()) {
        blocks
            .computeIfAbsent(block.type(), type -> new ArrayList<>(4))
            .add(new TerraformBlock(file, block));
      }
    }
  }

  public RepoPath path() {
    return path;
  }

  /** Whose it is, by its first file. */
  public Origin origin() {
    return origin;
  }

  /** Its configuration, linked files included, sorted by path. */
  public List<Placed<HclDocument>> files() {
    return files;
  }

  /** Its own files of variable values, sorted by path. */
  public List<Placed<HclDocument>> variables() {
    return variables;
  }

  /** Its dependency lock file. */
  public Optional<Placed<HclDocument>> lock() {
    return lock;
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
    return blocks.getOrDefault(type, List.of());
  }

  public int count(String type) {
    return list(type).size();
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
