package dev.tidemark.link.terraform;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * A directory that is applied by itself.
 *
 * @param environments told apart by name of the directory, variable files, backend files or workspaces; may be empty
 * @param backend the type of its backend; {@code local} where nothing says otherwise, {@code external} where a wrapper
 *     or a pipeline fills it in
 * @param configuration the directory of its configuration: itself, or what Terragrunt calls if that is here
 * @param handed the versions that Terragrunt asks for in its place or writes beside its configuration
 */
public record TerraformRoot(
    RepoPath path,
    String tool,
    Origin origin,
    Location location,
    List<String> environments,
    String backend,
    Optional<TerraformDirectory> configuration,
    List<Requirement> handed,
    boolean bootstrap,
    boolean throwAway,
    boolean generated) {

  public TerraformRoot {
    environments = List.copyOf(environments);
    handed = List.copyOf(handed);
  }

  /** A unit per environment, or one where environments are not told apart. */
  public List<Unit> units() {
    List<String> names = environments.isEmpty() ? List.of("") : environments;
    return names.stream()
        .map(
            environment ->
                new Unit(
                    Unit.Kind.ROOT,
                    path,
                    tool,
                    environment,
                    Unit.Style.DECLARATIVE,
                    new Unit.Traits(
                        bootstrap,
                        throwAway,
                        generated,
                        EnvironmentNames.isProduction(
                            environment.isEmpty() ? path.value() : environment)),
                    location,
                    origin))
        .toList();
  }
}
