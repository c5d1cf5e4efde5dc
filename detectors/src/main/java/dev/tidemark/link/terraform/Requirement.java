package dev.tidemark.link.terraform;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclValues;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A version of Terraform or a provider that a directory asks for.
 *
 * @param what {@code terraform}, or the provider's source address, or its local name where no source is given
 * @param constraint as written
 */
public record Requirement(String what, VersionConstraint constraint, Location location) {

  static Stream<Requirement> in(TerraformBlock terraform) {
    Stream<Requirement> tool =
        terraform.block().attribute("required_version").stream()
            .flatMap(
                version ->
                    version.literal().stream()
                        .map(text -> of("terraform", text, terraform, version.line())));
    Stream<Requirement> providers =
        terraform.block().blocks("required_providers").stream()
            .flatMap(block -> block.body().attributes().stream())
            .flatMap(provider -> provider(provider, terraform).stream());
    return Stream.concat(tool, providers);
  }

  private static Optional<Requirement> provider(HclAttribute provider, TerraformBlock terraform) {
    if (provider.value() instanceof Value.Mapping map) {
      String source = map.get("source").flatMap(HclValues::literal).orElse(provider.name());
      return map.get("version")
          .flatMap(HclValues::literal)
          .map(version -> of(source, version, terraform, provider.line()));
    }
    return provider
        .literal()
        .map(version -> of(provider.name(), version, terraform, provider.line()));
  }

  private static Requirement of(
      String what, String constraint, TerraformBlock terraform, int line) {
    return new Requirement(what, new VersionConstraint(constraint), terraform.file().at(line));
  }
}
