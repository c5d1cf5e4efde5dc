package dev.tidemark.format.bicep;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.repository.RepoPath;

/** Reads Bicep templates and files of parameters. */
@AutoService(Format.class)
public final class BicepFormat implements Format {

  @Override
  public String id() {
    return "bicep";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("bicep") || path.extension().equals("bicepparam");
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    return text.isReadable() ? new BicepReader(text.value()).read() : Reading.unreadable(text);
  }
}
