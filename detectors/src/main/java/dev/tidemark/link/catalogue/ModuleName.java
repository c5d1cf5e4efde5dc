package dev.tidemark.link.catalogue;

import dev.tidemark.repository.Remote;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a module from elsewhere says that it holds. */
final class ModuleName {

  /** Words that make of a database something around it: its alarms, its users, its network. */
  private static final Set<String> AROUND =
      Set.of(
          "access",
          "alarm",
          "alarms",
          "alert",
          "alerts",
          "backup",
          "backups",
          "bastion",
          "connection",
          "credentials",
          "dashboard",
          "dashboards",
          "egress",
          "endpoint",
          "exporter",
          "firewall",
          "grant",
          "grants",
          "iam",
          "label",
          "log",
          "logs",
          "migration",
          "monitor",
          "monitoring",
          "network",
          "option",
          "parameter",
          "policy",
          "proxy",
          "restore",
          "role",
          "roles",
          "rule",
          "rules",
          "scheduler",
          "secret",
          "secrets",
          "security",
          "sg",
          "snapshot",
          "snapshots",
          "subnet",
          "subnets",
          "user",
          "users");

  private ModuleName() {}

  /**
   * The words of the name in a source, in lower case; none for a module of this repository, which is read itself, and for
   * one that holds something around what the words name.
   */
  static List<String> words(String source) {
    if (source.startsWith(".") || source.startsWith("/")) {
      return List.of();
    }
    int query = source.indexOf('?');
    String path = query < 0 ? source : source.substring(0, query);
    int scheme = path.indexOf("://");
    int inside = path.lastIndexOf("//");
    boolean part = inside > 0 && inside != scheme + 1;
    List<String> names = List.of((part ? path.substring(inside + 2) : path).split("/", -1));
    boolean registry =
        !part
            && names.size() == 3
            && names.get(0).indexOf('.') < 0
            && scheme < 0
            && !path.contains(":");
    String name = names.get(registry ? 1 : names.size() - 1).toLowerCase(Locale.ROOT);
    String bare = Remote.bare(name);
    List<String> words = Arrays.asList(bare.split("[-_.]", -1));
    return words.stream().anyMatch(AROUND::contains) ? List.of() : words;
  }
}
