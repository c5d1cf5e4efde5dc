package dev.tidemark.cli.report;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.EvidenceWords;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A fact as people say it: {@code a deployable stack (iac.root): terraform; state in s3}. */
final class FactWords {
  /** Of a list within one fact: its beginning tells what it is. */
  private static final int LISTED = 5;

  /** As Git abbreviates in large repositories. Characters. */
  private static final int SHORT_ID = 10;

  /** The directory that has no name of its own. */
  private static final String TOP = "the top folder";

  private FactWords() {}

  /** What it is, and what it carries, the kind's id with it for {@code explain}. */
  static String of(Evidence fact) {
    String carried = carried(fact);
    String what = kind(fact).map(words -> words + " (" + fact.kind() + ")").orElse(fact.kind());
    return carried.isEmpty() ? what : what + ": " + carried;
  }

  /** What it is; empty for what the vocabulary does not know, such as what a plugin sees. */
  static Optional<String> kind(Evidence fact) {
    return EvidenceKinds.bundled()
        .kind(fact.kind())
        .map(kind -> EvidenceWords.bundled().kind(kind));
  }

  private static String carried(Evidence fact) {
    EvidenceWords words = EvidenceWords.bundled();
    return words.inOrder(fact.attributes().keySet()).stream()
        .filter(name -> !isItsPlace(fact, name))
        .flatMap(name -> words.say(name, value(fact, name)).stream())
        .collect(Collectors.joining("; "));
  }

  /** A directory that the place names already. */
  private static boolean isItsPlace(Evidence fact, String name) {
    RepoPath path = fact.location().path();
    return (name.equals("dir") || name.equals("unit"))
        && fact.text(name)
            .filter(text -> text.equals(path.value()) || text.equals(path.parent().value()))
            .isPresent();
  }

  /** A value; of a list the first few, since there may be one for each of a thousand units. The JSON report has all. */
  private static Object value(Evidence fact, String name) {
    Object value = Objects.requireNonNull(fact.attributes().get(name));
    if (value instanceof List<?> list) {
      boolean alone = fact.text("alone").isPresent();
      if (name.equals("targets") && !alone && list.contains(".")) {
        return place(".", false); // whatever else it names lies in it
      }
      String first =
          list.stream()
              .limit(LISTED)
              .map(item -> place(item, alone))
              .collect(Collectors.joining(", "));
      return list.size() <= LISTED
          ? first
          : String.format(Locale.ROOT, "%s … and %,d more", first, list.size() - LISTED);
    }
    if (value.equals(".")) {
      return TOP;
    }
    return name.equals("commit") && value instanceof String id && id.length() > SHORT_ID
        ? id.substring(0, SHORT_ID)
        : value;
  }

  /** A place as reports call it: the root has no name of its own, and is not all below it where a step stays in it. */
  private static String place(Object item, boolean alone) {
    return !item.equals(".") ? item.toString() : alone ? TOP : "the whole repository";
  }
}
