package dev.tidemark.format.yaml;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads YAML files, and templates of YAML files. */
@AutoService(Format.class)
public final class YamlFormat implements Format {
  private static final Set<String> EXTENSIONS = Set.of("yaml", "yml", "eyaml");
  private static final List<String> TEMPLATE_ENDINGS =
      List.of(
          ".tpl", ".j2", ".jinja", ".jinja2", ".gotmpl", ".tmpl", ".tftpl", ".erb", ".template");
  private static final Set<String> NAMES =
      Set.of("chart.lock", "requirements.lock", ".yamllint", ".ansible-lint");

  @Override
  public String id() {
    return "yaml";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    for (String ending : TEMPLATE_ENDINGS) {
      if (name.endsWith(ending)) {
        return EXTENSIONS.contains(
            RepoPath.of(name.substring(0, name.length() - ending.length())).extension());
      }
    }
    return EXTENSIONS.contains(path.extension()) || NAMES.contains(name);
  }

  /** Bundles of resource definitions reach 3 MB, nearly all of it schemas, which are left out before anything is parsed. */
  @Override
  public int largest() {
    return 4 << 20;
  }

  /** A file that is named after something else than YAML: read where its text says what it is, and else it holds nothing. */
  Reading readWhere(Predicate<String> itIs, Blob blob) {
    Text text = blob.text();
    return text.isReadable() && itIs.test(text.value())
        ? read(blob)
        : Reading.of(
            new ConfigDocument(
                ConfigDocument.Syntax.YAML, ConfigDocument.Certainty.PLAIN, List.of(), false));
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    return text.isReadable() ? YamlReader.read(text.value()) : Reading.unreadable(text);
  }
}
