/** Nix files, as far as they declare machines. */
@NullMarked
package dev.tidemark.format.nix;

import org.jspecify.annotations.NullMarked;
