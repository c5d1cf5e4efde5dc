package dev.tidemark.format.markdown;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.repository.RepoPath;

/** Reads reStructuredText as far as headings, lists, code blocks and links. */
@AutoService(Format.class)
public final class RestructuredTextFormat implements Format {

  @Override
  public String id() {
    return "restructuredtext";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("rst");
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    return text.isReadable()
        ? MarkdownReader.read(LikeMarkdown.restructuredText(text.value()))
        : Reading.unreadable(text);
  }
}
