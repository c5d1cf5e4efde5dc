package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows {@code tox -e lint} into the commands that {@code tox.ini} or {@code setup.cfg} gives the environment. */
final class ToxEnvironments implements Follower {
  private static final List<String> FILES = List.of("tox.ini", "setup.cfg");

  /** Sections that take their commands from others, and these again. */
  private static final int MAX_STEPS = 5;

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    if (!call.program().equals("tox")) {
      return Optional.empty();
    }
    Optional<Ground> ground = call.ground();
    for (String name : FILES) {
      Optional<RepoPath> file = ground.flatMap(g -> g.path().resolve(name));
      Map<String, Map<String, String>> sections =
          file.flatMap(path -> CalledFiles.text(ground.get().landscape(), path))
              .map(ToxEnvironments::sections)
              .orElse(Map.of());
      if (sections.keySet().stream().anyMatch(section -> section.startsWith("testenv"))) {
        return Optional.of(followed(ground.get(), file.get(), sections, call, reader));
      }
    }
    return Optional.empty();
  }

  private static Deed followed(
      Ground ground,
      RepoPath file,
      Map<String, Map<String, String>> sections,
      Call call,
      CommandReader reader) {
    List<Deed> deeds = new ArrayList<>();
    for (String environment : environments(call.words(), sections)) {
      String step = ground.shown(file) + " " + environment;
      String commands = commands(sections, environment);
      if (environment.contains("$") && !commands.isEmpty()) {
        deeds.add(call.with(List.of("tox", "-e", environment)).unresolved("dynamic", List.of()));
      } else if (call.scope().refuses(step).isEmpty()) {
        ShellState state = call.state().started(List.of());
        state.errexit = true;
        Scope scope = call.scope().into(ground, file, step);
        deeds.addAll(reader.script(ShellScript.read(commands), scope, state, call.soft()));
      }
    }
    return call.followed(ground.shown(file).value(), deeds);
  }

  /** The environments that are asked for, or those of the file's list; one that is any version of Python stands for all. */
  private static List<String> environments(
      List<String> words, Map<String, Map<String, String>> sections) {
    String named = "";
    for (int i = 1; i + 1 < words.size(); i++) {
      boolean option = List.of("-e", "-m", "--env").contains(words.get(i));
      named = option && !words.get(i - 1).equals("--") ? words.get(i + 1) : named;
    }
    String list =
        named.isEmpty()
            ? value(sections, "tox", "envlist") + "," + value(sections, "tox", "env_list")
            : named;
    List<String> found = new ArrayList<>();
    boolean plain = false;
    for (String one : list.split("[,\\s]+")) {
      String environment = one.replaceAll("[{}]", "");
      if (sections.containsKey("testenv:" + environment)) {
        found.add(environment);
      } else if (!environment.isEmpty()) {
        plain |= !environment.contains("$");
        if (environment.contains("$")) {
          found.add(environment);
        }
      }
    }
    if (plain || found.isEmpty()) {
      found.add("testenv");
    }
    return found;
  }

  private static String commands(Map<String, Map<String, String>> sections, String environment) {
    String own = "testenv:" + environment;
    boolean has = sections.getOrDefault(own, Map.of()).containsKey("commands");
    String written = value(sections, has ? own : "testenv", "commands");
    StringBuilder script = new StringBuilder();
    lines(sections, written, script, 0);
    return script.toString();
  }

  private static void lines(
      Map<String, Map<String, String>> sections, String written, StringBuilder sink, int depth) {
    for (String line : written.replace("\\\n", " ").split("\n")) {
      String command = line.strip();
      int close = command.indexOf("]commands}");
      if (command.startsWith("{[") && close > 0 && depth < MAX_STEPS) {
        lines(sections, value(sections, command.substring(2, close), "commands"), sink, depth + 1);
        continue;
      }
      int factor = command.indexOf(": ");
      if (factor > 0 && command.substring(0, factor).matches("[a-z0-9!,{}_.-]+")) {
        command = command.substring(factor + 2).strip();
      }
      boolean ignored = command.startsWith("- ");
      command = ignored ? command.substring(2) : command;
      sink.append(filled(command)).append(ignored ? " || true" : "").append('\n');
    }
  }

  /** What tox puts in before it runs a command. */
  private static String filled(String command) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < command.length()) {
      int open = command.indexOf('{', at);
      int close = open < 0 ? -1 : command.indexOf('}', open);
      if (close < 0) {
        return text.append(command.substring(at)).toString();
      }
      String inside = command.substring(open + 1, close);
      text.append(command, at, open);
      text.append(
          switch (inside) {
            case "envpython" -> "python";
            case "toxinidir", "tox_root" -> ".";
            default ->
                inside.startsWith("posargs")
                    ? inside.substring(Math.min(inside.length(), 8))
                    : "${" + inside.replaceAll("[^A-Za-z0-9]", "_") + "}";
          });
      at = close + 1;
    }
    return text.toString();
  }

  private static String value(
      Map<String, Map<String, String>> sections, String section, String key) {
    return sections.getOrDefault(section, Map.of()).getOrDefault(key, "");
  }

  /** The sections of a file of settings: keys with what follows them, over lines that are set in. */
  private static Map<String, Map<String, String>> sections(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    String key = "";
    for (String line : text.split("\n", -1)) {
      String bare = line.strip();
      if (bare.startsWith("#") || bare.startsWith(";") || bare.isEmpty()) {
        continue;
      }
      if (bare.startsWith("[") && bare.endsWith("]")) {
        section =
            sections.computeIfAbsent(
                bare.substring(1, bare.length() - 1), name -> new LinkedHashMap<>());
        key = "";
      } else if (Character.isWhitespace(line.charAt(0)) && !key.isEmpty()) {
        section.merge(key, bare, (before, more) -> before.isEmpty() ? more : before + "\n" + more);
      } else if (bare.indexOf('=') > 0) {
        key = bare.substring(0, bare.indexOf('=')).strip();
        section.put(key, bare.substring(bare.indexOf('=') + 1).strip());
      }
    }
    return sections;
  }
}
