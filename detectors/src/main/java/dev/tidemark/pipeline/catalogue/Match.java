package dev.tidemark.pipeline.catalogue;

import dev.tidemark.pipeline.Meaning;
import java.util.List;

/**
 * What the catalogue says about one command or use.
 *
 * @param places the texts that say what it works on, as written; empty for where it runs
 * @param named whether a flag or input said so, and not only an argument that may be something else
 * @param soft the flag that keeps its failure from counting; empty without one
 */
public record Match(Meaning meaning, List<String> places, boolean named, String soft) {
  public Match {
    places = List.copyOf(places);
  }
}
