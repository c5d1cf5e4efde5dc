package dev.tidemark.detector.documents;

import dev.tidemark.repository.RepoPath;
import java.util.Set;

/** Which files may be documents for people, by name. */
final class DocumentFiles {
  private static final Set<String> EXTENSIONS =
      Set.of("md", "markdown", "mdown", "mkd", "mdx", "erb", "adoc", "asciidoc", "rst", "txt");

  private DocumentFiles() {}

  static boolean contain(RepoPath path) {
    return EXTENSIONS.contains(path.extension()) || path.extension().isEmpty();
  }
}
