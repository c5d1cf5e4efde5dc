package dev.tidemark.format.toml;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.GeneratedHead;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/** Reads TOML files: tables, arrays of tables, strings, numbers, arrays and inline tables, with lines. */
@AutoService(Format.class)
public final class TomlFormat implements Format {
  private static final Set<String> NAMES =
      Set.of("pipfile", "poetry.lock", "uv.lock", "cargo.lock");

  @Override
  public String id() {
    return "toml";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("toml") || NAMES.contains(path.lowerName());
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    if (!text.isReadable()) {
      return Reading.unreadable(text);
    }
    TomlReader reader = new TomlReader(text.value());
    return Reading.of(
        new ConfigDocument(
            ConfigDocument.Syntax.TOML,
            ConfigDocument.Certainty.PLAIN,
            List.of(reader.read()),
            GeneratedHead.isIn(text.value())),
        reader.flaws());
  }
}
