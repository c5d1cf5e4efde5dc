package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code helm template x | kubeconform}: what is rendered is what is checked, and rendering itself is no check. */
final class Rendered {
  private Rendered() {}

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
