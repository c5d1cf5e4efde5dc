package dev.tidemark.pipeline.link;

import dev.tidemark.format.starter.CodedTask;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows tasks that are written as programs: sessions of nox, tasks of Invoke and Rake, targets of Mage. */
final class CodedTasks implements Follower {
  private static final Set<String> NOX_QUIET =
      Set.of("--list", "-l", "--install-only", "--version");

  /** What Rake is asked instead of a task; the catalogue knows that nothing is done then. */
  private static final Set<String> RAKE_TELLS =
      Set.of("--version", "-V", "--help", "-h", "-H", "-T", "--tasks", "-P", "--prereqs");

  /** Tasks that gems define, so that no file of a repository does; the catalogue knows what they do. */
  private static final Set<String> OF_GEMS =
      Set.copyOf(BundledYaml.words("/catalogue/task-runners.yaml", "gems"));

  /** A runner: where its tasks stand, how they are read, and in which language. */
  private record Runner(String language, List<String> files, List<String> folders, String ending) {}

  private static final Map<String, Runner> RUNNERS =
      Map.of(
          "nox", new Runner("python", List.of("noxfile.py"), List.of(), ""),
          "invoke", new Runner("python", List.of("tasks.py"), List.of("tasks"), ".py"),
          "inv", new Runner("python", List.of("tasks.py"), List.of("tasks"), ".py"),
          "rake",
              new Runner(
                  "ruby",
                  List.of("Rakefile", "rakefile", "Rakefile.rb"),
                  List.of("rakelib", "lib/tasks"),
                  ".rake"),
          "mage", new Runner("go", List.of("magefile.go"), List.of("magefiles", "."), ".go"));

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String program = call.program();
    Runner runner = RUNNERS.get(program);
    boolean path = call.words().get(0).indexOf('/') >= 0 && !call.words().get(0).contains("bin/");
    if (runner == null || path || asksRake(call)) {
      return Optional.empty();
    }
    Optional<Ground> ground = call.ground();
    Map<RepoPath, List<CodedTask>> offered =
        ground.map(g -> offered(g, runner)).orElse(new LinkedHashMap<>());
    List<String> wanted = TaskNames.in(call.words(), program, name -> isOffered(name, offered));
    if (program.equals("nox") && call.words().stream().anyMatch(NOX_QUIET::contains)) {
      return Optional.of(call.followed("its environments", List.of()));
    }
    if (offered.isEmpty()) {
      return byGem(program, wanted) ? Optional.empty() : Optional.of(call.unresolved("missing"));
    }
    Walk walk = new Walk(ground.get(), runner, offered, call, reader);
    if (wanted.isEmpty()) {
      wanted = program.equals("nox") ? walk.sessions() : List.of("default");
    }
    for (String name : wanted) {
      if (!walk.task(name)) {
        walk.deeds.addAll(unknown(call, name, reader));
      }
    }
    String step = ground.get().shown(offered.keySet().iterator().next()).value();
    return Optional.of(call.followed(step, walk.deeds));
  }

  private static boolean asksRake(Call call) {
    return call.program().equals("rake") && call.words().stream().anyMatch(RAKE_TELLS::contains);
  }

  /** A task that the repository does not have: one of a gem, as the catalogue knows it, or a missing one. */
  private static List<Deed> unknown(Call call, String name, CommandReader reader) {
    Call one = call.with(List.of(call.program(), name));
    String why = name.indexOf('$') >= 0 ? "dynamic" : "missing";
    return byGem(call.program(), List.of(name))
        ? reader.meaning(one)
        : List.of(one.unresolved(why, Likely.of(call.text())));
  }

  private static boolean byGem(String program, List<String> names) {
    return program.equals("rake")
        && !names.isEmpty()
        && names.stream().allMatch(name -> OF_GEMS.contains(name.split(":", 2)[0]));
  }

  private static Map<RepoPath, List<CodedTask>> offered(Ground ground, Runner runner) {
    Map<RepoPath, List<CodedTask>> found = new LinkedHashMap<>();
    List<RepoPath> files = new ArrayList<>();
    runner.files().forEach(name -> ground.path().resolve(name).ifPresent(files::add));
    for (String folder : runner.folders()) {
      ground
          .path()
          .resolve(folder)
          .ifPresent(
              directory ->
                  ground.landscape().in(directory).stream()
                      .map(Entry::path)
                      .filter(path -> path.name().endsWith(runner.ending()))
                      .limit(50)
                      .forEach(files::add));
    }
    if (runner.language().equals("ruby")) {
      RakeLibraries.loaded(ground, List.copyOf(files)).forEach(files::add);
    }
    for (RepoPath file : files.stream().distinct().toList()) {
      CalledFiles.text(ground.landscape(), file)
          .filter(
              text ->
                  !runner.language().equals("go")
                      || file.parent().name().equals("magefiles")
                      || text.contains("go:build mage"))
          .map(
              text ->
                  switch (runner.language()) {
                    case "python" -> CodedTask.ofPython(text);
                    case "ruby" -> CodedTask.ofRuby(text);
                    default -> CodedTask.ofGo(text);
                  })
          .ifPresent(tasks -> found.put(file, tasks));
    }
    return found;
  }

  private static boolean isOffered(String name, Map<RepoPath, List<CodedTask>> offered) {
    return offered.entrySet().stream()
        .anyMatch(
            file ->
                file.getValue().stream()
                    .anyMatch(task -> Walk.isCalled(task, name, file.getKey())));
  }

  /** Goes from task to task, each once. */
  private static final class Walk {
    private final Ground ground;
    private final Runner runner;
    private final Map<RepoPath, List<CodedTask>> offered;
    private final Call call;
    private final CommandReader reader;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    Walk(
        Ground ground,
        Runner runner,
        Map<RepoPath, List<CodedTask>> offered,
        Call call,
        CommandReader reader) {
      this.ground = ground;
      this.runner = runner;
      this.offered = offered;
      this.call = call;
      this.reader = reader;
    }

    /** Every session of nox that runs by default. */
    List<String> sessions() {
      return offered.values().stream()
          .flatMap(List::stream)
          .filter(task -> task.kind().contains("session") && !task.kind().contains("default=False"))
          .map(CodedTask::name)
          .toList();
    }

    /** Whether there is such a task; it is followed where there is. */
    boolean task(String name) {
      for (Map.Entry<RepoPath, List<CodedTask>> file : offered.entrySet()) {
        for (CodedTask task : file.getValue()) {
          if (isCalled(task, name, file.getKey())) {
            follow(file.getKey(), task);
            return true;
          }
        }
      }
      return false;
    }

    private static boolean isCalled(CodedTask task, String name, RepoPath file) {
      String wanted = name.toLowerCase(Locale.ROOT).replace('_', '-');
      String own = task.name().toLowerCase(Locale.ROOT).replace('_', '-');
      String folder = file.name().substring(0, Math.max(0, file.name().lastIndexOf('.')));
      return wanted.equals(own)
          || wanted.startsWith(own + "-3.")
          || wanted.startsWith(own + "(")
          || wanted.equals(folder.replace('_', '-') + "." + own);
    }

    private void follow(RepoPath file, CodedTask task) {
      String step = ground.shown(file) + " " + task.name();
      Scope from = call.scope();
      if (seen.contains(step) || !from.refuses(step).isEmpty()) {
        return;
      }
      seen.add(step);
      String space = task.name().substring(0, task.name().lastIndexOf(':') + 1);
      for (String need : task.needs()) {
        if (!task(space + need)) {
          task(need);
        }
      }
      String language = runner.language();
      ShellState state = call.state().started(List.of());
      state.errexit = true;
      ProgramScript.read(language, task.text(), task.line())
          .ifPresent(
              body -> {
                Scope scope = from.into(ground, file, step);
                deeds.addAll(reader.script(body.commands(), scope, state, call.soft()));
                if (language.equals("ruby") && RakeLibraries.callsClasses(task.text())) {
                  deeds.add(
                      call.with(List.of("classes of the repository"))
                          .unresolved("opaque", Likely.of(task.name())));
                }
                body.hidden()
                    .ifPresent(
                        h ->
                            deeds.add(call.with(List.of(h.what())).unresolved(h.why(), List.of())));
              });
      if (language.equals("go")) {
        called(task).forEach(this::task);
      } else if (language.equals("ruby")) {
        RakeLibraries.invoked(task.text()).forEach(this::task);
      }
    }

    /** The functions of the same files that one calls. */
    private List<String> called(CodedTask task) {
      String text = task.text().toLowerCase(Locale.ROOT);
      return offered.values().stream()
          .flatMap(List::stream)
          .filter(other -> !other.equals(task) && mentions(text, other.name().replace(':', '.')))
          .map(CodedTask::name)
          .toList();
    }

    private static boolean mentions(String text, String name) {
      for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        int end = at + name.length();
        boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
        boolean ends = end >= text.length() || ",()".indexOf(text.charAt(end)) >= 0;
        if (begins && ends) {
          return true;
        }
      }
      return false;
    }
  }
}
