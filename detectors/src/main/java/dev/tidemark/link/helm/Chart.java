package dev.tidemark.link.helm;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.repository.RepoPath;
import java.util.List;

/**
 * One chart: what it declares, and its values with those of the chart above it put in.
 *
 * @param file its {@code Chart.yaml}
 * @param body the whole file
 * @param values the default values, empty when there are none
 * @param dependencies declared in {@code Chart.yaml} or, for charts of the first API, in {@code requirements.yaml}
 * @param locked whether a lock of its dependencies is in Git
 */
public record Chart(
    RepoPath file,
    Origin origin,
    Value.Mapping body,
    Value.Mapping values,
    List<Dependency> dependencies,
    boolean locked) {

  public Chart {
    dependencies = List.copyOf(dependencies);
  }

  /**
   * A chart that another one takes in.
   *
   * @param repository where it comes from, as written; empty for one that is unpacked beside the templates
   * @param condition the value that switches it on; empty when it always is
   * @param file the file that declares it
   */
  public record Dependency(
      String name,
      String alias,
      String version,
      String repository,
      String condition,
      RepoPath file,
      int line) {

    /** The key of its values in the values of the chart that takes it in. */
    public String key() {
      return alias.isEmpty() ? name : alias;
    }
  }

  public RepoPath directory() {
    return file.parent();
  }

  public String name() {
    return body.text("name").orElse(directory().name());
  }

  public String version() {
    return body.text("version").orElse("");
  }

  /** {@code application} or {@code library}. */
  public String type() {
    return body.text("type").orElse("application");
  }

  public boolean isLibrary() {
    return type().equals("library");
  }
}
