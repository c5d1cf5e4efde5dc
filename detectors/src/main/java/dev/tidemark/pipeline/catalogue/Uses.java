package dev.tidemark.pipeline.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The catalogue of things used by name, actions, orbs, tasks, hooks, components: {@code catalogue/actions.yaml}. */
public final class Uses {
  private static final String FILE = "actions.yaml";

  private static final String ACTION = "action:";

  /** Loaded once; immutable. */
  public static final Uses KNOWN = new Uses(CatalogueFile.load(FILE));

  private final Map<String, List<Row>> byName = new HashMap<>();
  private final List<Open> open = new ArrayList<>();
  private final Set<String> publishers = new HashSet<>();
  private final List<Row> rows;
  private final Set<String> republishers;

  /** Actions by the names that somebody who publishes them again may give them. */
  private final Map<String, Set<String>> again = new HashMap<>();

  /** A row whose name ends in a star, by what stands before it. */
  private record Open(String prefix, Row row) {}

  private Uses(Value root) {
    rows = CatalogueFile.rows(FILE, root);
    republishers = Set.copyOf(root.texts("republishers"));
    for (Row row : rows) {
      for (String name : row.names()) {
        publisher(name, publishers);
        if (name.endsWith("*")) {
          open.add(new Open(key(name.substring(0, name.length() - 1)), row));
        } else {
          byName.computeIfAbsent(key(name), k -> new ArrayList<>()).add(row);
          publishedAgain(key(name));
        }
      }
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** A thing used, as the catalogue says: what it means, or the command line that it stands for. */
  public record Known(Match match, Optional<String> command) {}

  /**
   * What a thing used does.
   *
   * @param reference with its namespace and without its pin: {@code action:owner/name}, {@code hook:terraform_fmt}
   */
  public Optional<Known> match(String reference, Map<String, String> inputs) {
    String key = key(reference);
    for (Row row : byName.getOrDefault(key, List.of())) {
      if (holds(row, inputs)) {
        return Optional.of(known(row, inputs));
      }
    }
    for (Open family : open) {
      if (key.startsWith(family.prefix()) && holds(family.row(), inputs)) {
        return Optional.of(known(family.row(), inputs));
      }
    }
    return original(key, inputs);
  }

  /** {@code docker/login-action} may be published again as {@code login-action} or {@code docker-login-action}. */
  private void publishedAgain(String name) {
    int slash = name.indexOf('/');
    if (name.startsWith(ACTION) && slash > 0) {
      String bare = name.substring(slash + 1);
      for (String other : List.of(bare, name.substring(ACTION.length(), slash) + "-" + bare)) {
        again.computeIfAbsent(other, k -> new TreeSet<>()).add(name);
      }
    }
  }

  /**
   * What an action does that somebody publishes again who does so for everybody; empty where actions of several names
   * could be meant that do not mean the same.
   */
  private Optional<Known> original(String key, Map<String, String> inputs) {
    int slash = key.indexOf('/');
    if (!key.startsWith(ACTION)
        || slash < 0
        || !republishers.contains(key.substring(ACTION.length(), slash))) {
      return Optional.empty();
    }
    List<Known> found = new ArrayList<>();
    for (String name : again.getOrDefault(key.substring(slash + 1), Set.of())) {
      match(name, inputs).ifPresent(found::add);
    }
    return found.stream().distinct().count() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Whether the catalogue knows an action or workflow of an owner, as it does what is made for everybody. */
  public boolean isPublisher(String owner) {
    return publishers.contains(key(owner));
  }

  private static void publisher(String name, Set<String> sink) {
    int slash = name.indexOf('/');
    if (slash > 0 && (name.startsWith("action:") || name.startsWith("workflow:"))) {
      sink.add(key(name.substring(name.indexOf(':') + 1, slash)));
    }
  }

  /** Whether one row speaks of a thing used. */
  static boolean matches(Row row, String reference, Map<String, String> inputs) {
    String key = key(reference);
    return (row.names().stream().anyMatch(name -> key(name).equals(key)) || isOpenMatch(row, key))
        && holds(row, inputs);
  }

  private static boolean isOpenMatch(Row row, String key) {
    return row.names().stream()
        .anyMatch(
            name ->
                name.endsWith("*") && key.startsWith(key(name.substring(0, name.length() - 1))));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean holds(Row row, Map<String, String> inputs) {
    return row.when().entrySet().stream()
        .allMatch(
            wanted -> {
              String value = inputs.getOrDefault(wanted.getKey(), "");
              return wanted.getValue().equals("*")
                  ? !value.isEmpty()
                  : List.of(wanted.getValue().split("\\|", -1))
                      .contains(value.toLowerCase(Locale.ROOT));
            });
  }

  private static Known known(Row row, Map<String, String> inputs) {
    List<String> places = new ArrayList<>();
    for (String place : row.places()) {
      String value = inputs.getOrDefault(place, "");
      if (!value.isEmpty()) {
        places.addAll(List.of(value.strip().split("[\\s,]+")));
      }
    }
    String soft = row.meaning().detail("soft");
    for (String flag : row.softWith()) {
      int equals = flag.indexOf('=');
      String name = equals < 0 ? flag : flag.substring(0, equals);
      String wanted = equals < 0 ? "true" : flag.substring(equals + 1);
      if (wanted.equalsIgnoreCase(
          inputs.getOrDefault(name, wanted.equals("unset") ? "unset" : ""))) {
        soft = flag;
      }
    }
    Optional<String> command =
        row.command()
            .map(
                line ->
                    Templates.fill(
                        line, "{", "}", name -> Optional.of(inputs.getOrDefault(name, ""))));
    return new Known(new Match(row.meaning(), places, !places.isEmpty(), soft), command);
  }
}
