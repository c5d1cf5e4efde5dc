package dev.tidemark.pipeline;

import dev.tidemark.landscape.Landscape;
import java.util.function.Consumer;

/** Turns the notation of one CI system into pipelines. Registered with {@code @AutoService(Translator.class)}; pure. */
public interface Translator {

  /** The CI system: {@code github-actions}. */
  String system();

  /** Hands over every pipeline and template of its system, in the order of their paths. */
  void translate(Landscape landscape, Consumer<Pipeline> sink);
}
