/** GitHub Actions: workflows, reusable workflows and composite actions, and the language of their conditions. */
@NullMarked
package dev.tidemark.pipeline.github;

import org.jspecify.annotations.NullMarked;
