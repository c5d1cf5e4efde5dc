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

/**
 * Reads templates of Prometheus' and Alertmanager's configurations that are named after the tool and not after YAML:
 * {@code prometheus.conf.tpl}, {@code alertmanager.tftpl}.
 */
@AutoService(Format.class)
public final class MonitoringTemplateFormat implements Format {
  private static final Set<String> ENDINGS =
      Set.of("tpl", "tftpl", "tmpl", "j2", "erb", "template", "gotmpl");

  private static final List<String> TOOLS = List.of("prometheus", "alertmanager");

  private final YamlFormat yaml = new YamlFormat();

  @Override
  public String id() {
    return "monitoring-template";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int precedence() {
    return -1;
  }

  @Override
  public boolean guesses() {
    return true;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return ENDINGS.contains(path.extension())
        && TOOLS.stream().anyMatch(path.lowerName()::startsWith)
        && !yaml.accepts(path);
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    boolean configuration =
        text.isReadable()
            && (hasKey("scrape_configs", text.value())
                || (hasKey("route", text.value()) && hasKey("receivers", text.value())));
    return configuration
        ? yaml.read(blob)
        : Reading.of(
            new ConfigDocument(
                ConfigDocument.Syntax.YAML, ConfigDocument.Certainty.PLAIN, List.of(), false));
  }

  private static boolean hasKey(String key, String text) {
    return text.startsWith(key + ":") || text.contains("\n" + key + ":");
  }
}
