package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Project templates that a generator fills in: cookiecutter, Copier, Yeoman-free scaffolds told by the generator's own file. */
@AutoService(Detector.class)
public final class ProjectTemplates implements Detector {
  private static final String KIND = "selfservice.template";
  private static final Map<String, String> TOOLS =
      Map.of(
          "cookiecutter.json", "cookiecutter",
          "copier.yml", "copier",
          "copier.yaml", "copier",
          "boilerplate.yml", "boilerplate",
          "cargo-generate.toml", "cargo-generate",
          "scaffold.yaml", "scaffold");

  @Override
  public String id() {
    return "project-templates";
  }

  @Override
  public String sees() {
    return "Project templates that a generator fills in, by the file that it asks for: cookiecutter,"
        + " Copier, Boilerplate.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TOOLS.containsKey(path.lowerName());
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Entry entry : landscape.named(TOOLS::containsKey)) {
      String tool = TOOLS.get(entry.path().lowerName());
      if (tool != null
          && landscape.origin(entry.path()).isInForce()
          && isFilledIn(landscape, entry)) {
        Optional<String> provisions =
            Provisions.infrastructure(entry.path().parent().name().replace('-', ' '));
        sink.accept(
            Evidence.of(KIND, Location.of(entry.path()))
                .with("tool", tool)
                .with("name", entry.path().parent().name())
                .with("provisions", provisions.orElse("service"))
                .with("infrastructure", provisions.isPresent()));
      }
    }
  }

  /** A template has placeholders in the names of its files, or files with the generator's ending. */
  private static boolean isFilledIn(Landscape landscape, Entry entry) {
    return landscape.below(entry.path().parent()).stream()
        .map(file -> file.path().value())
        .anyMatch(
            path ->
                path.contains("{{")
                    || path.endsWith(".jinja")
                    || path.endsWith(".tmpl")
                    || path.endsWith(".j2"));
  }
}
