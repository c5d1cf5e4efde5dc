/**
 * Terraform, OpenTofu and Terragrunt across files: directories, roots and modules, environments, backends, and calls
 * resolved to the directories that they mean. May import formats, core, {@code link.environment} and the words
 * of {@code link.kubernetes}; never a detector.
 */
@NullMarked
package dev.tidemark.link.terraform;

import org.jspecify.annotations.NullMarked;
