package dev.tidemark.link.documents;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Words;
import dev.tidemark.format.markdown.MarkdownDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a passage of a document helps its reader to do, told by the headings above it and by the page's place. */
public enum Topic {
  /** To bring a change into service. */
  DEPLOY,
  /** To keep something in service. */
  OPERATE,
  /** To repair or restore it. */
  RECOVER,
  /** To set up, once, what everything else needs. */
  BOOTSTRAP,
  /** To work on the code. */
  DEVELOP,
  /** To use what the repository offers, as somebody outside. */
  USE,
  OTHER;

  private record Row(Topic topic, List<String> words) {}

  /** In the order of precedence: what is done once or by outsiders is so whatever else the heading says. */
  private static final List<Row> BY_HEADING =
      List.of(
          new Row(
              BOOTSTRAP,
              List.of(
                  "bootstrap",
                  "prerequisite",
                  "pre-requisite",
                  "initial setup",
                  "initial set up",
                  "first time",
                  "first-time",
                  "one-off",
                  "one off",
                  "state backend",
                  "remote state",
                  "from scratch",
                  "recreat",
                  "re-creat",
                  "disaster")),
          new Row(
              RECOVER,
              List.of(
                  "recover",
                  "restor",
                  "incident",
                  "roll back",
                  "rollback",
                  "rolling back",
                  "outage",
                  "failover",
                  "troubleshoot",
                  "debug",
                  "respon",
                  "revok",
                  "unlock",
                  "alert")),
          new Row(
              DEVELOP,
              List.of(
                  "contribut",
                  "develop",
                  "local",
                  "testing",
                  "tests",
                  "lint",
                  "pre-commit",
                  "vale",
                  "building",
                  "writing")),
          new Row(
              DEPLOY,
              List.of(
                  "deploy",
                  "releas",
                  "apply",
                  "rollout",
                  "roll out",
                  "publish",
                  "promot",
                  "provision",
                  "shipping")),
          new Row(
              OPERATE,
              List.of(
                  "runbook",
                  "rotat",
                  "upgrad",
                  "maintenance",
                  "scal",
                  "operat",
                  "delet",
                  "remov",
                  "adding",
                  "add a",
                  "migrat",
                  "patch",
                  "monitor",
                  "secret",
                  "certificate",
                  "backup",
                  "creating",
                  "create a",
                  "updating",
                  "archiv",
                  "disabl",
                  "enabl",
                  "renew",
                  "replac",
                  "import",
                  "shutdown",
                  "shut down",
                  "access",
                  "restart")),
          new Row(
              USE,
              List.of(
                  "usage",
                  "quick start",
                  "quickstart",
                  "getting started",
                  "get started",
                  "install",
                  "example",
                  "tutorial",
                  "workshop",
                  "demo",
                  "walkthrough",
                  "lab ",
                  "how to use",
                  "guide")));

  private static final List<Row> BY_PLACE =
      List.of(
          new Row(
              USE,
              List.of(
                  "user-guide",
                  "user_guide",
                  "tutorial",
                  "workshop",
                  "examples",
                  "demo",
                  "quickstart",
                  "quick-start")),
          new Row(OPERATE, List.of("runbook", "run-book", "playbook", "operations", "/sop")),
          new Row(DEVELOP, List.of("contributing", "development", "hacking")),
          new Row(DEPLOY, List.of("deploy", "release", "releasing")));

  /** Pages of what is done once in a lifetime, by their name. */
  private static final List<String> ONCE =
      List.of(
          "recreat",
          "disaster",
          "bootstrap",
          "prerequisite",
          "from-scratch",
          "migrate-",
          "migrating-",
          "migration-from",
          "migration-to",
          "migration-guide");

  /** The topic of a passage: where the page lives decides about outsiders, then the nearest heading that tells. */
  public static Topic of(Placed<MarkdownDocument> page, int line) {
    String place = page.path().value().toLowerCase(Locale.ROOT);
    Topic byPlace = first(BY_PLACE, place);
    if (byPlace == USE) {
      return USE;
    }
    if (Words.anyIn(ONCE, place)) {
      return BOOTSTRAP;
    }
    List<String> trail = Arrays.asList(page.document().trailAt(line).split(" / ", -1));
    for (int i = trail.size() - 1; i >= 0; i--) {
      Topic byHeading = first(BY_HEADING, trail.get(i).toLowerCase(Locale.ROOT));
      if (byHeading != OTHER) {
        return byHeading;
      }
    }
    return byPlace;
  }

  /** Whether it belongs to the ordinary running of a service: neither done once nor by outsiders. */
  public boolean isRoutine() {
    return this == DEPLOY || this == OPERATE || this == RECOVER;
  }

  private static Topic first(List<Row> table, String text) {
    for (Row row : table) {
      if (Words.anyIn(row.words(), text)) {
        return row.topic();
      }
    }
    return OTHER;
  }
}
