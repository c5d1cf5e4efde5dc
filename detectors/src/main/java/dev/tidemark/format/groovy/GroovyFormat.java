package dev.tidemark.format.groovy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.format.shell.Shells;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Jenkinsfiles and the Groovy of shared libraries. */
@AutoService(Format.class)
public final class GroovyFormat implements Format {

  @Override
  public String id() {
    return "groovy";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean accepts(RepoPath path) {
    String name = path.lowerName();
    return name.startsWith("jenkinsfile")
        || (name.startsWith("jenkins-") && path.extension().isEmpty())
        || path.extension().equals("jenkinsfile")
        || (path.extension().equals("groovy")
            && (path.names().contains("vars") || isLibraryClass(path)));
  }

  /** A script that only bears such a name: its first line names a shell. */
  private static boolean isShell(String text) {
    int end = text.indexOf('\n');
    String first = text.startsWith("#!") && end > 0 ? text.substring(2, end) : "";
    return List.of(first.split("[\\s/]+", -1)).stream().anyMatch(Shells::isShell);
  }

  /** A Jenkins library keeps its classes in {@code src/}; Gradle and Maven have {@code main} and {@code test} there. */
  private static boolean isLibraryClass(RepoPath path) {
    int source = path.names().indexOf("src");
    return source >= 0
        && source + 2 < path.depth()
        && !Set.of("main", "test", "integrationTest").contains(path.names().get(source + 1));
  }

  @Override
  public int precedence() {
    return 5;
  }

  @Override
  public Reading read(Blob blob) {
    if (blob.text().isReadable() && isShell(blob.text().value())) {
      return new Reading(Optional.empty(), List.of());
    }
    return blob.text().isReadable()
        ? Reading.of(new GroovyReader(blob.text().value()).read())
        : Reading.unreadable(blob.text());
  }
}
