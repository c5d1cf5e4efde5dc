/** Jenkins: declarative and scripted pipelines, and the steps of shared libraries. */
@NullMarked
package dev.tidemark.pipeline.jenkins;

import org.jspecify.annotations.NullMarked;
