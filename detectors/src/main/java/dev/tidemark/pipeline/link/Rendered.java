package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code helm template x | kubeconform}: what is rendered is what is checked, and rendering itself is no check. */
final class Rendered {
  private Rendered() {}

  /** What a command means, with the trait {@code kept} where it writes what it renders to files. */
  static Meaning by(Meaning meaning, List<String> words, Node.Command node) {
    boolean kept =
        words.stream().anyMatch(word -> word.startsWith("--output-dir"))
            || node.redirections().stream().anyMatch(Rendered::isToFile);
    if (!kept || !meaning.has("render")) {
      return meaning;
    }
    Set<String> traits = new TreeSet<>(meaning.traits());
    traits.add("kept");
    return new Meaning(
        meaning.act(),
        meaning.tool(),
        meaning.category(),
        meaning.subject(),
        meaning.details(),
        traits);
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
                  to.soft()));
          checked = true;
        }
      }
      if (checked) {
        Meaning rendering =
            new Meaning(
                Meaning.Act.BUILD,
                from.meaning().map(Meaning::tool).orElse(""),
                "",
                "manifest",
                Map.of(),
                Set.of());
        pipe.set(
            i,
            new Deed(
                from.text(),
                from.location(),
                from.outcome(),
                Optional.of(rendering),
                from.words(),
                from.targets(),
                "",
                "",
                List.of(),
                List.of()));
      }
    }
  }
}
