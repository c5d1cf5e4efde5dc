package dev.tidemark.format.toml;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.FilledTemplate;
import dev.tidemark.format.GeneratedHead;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/** Reads TOML files: tables, arrays of tables, strings, numbers, arrays and inline tables, with lines; of a template what stands around its actions. */
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
    return 2;
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
    Reading asWritten = read(text.value(), ConfigDocument.Certainty.PLAIN);
    if (asWritten.flaws().isEmpty() || !FilledTemplate.mayBe(text.value())) {
      return asWritten;
    }
    Reading filled = read(FilledTemplate.filled(text.value()), ConfigDocument.Certainty.TEMPLATE);
    return filled.flaws().size() < asWritten.flaws().size() ? filled : asWritten;
  }

  private static Reading read(String text, ConfigDocument.Certainty certainty) {
    TomlReader reader = new TomlReader(text);
    return Reading.of(
        new ConfigDocument(
            ConfigDocument.Syntax.TOML,
            certainty,
            List.of(reader.read()),
            GeneratedHead.isIn(text)),
        reader.flaws());
  }
}
