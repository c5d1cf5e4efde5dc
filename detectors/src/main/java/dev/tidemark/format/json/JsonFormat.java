package dev.tidemark.format.json;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RepoPath;
import java.util.Set;

/** Reads JSON files, with comments and trailing commas where people put them. */
@AutoService(Format.class)
public final class JsonFormat implements Format {
  private static final Set<String> EXTENSIONS = Set.of("json", "json5", "jsonc");
  private static final Set<String> NAMES =
      Set.of(".renovaterc", ".babelrc", ".eslintrc", ".releaserc", "composer.lock", "flake.lock");

  @Override
  public String id() {
    return "json";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return EXTENSIONS.contains(path.extension()) || NAMES.contains(path.lowerName());
  }

  /** Of files above the limit for structured text only the keys of the first level are looked at. */
  @Override
  public int largest() {
    return 4 << 20;
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    if (!text.isReadable()) {
      return Reading.unreadable(text);
    }
    return text.value().length() > Limits.DEFAULT.structuredText()
        ? LargeJson.read(text.value())
        : JsonReader.read(text.value());
  }
}
