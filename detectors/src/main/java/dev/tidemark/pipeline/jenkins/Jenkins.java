package dev.tidemark.pipeline.jenkins;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.format.groovy.GroovyScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Jenkins: stages in their order, {@code sh} steps, {@code when}, {@code input}, {@code parallel}, and calls of the
 * repository's own {@code vars/}; a call of another library is used by its name.
 */
@AutoService(Translator.class)
public final class Jenkins implements Translator {
  static final String SYSTEM = "jenkins";

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    Map<String, Placed<GroovyScript>> library = new HashMap<>();
    Map<String, Placed<GroovyScript>> classes = new HashMap<>();
    List<Placed<GroovyScript>> files = landscape.documents().inForce(GroovyScript.class);
    for (Placed<GroovyScript> file : files) {
      if (file.directory().name().equals("vars")) {
        library.merge(
            file.path().name().replace(".groovy", ""),
            file,
            (one, other) -> one.path().depth() <= other.path().depth() ? one : other);
      } else if (isClass(file, landscape)) {
        classes.putIfAbsent(file.path().name().replace(".groovy", ""), file);
      }
    }
    for (Placed<GroovyScript> file : files) {
      boolean template = file.directory().name().equals("vars");
      if (template && !file.equals(library.get(file.path().name().replace(".groovy", "")))) {
        continue; // the step of that name is another file's
      }
      boolean ofLibrary = isClass(file, landscape);
      if (!template
          && !ofLibrary
          && file.path().names().contains("src")
          && file.path().extension().equals("groovy")) {
        continue; // a class of a program
      }
      Pipeline.Kind kind =
          template
              ? Pipeline.Kind.TEMPLATE
              : ofLibrary ? Pipeline.Kind.CLASS : Pipeline.Kind.PIPELINE;
      sink.accept(
          new JenkinsReading(new LibraryCalls(library, classes, file), file).pipeline(kind));
    }
  }

  /** A class of a shared library: in {@code src/}, at the top or beside the library's {@code vars/}. */
  private static boolean isClass(Placed<GroovyScript> file, Landscape landscape) {
    int source = file.path().names().indexOf("src");
    if (source < 0 || !file.path().extension().equals("groovy")) {
      return false;
    }
    String home = String.join("/", file.path().names().subList(0, source));
    return source == 0 || landscape.hasAny(RepoPath.of(home + "/vars"));
  }
}
