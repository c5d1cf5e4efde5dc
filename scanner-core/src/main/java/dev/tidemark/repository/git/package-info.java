/**
 * Reading Git through JGit, objects only. The only package that may import {@code org.eclipse.jgit}.
 */
@NullMarked
package dev.tidemark.repository.git;

import org.jspecify.annotations.NullMarked;
