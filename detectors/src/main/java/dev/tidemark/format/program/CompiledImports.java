package dev.tidemark.format.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the names of a program in Go, Java or C# stand for, in the spelling of the same libraries in TypeScript and Python, so
 * that one constructor has one type whatever the language.
 */
final class CompiledImports {
  private static final List<String> JAVA =
      List.of("software.amazon.awscdk.services.", "com.pulumi.", "com.hashicorp.cdktf.providers.");

  private final Map<String, String> names = new TreeMap<>();
  private final List<String> namespaces = new ArrayList<>();

  private CompiledImports() {}

  static CompiledImports of(String text) {
    CompiledImports imports = new CompiledImports();
    text.lines().map(String::strip).limit(2_000).forEach(imports::line);
    return imports;
  }

  /** Each name and its library; with {@code #} before the member where the name is one. */
  Map<String, String> names() {
    return names;
  }

  /** The library that a type without an import of its own is from: known where only one is used. */
  Optional<String> only() {
    return namespaces.size() == 1 ? Optional.of(namespaces.get(0)) : Optional.empty();
  }

  private void line(String line) {
    if (line.startsWith("using ")) {
      sharp(line.substring("using ".length()).replace(";", "").strip());
    } else if (line.startsWith("import ") && line.endsWith(";")) {
      java(line.substring("import ".length(), line.length() - 1).strip());
    } else if (line.endsWith("\"")) {
      String bare = line.startsWith("import ") ? line.substring("import ".length()).strip() : line;
      int quote = bare.indexOf('"');
      go(
          bare.substring(0, quote).strip(),
          bare.substring(quote + 1, Math.max(quote + 1, bare.length() - 1)));
    }
  }

  private void java(String name) {
    int last = name.lastIndexOf('.');
    String type = name.substring(last + 1);
    for (String prefix : JAVA) {
      if (name.startsWith(prefix) && last > prefix.length() && !type.equals("*")) {
        String inside = name.substring(prefix.length(), last);
        library(prefix, inside).ifPresent(library -> names.put(type, library + "#" + type));
      }
    }
  }

  private static Optional<String> library(String prefix, String inside) {
    if (prefix.contains("awscdk")) {
      return Optional.of("aws-cdk-lib/aws-" + inside.replace('.', '-'));
    }
    if (prefix.contains("pulumi")) {
      return Optional.of("pulumi_" + inside);
    }
    int dot = inside.indexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.of("@cdktf/provider-" + inside.substring(0, dot) + "/lib");
  }

  /** {@code Amazon.CDK.AWS.S3}, {@code Pulumi.Aws.S3}, {@code Aws = Pulumi.Aws}. */
  private void sharp(String clause) {
    int equals = clause.indexOf('=');
    String name = equals < 0 ? "" : clause.substring(0, equals).strip();
    String space = (equals < 0 ? clause : clause.substring(equals + 1)).strip();
    String library = "";
    if (space.startsWith("Amazon.CDK.AWS.")) {
      library =
          "aws-cdk-lib/aws-" + space.substring("Amazon.CDK.AWS.".length()).toLowerCase(Locale.ROOT);
    } else if (space.startsWith("Pulumi.")) {
      library = "pulumi_" + space.substring("Pulumi.".length()).toLowerCase(Locale.ROOT);
    }
    if (!library.isEmpty() && !name.isEmpty()) {
      names.put(name, library);
    } else if (!library.isEmpty()) {
      namespaces.add(library);
    }
  }

  private void go(String alias, String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
    parts.removeIf(
        part ->
            part.length() > 1
                && part.charAt(0) == 'v'
                && part.substring(1).chars().allMatch(Character::isDigit)
                && !path.contains("/kubernetes/"));
    String last = parts.get(parts.size() - 1);
    String name = alias.isEmpty() ? last : alias;
    goLibrary(path, parts, last).ifPresent(library -> names.put(name, library));
  }

  private static Optional<String> goLibrary(String path, List<String> parts, String last) {
    if (path.startsWith("github.com/aws/aws-cdk-go/awscdk/") && last.startsWith("aws")) {
      return Optional.of("aws-cdk-lib/aws-" + last.substring("aws".length()));
    }
    if (path.startsWith("github.com/cdktf/cdktf-provider-")) {
      String provider = parts.get(2).substring("cdktf-provider-".length()).replace("-go", "");
      return Optional.of("@cdktf/provider-" + provider + "/lib");
    }
    int go = path.indexOf("/go/");
    return path.contains("/pulumi-") && go > 0
        ? Optional.of("pulumi_" + path.substring(go + "/go/".length()).replace('/', '.'))
        : Optional.empty();
  }
}
