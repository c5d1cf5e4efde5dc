package dev.tidemark.link.terraform;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.CodeBlock;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The roots of a repository: directories that are applied by themselves, and Terragrunt's leaves. */
final class RootFinder {

  /** Files of the same content in this many directories come from one template. */
  private static final int TWINS = 10;

  /** What only a state backend, its lock, its key or a pipeline's identity is made of. */
  private static final Set<String> BOOTSTRAP_TYPES =
      Set.copyOf(BundledYaml.words("/catalogue/bootstrap.yaml", "types"));

  private static final Set<String> BOOTSTRAP_WORDS =
      Set.of(
          "bootstrap",
          "backend",
          "tfstate",
          "state",
          "remote-state",
          "remote_state",
          "terraform-state",
          "terraform_state",
          "state-bucket",
          "state_bucket",
          "oidc",
          "seed",
          "tf-backend",
          "tf-state",
          "tf_state",
          "terraform-backend",
          "terraform_backend",
          "state-backend",
          "backend-setup",
          "backend_setup",
          "backend-state",
          "s3-backend",
          "init",
          "00-bootstrap",
          "0-bootstrap",
          "tfc-bootstrap");

  /** What modules are called that make names and tags and no resources. */
  private static final Set<String> LABELLERS = Set.of("label", "labels", "tags", "naming");

  private static final Set<String> THROW_AWAY_WORDS =
      Set.of(
          "playground",
          "scratch",
          "scratchpad",
          "poc",
          "spike",
          "spikes",
          "experiment",
          "experiments",
          "tutorial",
          "tutorials",
          "workshop",
          "workshops",
          "throwaway",
          "hello-world",
          "prototype",
          "prototypes",
          "lab",
          "labs");

  private final Landscape landscape;
  private final Map<RepoPath, TerraformDirectory> directories;
  private final DirectoryRoles roles;
  private final TerragruntTree terragrunt;
  private final RootEnvironments environments;
  private final Map<String, Integer> occurrences = new HashMap<>();

  RootFinder(
      Landscape landscape,
      Map<RepoPath, TerraformDirectory> directories,
      DirectoryRoles roles,
      TerragruntTree terragrunt) {
    this.landscape = landscape;
    this.directories = directories;
    this.roles = roles;
    this.terragrunt = terragrunt;
    this.environments = new RootEnvironments(landscape, directories.keySet());
    directories
        .values()
        .forEach(d -> d.files().forEach(f -> occurrences.merge(f.entry().blob(), 1, Integer::sum)));
  }

  List<TerraformRoot> find() {
    Map<RepoPath, TerraformRoot> roots = new HashMap<>();
    for (TerraformDirectory directory : directories.values()) {
      if (roles.of(directory) == DirectoryRoles.Role.ROOT) {
        roots.put(directory.path(), plain(directory));
      }
    }
    for (Placed<HclDocument> file : terragrunt.applied()) {
      roots.put(file.directory(), wrapped(file));
    }
    List<TerraformRoot> sorted = new ArrayList<>(roots.values());
    sorted.sort(Comparator.comparing(TerraformRoot::path));
    return sorted;
  }

  private TerraformRoot plain(TerraformDirectory directory) {
    RepoPath path = directory.path();
    return new TerraformRoot(
        path,
        "terraform",
        directory.origin(),
        directory.backend().map(TerraformBlock::location).orElseGet(() -> directory.face().at(1)),
        environments.of(path, Optional.of(directory)),
        backend(directory),
        Optional.of(directory),
        List.of(),
        isBootstrap(directory),
        isThrowAway(path),
        isGenerated(directory));
  }

  private TerraformRoot wrapped(Placed<HclDocument> file) {
    RepoPath path = file.directory();
    Optional<TerraformDirectory> called =
        terragrunt
            .source(file)
            .flatMap(source -> terragrunt.local(file, source))
            .map(directories::get);
    Optional<TerraformDirectory> configuration =
        called.isPresent() ? called : Optional.ofNullable(directories.get(path));
    return new TerraformRoot(
        path,
        "terragrunt",
        file.origin(),
        file.at(1),
        environments.of(path, configuration),
        terragrunt
            .backend(file)
            .or(() -> configuration.flatMap(TerraformDirectory::backend).map(b -> typeOf(b)))
            .orElse("local"),
        configuration,
        terragrunt.handed(file),
        false,
        isThrowAway(path),
        file.origin() == Origin.GENERATED || file.document().generated());
  }

  private String backend(TerraformDirectory directory) {
    return directory
        .backend()
        .map(RootFinder::typeOf)
        .orElseGet(
            () ->
                ConfigurationFiles.holdBackend(landscape, directory.path())
                        || tellsToAddBackend(directory.path())
                        || landscape.facet(MissingCode.FACET).ignoresBackendOf(directory.path())
                    ? "external"
                    : "local");
  }

  private static String typeOf(TerraformBlock backend) {
    return backend.block().type().equals("cloud") ? "cloud" : backend.block().label(0);
  }

  /** Whether the README beside it says what backend whoever applies this shall declare in a file of his own. */
  private boolean tellsToAddBackend(RepoPath path) {
    return landscape
        .documents()
        .at(path.child("README.md"), MarkdownDocument.class)
        .map(readme -> readme.document().codeBlocks().stream())
        .orElse(Stream.empty())
        .map(CodeBlock::stateBackend)
        .anyMatch(backend -> !backend.isEmpty() && !backend.equals("local"));
  }

  private static boolean isBootstrap(TerraformDirectory directory) {
    List<String> types =
        directory.blocks("resource").map(resource -> resource.block().label(0)).toList();
    boolean only =
        directory.blocks("module").allMatch(RootFinder::onlyLabels)
            && !types.isEmpty()
            && types.stream()
                .allMatch(
                    type -> BOOTSTRAP_TYPES.contains(type) || type.startsWith("aws_s3_bucket"));
    boolean named =
        directory.path().names().stream()
            .anyMatch(name -> BOOTSTRAP_WORDS.contains(name.toLowerCase(Locale.ROOT)));
    boolean lockTable = types.contains("aws_dynamodb_table") && types.contains("aws_s3_bucket");
    return only && (named || (lockTable && directory.backend().isEmpty()));
  }

  private static boolean onlyLabels(TerraformBlock module) {
    return module
        .block()
        .attribute("source")
        .flatMap(source -> source.written())
        .map(source -> Arrays.stream(source.toLowerCase(Locale.ROOT).split("[^a-z]+")))
        .orElse(Stream.empty())
        .anyMatch(LABELLERS::contains);
  }

  private static boolean isThrowAway(RepoPath path) {
    return path.names().stream()
        .anyMatch(name -> THROW_AWAY_WORDS.contains(name.toLowerCase(Locale.ROOT)));
  }

  private boolean isGenerated(TerraformDirectory directory) {
    boolean says =
        directory.files().stream()
            .anyMatch(f -> f.document().generated() || f.origin() == Origin.GENERATED);
    return says || directory.twins(occurrences, TWINS) * 2 > directory.files().size();
  }
}
