package dev.tidemark.link.terraform;

import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the repository makes under a name that it chooses: the address of such a thing follows from its name, so whoever
 * rebuilds from here gets the same.
 */
public final class MadeByName {
  public static final Facet<MadeByName> FACET = new Facet<>("made-by-name", MadeByName::new);

  /** Types of resources by what their addresses say: the service, and the kind of thing where there are several. */
  private static final Map<String, String> ADDRESSED =
      BundledYaml.named("/catalogue/addresses.yaml", "addresses", "types", "says");

  private static final List<String> NAMES = List.of("name", "function_name");

  /** Letters that a computed name has to keep: a single variable may be any name. */
  private static final int FEWEST_LETTERS = 4;

  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, List<Glob>> patterns = new HashMap<>();

  private MadeByName(Landscape landscape) {
    for (TerraformDirectory directory :
        landscape.facet(TerraformLandscape.FACET).directories().values()) {
      if (directory.origin().isInForce()) {
        directory.blocks("resource").forEach(resource -> read(resource.block()));
      }
    }
  }

  private void read(HclBlock resource) {
    String kind = ADDRESSED.get(resource.label(0));
    Optional<HclAttribute> name =
        kind == null
            ? Optional.empty()
            : NAMES.stream().flatMap(n -> resource.attribute(n).stream()).findFirst();
    if (kind == null || name.isEmpty()) {
      return;
    }
    Optional<String> literal = HclValues.literal(name.get().value());
    if (literal.isPresent()) {
      names.computeIfAbsent(kind, k -> new HashSet<>()).add(literal.get());
    } else if (HclValues.isTemplate(name.get().value())) {
      pattern(name.get().value().text().orElse(""))
          .ifPresent(glob -> patterns.computeIfAbsent(kind, k -> new ArrayList<>()).add(glob));
    }
  }

  /** A name with a star for each part that is computed; nothing where too little else is left of it. */
  private static Optional<Glob> pattern(String template) {
    StringBuilder pattern = new StringBuilder();
    int letters = 0;
    for (int at = 0; at < template.length(); ) {
      if (template.startsWith("${", at)) {
        int end = template.indexOf('}', at);
        pattern.append('*');
        at = end < 0 ? template.length() : end + 1;
      } else {
        letters += Character.isLetter(template.charAt(at)) ? 1 : 0;
        pattern.append(template.charAt(at++));
      }
    }
    return letters < FEWEST_LETTERS ? Optional.empty() : Optional.of(Glob.text(pattern.toString()));
  }

  /** Whether an address is that of something made here: {@code arn:aws:iam::123456789012:role/team/deployer}. */
  boolean holds(String address) {
    String[] parts = address.split(":", 8);
    if (parts.length < 6) {
      return false;
    }
    String thing = parts[5];
    int slash = thing.indexOf('/');
    boolean named = parts.length > 6;
    String kind = named ? ":" + thing : slash < 0 ? "" : ":" + thing.substring(0, slash);
    String name = named ? parts[6] : thing.substring(slash + 1);
    boolean behindPath = parts[2].equals("iam");
    return isMade(parts[2] + kind, behindPath ? name.substring(name.lastIndexOf('/') + 1) : name);
  }

  private boolean isMade(String kind, String name) {
    return names.getOrDefault(kind, Set.of()).contains(name)
        || patterns.getOrDefault(kind, List.of()).stream().anyMatch(glob -> glob.matches(name));
  }
}
