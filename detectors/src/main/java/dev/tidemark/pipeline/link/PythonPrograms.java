package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * Follows programs in Python that are called by the name of their module ({@code python -m tools.check}) or by the name
 * that {@code pyproject.toml} gives to a function of the repository ({@code [project.scripts]}).
 */
final class PythonPrograms implements Follower {
  private static final List<String> PROJECT = List.of("pyproject.toml");

  /** Where a project keeps its packages. */
  private static final List<String> SOURCES = List.of("", "src/");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String name = call.words().get(0);
    if (!isModule(name) || Commands.KNOWN.knows(name)) {
      return Optional.empty();
    }
    Optional<Ground> here = call.ground();
    Optional<Ground> script = here.flatMap(ground -> entry(ground, name));
    if (script.isPresent()) {
      return Optional.of(started(script.get(), call, reader));
    }
    return here.flatMap(ground -> module(ground, name, List.of("")))
        .filter(file -> name.indexOf('.') > 0)
        .flatMap(file -> Programs.script(file, call, reader));
  }

  private static boolean isModule(String name) {
    return Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(c -> c == '.' || c == '-' || Character.isJavaIdentifierPart(c))
        && name.indexOf('$') < 0
        && !name.endsWith(".");
  }

  /** The file of the function that a project installs under a name. */
  private static Optional<Ground> entry(Ground here, String name) {
    return here.upTo(ConfigDocument.class, PROJECT)
        .flatMap(
            project ->
                project
                    .document(ConfigDocument.class, PROJECT)
                    .flatMap(file -> declared(file, name))
                    .flatMap(module -> module(project, module, SOURCES)));
  }

  private static Optional<String> declared(Placed<ConfigDocument> file, String name) {
    Optional<Value> root = file.document().root();
    return root.flatMap(r -> r.at("project"))
        .flatMap(project -> project.at("scripts"))
        .flatMap(scripts -> scripts.text(name))
        .or(
            () ->
                root.flatMap(r -> r.at("tool"))
                    .flatMap(tool -> tool.at("poetry"))
                    .flatMap(poetry -> poetry.at("scripts"))
                    .flatMap(scripts -> scripts.text(name)))
        .map(function -> function.split(":", 2)[0].strip());
  }

  private static Optional<Ground> module(Ground from, String module, List<String> sources) {
    String path = module.replace('.', '/');
    for (String source : sources) {
      for (String ending : List.of(".py", "/__main__.py", "/__init__.py")) {
        Optional<RepoPath> file =
            from.path().resolve(source + path + ending).filter(from.landscape()::hasFile);
        if (file.isPresent()) {
          return file.map(there -> new Ground(from.landscape(), from.repository(), there));
        }
      }
    }
    return Optional.empty();
  }

  /** A program of one file is read; one that takes in the rest of its package decides by its arguments what it does. */
  private static Deed started(Ground file, Call call, CommandReader reader) {
    RepoPath folder = file.path().parent();
    boolean alone =
        CalledFiles.text(file.landscape(), file.path())
            .filter(source -> source.lines().noneMatch(line -> takesIn(line, folder.name())))
            .isPresent();
    return Optional.of(file)
        .filter(program -> alone)
        .flatMap(program -> Programs.script(program, call, reader))
        .orElseGet(() -> call.unresolved("opaque"));
  }

  private static boolean takesIn(String line, String own) {
    return line.startsWith("from .")
        || line.startsWith("from " + own + ".")
        || line.startsWith("from " + own + " ")
        || line.startsWith("import " + own);
  }
}
