/** Recipes of machines: Salt's states, Puppet's manifests, Chef's recipes, and the commands among them. */
@NullMarked
package dev.tidemark.format.recipe;

import org.jspecify.annotations.NullMarked;
