package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Sees indexes and guides that name a unit by its directory and say something about it. */
@AutoService(Detector.class)
public final class DocumentedUnits implements Detector {

  @Override
  public String id() {
    return "documents-units";
  }

  @Override
  public String sees() {
    return "pages that name the directory of a unit, by link or as code, within a description";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.unit");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Pages pages = landscape.facet(Pages.FACET);
    for (RepoPath directory : pages.described()) {
      Pages.Description first = pages.descriptions(directory).get(0);
      sink.accept(
          Evidence.of("docs.unit", first.page().at(first.line())).with("dir", directory.value()));
    }
  }
}
