/** What Terraform, OpenTofu and Terragrunt show: one detector a fact. May import formats, links and core. */
@NullMarked
package dev.tidemark.detector.terraform;

import org.jspecify.annotations.NullMarked;
