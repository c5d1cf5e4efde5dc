package dev.tidemark.format.markdown;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.repository.RepoPath;
import java.util.Set;

/** Reads AsciiDoc as far as headings, lists, code blocks and links. */
@AutoService(Format.class)
public final class AsciiDocFormat implements Format {
  private static final Set<String> EXTENSIONS = Set.of("adoc", "asciidoc");

  @Override
  public String id() {
    return "asciidoc";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return EXTENSIONS.contains(path.extension());
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    return text.isReadable()
        ? MarkdownReader.read(LikeMarkdown.asciiDoc(text.value()))
        : Reading.unreadable(text);
  }
}
