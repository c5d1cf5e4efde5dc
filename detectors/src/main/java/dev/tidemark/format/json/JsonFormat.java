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

  /**
   * Names that one program keeps for its own and that tell nobody else anything. Locks and settings of compilers are the
   * largest and the oddest JSON there is: what cannot be read of them would leave open what no such file ever held.
   */
  private static final Set<String> KEPT =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "packages.lock.json",
          "jsconfig.json",
          "angular.json",
          "nx.json",
          "lerna.json",
          "turbo.json",
          "biome.json",
          "cspell.json",
          "tslint.json",
          ".eslintrc.json",
          ".prettierrc.json",
          ".swcrc.json",
          "jest.config.json",
          "nest-cli.json",
          "bower.json",
          "launchsettings.json");

  @Override
  public String id() {
    return "json";
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return EXTENSIONS.contains(path.extension())
        ? !isKept(path.lowerName())
        : NAMES.contains(path.lowerName());
  }

  private static boolean isKept(String name) {
    return KEPT.contains(name)
        || name.startsWith("tsconfig.")
        || name.endsWith(".tsbuildinfo.json")
        || name.endsWith(".schema.json");
  }

  /**
   * Of files above the limit for structured text only the keys of the first level are looked at, as far as any file is:
   * most that are so large are data.
   */
  @Override
  public int largest() {
    return Limits.DEFAULT.largestText();
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
