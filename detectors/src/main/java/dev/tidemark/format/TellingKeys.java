package dev.tidemark.format;

import java.util.Set;

/**
 * Keys that files of infrastructure, pipelines, rules and dashboards have, in JSON or YAML. A file that holds none of them
 * is data or the configuration of something else: where it cannot be read, nothing that anybody looks for is lost.
 */
public final class TellingKeys {
  private static final Set<String> ALL =
      Set.of(
          "apiVersion",
          "kind",
          "Resources",
          "AWSTemplateFormatVersion",
          "Statement",
          "$schema",
          "resources",
          "resource",
          "module",
          "provider",
          "terraform",
          "terraform_version",
          "lineage",
          "variable",
          "policyRule",
          "policyType",
          "builders",
          "provisioners",
          "containerDefinitions",
          "services",
          "service",
          "app",
          "image",
          "images",
          "replicas",
          "replicaCount",
          "autoscaling",
          "spec",
          "metadata",
          "items",
          "hosts",
          "tasks",
          "roles",
          "collections",
          "platforms",
          "driver",
          "suite",
          "tests",
          "panels",
          "dashboard",
          "alert",
          "alerts",
          "record",
          "expr",
          "receivers",
          "route",
          "groups",
          "rules",
          "scrape_configs",
          "exporters",
          "extends",
          "packageRules",
          "enabledManagers",
          "updates",
          "repos",
          "dependencies",
          "requirements",
          "scripts",
          "script",
          "before_script",
          "include",
          "jobs",
          "job",
          "steps",
          "stages",
          "stage",
          "phases",
          "on",
          "trigger",
          "pipeline",
          "pipelines",
          "workflows",
          "templates",
          "template",
          "policies",
          "policy",
          "parameters",
          "outputs",
          "stacks",
          "projects",
          "environments");

  /** Keys that tell something in the first level of a file only: below, they name what something else is about. */
  private static final Set<String> OUTERMOST = Set.of("app", "job", "on", "service");

  private static final int LONGEST = ALL.stream().mapToInt(String::length).max().orElse(0);

  private TellingKeys() {}

  public static boolean has(String key) {
    return ALL.contains(key);
  }

  /** Whether one of them stands in a text of JSON between quotes, wherever that is. */
  public static boolean areInJson(String text) {
    return areIn(text, false);
  }

  /** Whether one of them, perhaps in quotes, stands before a colon in a text of YAML. */
  public static boolean areInYaml(String text) {
    return areIn(text, true);
  }

  private static boolean areIn(String text, boolean bare) {
    for (int at = 0; at < text.length(); at++) {
      if (isPart(text.charAt(at))) {
        int from = at;
        while (at < text.length() && isPart(text.charAt(at))) {
          at++;
        }
        char before = from == 0 ? '\n' : text.charAt(from - 1);
        char after = at == text.length() ? '\n' : text.charAt(at);
        boolean quoted = (after == '"' || after == '\'') && before == after;
        if ((quoted || (bare && after == ':'))
            && at - from <= LONGEST
            && ALL.contains(text.substring(from, at))
            && !(bare && isInner(text, quoted ? from - 1 : from, text.substring(from, at)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a key that tells something in the first level only stands further in. */
  private static boolean isInner(String text, int from, String key) {
    int first = text.startsWith("- ", from - 2) ? from - 2 : from;
    return OUTERMOST.contains(key) && first > 0 && text.charAt(first - 1) != '\n';
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$';
  }
}
