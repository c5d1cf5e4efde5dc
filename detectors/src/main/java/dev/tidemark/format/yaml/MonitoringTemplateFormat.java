package dev.tidemark.format.yaml;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
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
    return yaml.readWhere(MonitoringTemplateFormat::isConfiguration, blob);
  }

  private static boolean isConfiguration(String text) {
    return hasKey("scrape_configs", text) || (hasKey("route", text) && hasKey("receivers", text));
  }

  private static boolean hasKey(String key, String text) {
    return text.startsWith(key + ":") || text.contains("\n" + key + ":");
  }
}
