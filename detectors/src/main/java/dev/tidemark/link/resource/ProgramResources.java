package dev.tidemark.link.resource;

import dev.tidemark.document.Placed;
import dev.tidemark.format.program.ProgramSketch;
import dev.tidemark.format.program.ProgramSketch.Construct;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.DeclaredResource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Resources that programs of Pulumi, the CDK and CDKTF construct, by the library that the constructor is imported from:
 * {@code new aws.rds.Instance} is {@code aws:rds:Instance}, {@code new rds.DatabaseInstance} of the CDK is {@code
 * aws-cdk:rds:DatabaseInstance}, {@code new DbInstance} of CDKTF is {@code aws_db_instance}.
 */
final class ProgramResources {

  /** A type and whose it is. */
  private record Type(String tool, String name) {}

  private ProgramResources() {}

  static void read(Landscape landscape, Consumer<DeclaredResource> sink) {
    for (Placed<ProgramSketch> file : landscape.documents().all(ProgramSketch.class)) {
      for (Construct construct : file.document().constructs()) {
        type(file.document(), construct)
            .map(type -> declared(file, construct, type))
            .ifPresent(sink);
      }
    }
  }

  private static DeclaredResource declared(
      Placed<ProgramSketch> file, Construct construct, Type type) {
    return new DeclaredResource(
        type.tool(),
        Kind.RESOURCE,
        type.name(),
        construct.name().isEmpty() ? construct.callee() : construct.name(),
        () -> Attributes.of(construct.properties(), value -> !value.tag().isEmpty()),
        false,
        file.at(construct.line(), construct.endLine()),
        file.origin());
  }

  private static Optional<Type> type(ProgramSketch program, Construct construct) {
    List<String> parts = new ArrayList<>(List.of(construct.callee().split("\\.", -1)));
    String imported = program.imports().getOrDefault(parts.remove(0), "");
    int hash = imported.indexOf('#');
    String library = hash < 0 ? imported : imported.substring(0, hash);
    if (hash >= 0) {
      parts.add(0, imported.substring(hash + 1));
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    return pulumi(library, parts).or(() -> cdk(library, parts)).or(() -> cdktf(library, parts));
  }

  private static Optional<Type> pulumi(String library, List<String> parts) {
    String[] path = library.replace("@pulumi/", "pulumi_").replace('/', '.').split("\\.", -1);
    if (!path[0].startsWith("pulumi_")) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(List.of(path).subList(1, path.length));
    names.addAll(parts);
    String last = names.remove(names.size() - 1);
    String provider = path[0].substring("pulumi_".length()).replace('_', '-');
    boolean provides = last.equals("Provider") || last.endsWith("Args");
    String module = names.isEmpty() ? "index" : String.join("/", names);
    return provides
        ? Optional.empty()
        : Optional.of(new Type("pulumi", provider + ":" + module + ":" + last));
  }

  private static Optional<Type> cdk(String library, List<String> parts) {
    String path = library.replace("@aws-cdk/", "aws-cdk-lib/").replace("aws_cdk.", "aws-cdk-lib/");
    boolean whole = path.equals("aws-cdk-lib") || path.equals("aws_cdk");
    if (!whole && !path.startsWith("aws-cdk-lib/")) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(parts);
    if (!whole) {
      names.add(0, path.substring("aws-cdk-lib/".length()));
    }
    return names.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Type(
                "cdk", "aws-cdk:" + service(names.get(0)) + ":" + names.get(names.size() - 1)));
  }

  /** {@code aws_rds}, {@code aws-rds} and {@code aws-rds/lib} are {@code rds}. */
  private static String service(String module) {
    String bare = module.indexOf('/') < 0 ? module : module.substring(0, module.indexOf('/'));
    String name = bare.replace('_', '-').toLowerCase(Locale.ROOT);
    return name.startsWith("aws-") ? name.substring(4) : name;
  }

  private static Optional<Type> cdktf(String library, List<String> parts) {
    String head =
        library.startsWith("@cdktf/provider-")
            ? library.substring("@cdktf/provider-".length())
            : library.startsWith("cdktf_cdktf_provider_")
                ? library.substring("cdktf_cdktf_provider_".length())
                : "";
    String last = parts.get(parts.size() - 1);
    int end = head.indexOf('/') < 0 ? head.indexOf('.') : head.indexOf('/');
    String provider = end < 0 ? head : head.substring(0, end);
    return provider.isEmpty() || last.endsWith("Provider")
        ? Optional.empty()
        : Optional.of(new Type("cdktf", provider + "_" + SnakeCase.of(last)));
  }
}
