package dev.tidemark.link.terraform;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclBody;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.yaml.BundledYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A literal id that a cloud gave to a thing: whoever rebuilds from this code gets other ids. What a cloud names for
 * everybody (managed policies, marketplace owners), filters of lookups, adoption of things by {@code import}, and addresses
 * of what is made here by that name are none.
 *
 * @param kind {@code vpc}, {@code subnet}, {@code ami}, {@code arn}, …
 */
public record ForeignId(String kind, Location location) {

  private static final List<String> PREFIXES =
      BundledYaml.words("/catalogue/addresses.yaml", "ids");

  /** Ids of AWS have 8 or 17 hexadecimal digits. */
  private static final Set<Integer> DIGITS = Set.of(8, 17);

  private static final int ACCOUNT_DIGITS = 12;
  private static final int GUID = 36;

  /** Blocks that adopt or move things, or that only describe. */
  private static final Set<String> ADOPTING =
      Set.of("import", "moved", "removed", "output", "check", "data");

  /** Blocks that say who applies and where the state lies: that belongs to the bootstrap, as the role to log in with does. */
  private static final Set<String> LOGGING_IN = Set.of("provider", "terraform");

  /** The ids in a directory's configuration and its own variable files, one a line at most. */
  static List<ForeignId> in(TerraformDirectory directory, MadeByName made) {
    Search found = new Search(made, new ArrayList<>());
    Set<String> logins = localsToLogInWith(directory);
    for (Placed<HclDocument> file : directory.files()) {
      for (HclBlock block : file.document().body().blocks()) {
        if (block.type().equals("locals")) {
          block.body().attributes().stream()
              .filter(local -> !logins.contains("local." + local.name()))
              .forEach(local -> inValue(local.value(), file, found));
        } else if (!ADOPTING.contains(block.type()) && !LOGGING_IN.contains(block.type())) {
          inBody(block.body(), file, found);
        }
      }
    }
    for (Placed<HclDocument> file : directory.variables()) {
      inBody(file.document().body(), file, found);
    }
    return found.ids();
  }

  /** What was found so far, and what is none. */
  private record Search(MadeByName made, List<ForeignId> ids) {}

  /** Local values, as they are referred to, that a provider is told, such as the role to log in with. */
  private static Set<String> localsToLogInWith(TerraformDirectory directory) {
    return directory
        .blocks("provider")
        .flatMap(provider -> provider.block().references())
        .filter(reference -> reference.startsWith("local."))
        .collect(Collectors.toSet());
  }

  private static void inBody(HclBody body, Placed<HclDocument> file, Search sink) {
    for (HclAttribute attribute : body.attributes()) {
      if (!attribute.name().equals("description") && !attribute.name().equals("source")) {
        inValue(attribute.value(), file, sink);
      }
    }
    for (HclBlock block : body.blocks()) {
      inBody(block.body(), file, sink);
    }
  }

  private static void inValue(Value value, Placed<HclDocument> file, Search sink) {
    if (value instanceof Value.Scalar scalar) {
      if (scalar.quoted()) {
        Optional<String> kind = kindOf(scalar.text());
        if (kind.isPresent() && !sink.made().holds(scalar.text())) {
          sink.ids().add(new ForeignId(kind.get(), file.at(scalar.line())));
        }
      }
    } else if (value instanceof Value.Sequence list) {
      for (Value item : list.items()) {
        inValue(item, file, sink);
      }
    } else if (value instanceof Value.Mapping map) {
      for (Value.Pair pair : map.pairs()) {
        inValue(pair.value(), file, sink);
      }
    }
  }

  /** What kind of id a text is; empty when it is none. */
  static Optional<String> kindOf(String text) {
    if (text.length() > 300 || text.length() < 10) {
      return Optional.empty();
    }
    if (text.startsWith("arn:aws")) {
      return isForeignArn(text) ? Optional.of("arn") : Optional.empty();
    }
    if (text.startsWith("/subscriptions/")) {
      return isGuid(text.substring("/subscriptions/".length()))
          ? Optional.of("azure-resource")
          : Optional.empty();
    }
    int dash = text.lastIndexOf('-');
    if (dash <= 0 || !DIGITS.contains(text.length() - dash - 1)) {
      return Optional.empty();
    }
    String prefix = text.substring(0, dash);
    return PREFIXES.contains(prefix) && isHexadecimal(text.substring(dash + 1))
        ? Optional.of(prefix.equals("i") ? "instance" : prefix)
        : Optional.empty();
  }

  /**
   * An ARN with an account of twelve digits that names one thing, or a certificate or key; a star stands for things that
   * may come and go. A layer of functions is published
   * in a version for others to use, as a package is.
   */
  private static boolean isForeignArn(String text) {
    String[] parts = text.split(":", 7);
    return parts.length >= 6
        && parts[4].length() == ACCOUNT_DIGITS
        && parts[4].chars().allMatch(Character::isDigit)
        && !parts[5].equals("root")
        && text.indexOf('*') < 0
        && !(parts[2].equals("lambda") && parts[5].equals("layer"))
        && !text.contains("${");
  }

  private static boolean isGuid(String text) {
    return text.length() >= GUID
        && text.substring(0, GUID).chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
  }

  private static boolean isHexadecimal(String text) {
    return text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
