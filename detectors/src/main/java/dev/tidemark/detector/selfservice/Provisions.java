package dev.tidemark.detector.selfservice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a template, claim or form is for, by the words that its author chose for users. */
final class Provisions {
  private static final List<Map.Entry<String, List<String>>> WORDS =
      List.of(
          Map.entry(
              "database",
              List.of(
                  "database",
                  "postgres",
                  "postgresql",
                  "mysql",
                  "mariadb",
                  "mongo",
                  "mongodb",
                  "cassandra",
                  "rds",
                  "sql",
                  "dynamo",
                  "dynamodb")),
          Map.entry("cache", List.of("redis", "cache", "memcache", "memcached", "valkey")),
          Map.entry(
              "bucket", List.of("bucket", "object storage", "objectstorage", "s3", "blob storage")),
          Map.entry("cluster", List.of("cluster", "eks", "gke", "aks")),
          Map.entry("namespace", List.of("namespace", "tenant")),
          Map.entry(
              "network",
              List.of(
                  "network", "vpc", "dns", "subnet", "firewall", "load balancer", "domain name")),
          Map.entry("iam", List.of("iam", "access request", "permission", "role", "credential")),
          Map.entry(
              "environment",
              List.of(
                  "environment",
                  "account",
                  "subscription",
                  "landing zone",
                  "workspace",
                  "project")),
          Map.entry(
              "other",
              List.of(
                  "queue",
                  "topic",
                  "kafka",
                  "virtual machine",
                  "infrastructure",
                  "terraform",
                  "provision",
                  "cloud resource")));

  private Provisions() {}

  /** The infrastructure that the text speaks of, if it does. */
  static Optional<String> infrastructure(String text) {
    String words = " " + spaced(text) + " ";
    for (Map.Entry<String, List<String>> entry : WORDS) {
      for (String word : entry.getValue()) {
        if (words.contains(" " + word + " ") || words.contains(" " + word + "s ")) {
          return Optional.of(entry.getKey());
        }
      }
    }
    return Optional.empty();
  }

  /** Lower-case words with single spaces: {@code XPostgresInstance} is {@code x postgres instance}. */
  private static String spaced(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean upper = Character.isUpperCase(c);
      if (upper && i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1))) {
        out.append(' ');
      }
      out.append(Character.isLetterOrDigit(c) ? c : ' ');
    }
    return String.join(" ", out.toString().toLowerCase(Locale.ROOT).strip().split(" +"));
  }
}
