package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows programs in Python that are called by the name of their module ({@code python -m tools.check}) or by the name
 * that {@code pyproject.toml} gives to a function of the repository ({@code [project.scripts]}).
 */
final class PythonPrograms implements Follower {
  private static final List<String> PROJECT = List.of("pyproject.toml");

  /** Where a project keeps its packages. */
  private static final List<String> SOURCES = List.of("", "src/");

  private static final Set<String> ASKING = Set.of("--version", "--help", "-h", "-V", "version");

  /** What a program may do whatever it is told. */
  private static final Set<Meaning.Act> LOOKING =
      Set.of(
          Meaning.Act.BUILD,
          Meaning.Act.IDENTITY,
          Meaning.Act.NOTIFY,
          Meaning.Act.REPORT,
          Meaning.Act.SETUP,
          Meaning.Act.NOTHING);

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
    Optional<Ground> module = here.flatMap(ground -> module(ground, name, List.of("")));
    if (module.filter(file -> file.path().name().equals("__main__.py")).isPresent()) {
      return module.map(file -> started(file, call, reader));
    }
    return module
        .filter(file -> name.indexOf('.') > 0)
        .flatMap(file -> StartedPrograms.script(file, call, reader));
  }

  private static boolean isModule(String name) {
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if ((c != '.' && c != '-' && !Character.isJavaIdentifierPart(c)) || c == '$') {
        return false;
      }
    }
    return Character.isJavaIdentifierStart(name.charAt(0)) && !name.endsWith(".");
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

  /**
   * A program of one file is read. One of many decides by its arguments what it does: it is read where none of them does
   * anything but look, or where the file that is called as its first argument does not.
   */
  private static Deed started(Ground file, Call call, CommandReader reader) {
    List<String> given = call.words().subList(1, call.words().size());
    if (given.size() == 1 && ASKING.contains(given.get(0))) {
      return call.followed("asks for its version or help", List.of());
    }
    ProgramFiles files = ProgramFiles.from(file);
    Optional<Deed> whole = StartedPrograms.script(file, call, reader);
    if (files.files().size() == 1 || whole.filter(PythonPrograms::onlyLooks).isPresent()) {
      return whole.orElseGet(() -> call.unresolved("opaque"));
    }
    return given.stream()
        .filter(word -> !word.startsWith("-"))
        .findFirst()
        .flatMap(files::ofCommand)
        .map(path -> new Ground(file.landscape(), file.repository(), path))
        .flatMap(command -> StartedPrograms.script(command, call, reader))
        .filter(PythonPrograms::onlyLooks)
        .orElseGet(() -> call.unresolved("opaque"));
  }

  /** Whether all that is inside is read, and changes, checks and publishes nothing. */
  private static boolean onlyLooks(Deed deed) {
    return switch (deed.outcome()) {
      case FOLLOWED -> deed.inside().stream().allMatch(PythonPrograms::onlyLooks);
      case KNOWN -> deed.meaning().filter(meaning -> LOOKING.contains(meaning.act())).isPresent();
      case UNRESOLVED, UNKNOWN -> false;
    };
  }
}
