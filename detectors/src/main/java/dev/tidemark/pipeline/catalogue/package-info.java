/**
 * What the world's commands, actions, orbs, tasks, hooks and images mean, as data: {@code catalogue/commands.yaml} and
 * {@code catalogue/actions.yaml}, validated when loaded. Adding a tool is adding a row, with a yes and a near miss.
 */
@NullMarked
package dev.tidemark.pipeline.catalogue;

import org.jspecify.annotations.NullMarked;
