package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Link;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.link.service.CatalogueEntry;
import dev.tidemark.link.service.DeliveredService;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Services that are delivered from here, and whether a catalogue or a page of the repository names them. */
@AutoService(Detector.class)
public final class CatalogueServices implements Detector {
  private static final String KIND = "catalog.service";

  @Override
  public String id() {
    return "catalogue-services";
  }

  @Override
  public String sees() {
    return "Source code with its own image or delivery beside it, and whether a catalogue's"
        + " descriptor or a link in a page of the repository names it.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.lowerName().contains("dockerfile") || path.lowerName().startsWith("catalog-info.");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    List<DeliveredService> services = landscape.facet(DeliveredService.ALL);
    if (services.isEmpty()) {
      return;
    }
    List<CatalogueEntry> entries = landscape.facet(CatalogueEntry.ALL);
    Set<String> names = new HashSet<>();
    Set<RepoPath> described = new HashSet<>();
    for (CatalogueEntry entry : entries) {
      names.add(entry.name());
      described.add(entry.directory());
    }
    Set<RepoPath> listed = listed(landscape);
    for (DeliveredService service : services) {
      RepoPath directory = service.directory();
      String unit = directory.asDirectory();
      sink.accept(
          Evidence.of(KIND, service.location())
              .with("name", service.name())
              .with("unit", unit)
              .with("in-catalogue", names.contains(service.name()) || described.contains(directory))
              .with("listed", !directory.isRoot() && listed.contains(directory)));
    }
  }

  /** The directories that pages outside of them link to. */
  private static Set<RepoPath> listed(Landscape landscape) {
    Set<RepoPath> listed = new HashSet<>();
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      for (Link link : page.document().links()) {
        if (link.isRelative()) {
          Pages.target(page, link)
              .map(target -> Pages.isReadme(target) ? target.parent() : target)
              .filter(target -> !page.path().isIn(target))
              .ifPresent(listed::add);
        }
      }
    }
    return listed;
  }
}
