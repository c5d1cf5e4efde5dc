package dev.tidemark.format.yaml;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/** Reads the named templates of charts ({@code templates/_service.tpl}) that hold whole objects. */
@AutoService(Format.class)
public final class NamedTemplateFormat implements Format {
  private final YamlFormat yaml = new YamlFormat();

  @Override
  public String id() {
    return "named-template";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int precedence() {
    return -2;
  }

  @Override
  public boolean guesses() {
    return true;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("tpl")
        && path.value().contains("templates/")
        && !yaml.accepts(path);
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    String objects = text.isReadable() ? ObjectTemplates.objects(text.value()) : "";
    return objects.isEmpty()
        ? Reading.of(
            new ConfigDocument(
                ConfigDocument.Syntax.YAML, ConfigDocument.Certainty.TEMPLATE, List.of(), false))
        : YamlReader.read(objects);
  }
}
