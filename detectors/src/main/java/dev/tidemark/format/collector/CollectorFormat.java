package dev.tidemark.format.collector;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.GeneratedHead;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/**
 * Reads configurations of collectors into the tree that their YAML form has, so that one row of the catalogue knows both:
 * Fluent Bit's sections as {@code pipeline}, Fluentd's as {@code fluentd}, Alloy's components as {@code alloy}.
 */
@AutoService(Format.class)
public final class CollectorFormat implements Format {
  private static final Set<String> ALLOY = Set.of("alloy", "river");

  @Override
  public String id() {
    return "collector";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean guesses() {
    return true;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    boolean sections =
        name.endsWith(".conf") && (name.contains("fluent") || name.startsWith("td-agent"));
    return sections || ALLOY.contains(path.extension());
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    if (!text.isReadable()) {
      return Reading.unreadable(text);
    }
    List<Value> roots = List.of(CollectorReader.read(text.value()));
    return Reading.of(
        new ConfigDocument(
            ConfigDocument.Syntax.SECTIONS,
            ConfigDocument.Certainty.PLAIN,
            roots,
            GeneratedHead.isIn(text.value())));
  }
}
