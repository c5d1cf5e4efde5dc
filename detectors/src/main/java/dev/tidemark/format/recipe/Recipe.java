package dev.tidemark.format.recipe;

import dev.tidemark.document.Document;
import java.util.List;

/**
 * What a file of a configuration tool declares of machines: resources, and among them commands that it runs there.
 *
 * @param tool {@code salt}, {@code puppet} or {@code chef}
 * @param resources how many it declares, commands included
 */
public record Recipe(String tool, int resources, List<Step> steps) implements Document {

  public Recipe {
    steps = List.copyOf(steps);
  }

  /**
   * A command that is run on the machine.
   *
   * @param what {@code command-module}, {@code shell-module} or {@code script}
   * @param guarded whether it says when not to run
   */
  public record Step(String what, boolean guarded, int line) {}
}
