package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Deed;
import java.util.Optional;

/** Follows one kind of indirection, when a command is one. */
interface Follower {
  Optional<Deed> follow(Call call, CommandReader reader);
}
