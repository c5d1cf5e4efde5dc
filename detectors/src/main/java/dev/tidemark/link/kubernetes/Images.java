package dev.tidemark.link.kubernetes;

import dev.tidemark.format.ConfigDocument;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a container image is held, and what runs in it as far as its name is that of a known product. */
public final class Images {
  private static final Set<String> FLOATING =
      Set.of(
          "latest",
          "stable",
          "edge",
          "main",
          "master",
          "nightly",
          "dev",
          "develop",
          "rolling",
          "lts",
          "canary",
          "snapshot",
          "release",
          "prod",
          "production",
          "staging",
          "current",
          "alpine");

  private static final Set<String> DATA_STORES =
      Set.of(
          "postgres",
          "postgresql",
          "postgis",
          "pgvector",
          "timescaledb",
          "mysql",
          "mariadb",
          "percona",
          "mongo",
          "mongodb",
          "redis",
          "valkey",
          "keydb",
          "dragonfly",
          "memcached",
          "elasticsearch",
          "opensearch",
          "rabbitmq",
          "kafka",
          "cassandra",
          "scylla",
          "etcd",
          "zookeeper",
          "nats",
          "influxdb",
          "clickhouse",
          "neo4j",
          "couchdb",
          "cockroach",
          "solr",
          "arangodb",
          "surrealdb");

  private Images() {}

  /** {@code digest}, {@code version}, {@code floating}, or {@code variable} where a template or variable hides it. */
  public static String pin(String image) {
    if (image.contains("@sha256:")) {
      return "digest";
    }
    if (ConfigDocument.isTemplated(image) || image.contains("${") || image.contains("$(")) {
      return "variable";
    }
    String last = image.substring(image.lastIndexOf('/') + 1);
    int colon = last.indexOf(':');
    String tag = colon < 0 ? "" : last.substring(colon + 1).toLowerCase(Locale.ROOT);
    return tag.isEmpty() || FLOATING.contains(tag) ? "floating" : "version";
  }

  /** The name of an image without its tag and digest. */
  public static String name(String image) {
    int digest = image.indexOf('@');
    String name = digest < 0 ? image : image.substring(0, digest);
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  /** The capability of the data store that an image is, such as {@code database}; empty for anything else. */
  public static Optional<String> dataStore(String image) {
    String last = image.substring(image.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < last.length() && last.charAt(end) != ':' && last.charAt(end) != '@') {
      end++;
    }
    String name = last.substring(0, end);
    if (name.contains("exporter") || name.contains("operator") || name.contains("backup")) {
      return Optional.empty();
    }
    for (String word : name.split("[^a-z0-9]+", -1)) {
      if (DATA_STORES.contains(word)) {
        return Optional.of(capability(word));
      }
    }
    return Optional.empty();
  }

  private static String capability(String product) {
    return switch (product) {
      case "redis", "valkey", "keydb", "dragonfly", "memcached" -> "cache";
      case "rabbitmq", "kafka", "nats" -> "queue";
      case "elasticsearch", "opensearch", "solr" -> "search";
      default -> "database";
    };
  }
}
