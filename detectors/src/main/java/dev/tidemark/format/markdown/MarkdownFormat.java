package dev.tidemark.format.markdown;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.repository.RepoPath;
import java.util.Set;

/** Reads Markdown, and plain texts that are named as a document of a repository. */
@AutoService(Format.class)
public final class MarkdownFormat implements Format {
  private static final Set<String> EXTENSIONS = Set.of("md", "markdown", "mdown", "mkd", "mdx");

  /** Documents that are often written without an extension, or as plain text. */
  private static final Set<String> NAMES =
      Set.of("readme", "contributing", "releasing", "runbook", "install", "hacking", "playbook");

  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    String bare = name.endsWith(".txt") ? name.substring(0, name.length() - 4) : name;
    return EXTENSIONS.contains(path.extension())
        || name.endsWith(".md.erb")
        || NAMES.contains(bare);
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    return text.isReadable() ? MarkdownReader.read(text.value()) : Reading.unreadable(text);
  }
}
