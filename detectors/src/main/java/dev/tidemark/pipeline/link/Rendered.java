package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code helm template x | kubeconform}: what is rendered is what is checked, and rendering itself is no check. */
final class Rendered {
  private Rendered() {}

  /** What a command means, with the trait {@code kept} and where to if it writes what it renders to files. */
  static Meaning by(Meaning meaning, List<String> words, Node.Command node) {
    Optional<String> place = keptIn(words, node);
    if (place.isEmpty() || !meaning.has("render")) {
      return meaning;
    }
    Map<String, String> details = new TreeMap<>(meaning.details());
    details.put("kept", place.get());
    return new Meaning(
            meaning.act(),
            meaning.tool(),
            meaning.category(),
            meaning.subject(),
            details,
            meaning.traits())
        .with("kept");
  }

  private static Optional<String> keptIn(List<String> words, Node.Command node) {
    Optional<String> directory =
        CommandArguments.read(words, 1, OptionCatalogue.of("helm")).value("--output-dir");
    if (directory.isPresent()) {
      return directory;
    }
    return node.redirections().stream()
        .filter(Rendered::isToFile)
        .map(redirection -> redirection.target().raw())
        .findFirst();
  }

  private static boolean isToFile(Node.Redirection redirection) {
    return Set.of(">", ">>", ">|", "1>", "1>>", "&>").contains(redirection.operator())
        && !redirection.target().raw().startsWith("/dev/");
  }

  static void passOn(List<Deed> pipe) {
    for (int i = 0; i + 1 < pipe.size(); i++) {
      Deed from = pipe.get(i);
      if (from.meaning().filter(m -> m.has("render")).isEmpty()) {
        continue;
      }
      boolean checked = false;
      for (int j = i + 1; j < pipe.size(); j++) {
        Deed to = pipe.get(j);
        if (to.meaning()
            .filter(m -> m.is(Meaning.Act.CHECK) || m.is(Meaning.Act.APPLY))
            .isPresent()) {
          pipe.set(
              j,
              Deeds.known(
                      to.text(),
                      to.location(),
                      to.meaning().get(),
                      to.words(),
                      from.targets(),
                      to.soft())
                  .reaching(from.elsewhere()));
          checked = true;
        }
      }
      if (checked) {
        pipe.set(i, asBuild(from));
      }
    }
  }

  /** A rendering of which something else makes use: it builds what that looks at. */
  static Deed asBuild(Deed rendering) {
    Meaning build =
        new Meaning(
            Meaning.Act.BUILD,
            rendering.meaning().map(Meaning::tool).orElse(""),
            "",
            "manifest",
            Map.of(),
            Set.of());
    return new Deed(
        rendering.text(),
        rendering.location(),
        rendering.outcome(),
        Optional.of(build),
        rendering.words(),
        rendering.targets(),
        rendering.elsewhere(),
        "",
        "",
        List.of(),
        List.of());
  }
}
