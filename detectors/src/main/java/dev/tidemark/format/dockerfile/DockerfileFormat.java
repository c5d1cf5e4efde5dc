package dev.tidemark.format.dockerfile;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.Set;

/** Reads Dockerfiles: continued lines, {@code # escape=}, here-documents, arguments in {@code FROM}. */
@AutoService(Format.class)
public final class DockerfileFormat implements Format {

  /** Endings of files about a Dockerfile, such as {@code dockerfile.md}. */
  private static final Set<String> OF_OTHERS =
      Set.of("dockerignore", "md", "adoc", "rst", "html", "sh", "py", "json", "yaml", "yml");

  @Override
  public String id() {
    return "dockerfile";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    return name.equals("dockerfile")
        || name.equals("containerfile")
        || (name.startsWith("dockerfile.") && !OF_OTHERS.contains(path.extension()))
        || name.endsWith(".dockerfile");
  }

  @Override
  public int precedence() {
    return 5;
  }

  @Override
  public Reading read(Blob blob) {
    return blob.text().isReadable()
        ? new DockerfileReader(blob.text().value()).read()
        : Reading.unreadable(blob.text());
  }
}
