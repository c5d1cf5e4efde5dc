/** Rego, read as rules with names: enough to say what a policy is and does, never evaluated. May import the model only. */
@NullMarked
package dev.tidemark.format.rego;

import org.jspecify.annotations.NullMarked;
