package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.catalogue.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Containers that a command line starts: what runs in them, and where its files are in the repository. */
final class Containers {
  private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl", "finch");

  private Containers() {}

  /**
   * What a container does.
   *
   * @param directory where it works, as a place of the repository
   */
  record Started(List<String> words, String directory) {}

  /** Words that only a shell runs: behind an image they are arguments of what it starts. */
  private static final Set<String> OF_SHELLS =
      Set.of(".", "test", "run", "exec", "eval", "set", "read", "wait", "export", "type", "help");

  /** A folder or file of the repository, and the path that it has in a container. */
  private record Mount(String place, String inside) {}

  /** What a container is started with, when its image is a known tool's or a command is named. */
  static Optional<Started> inContainer(List<String> words, String directory, Commands catalogue) {
    Optional<List<String>> composed = composed(words);
    if (composed.isPresent()) {
      return inService(composed.get()).map(command -> new Started(command, directory));
    }
    int image = image(words);
    if (image < 0) {
      return Optional.empty();
    }
    List<String> options = words.subList(0, image);
    List<Mount> mounts = mounts(options, directory);
    List<String> rest =
        words.subList(image + 1, words.size()).stream().map(word -> outside(word, mounts)).toList();
    return command(words.get(image), option(options, "--entrypoint"), rest, catalogue)
        .map(command -> new Started(command, place(options, mounts, directory)));
  }

  /** The image of {@code docker run}, by its place among the words; -1 when none is run. */
  static int image(List<String> words) {
    if (!ENGINES.contains(Wrappers.name(words.get(0)))) {
      return -1;
    }
    int run = words.indexOf("run");
    if (run != 1 && !(run == 2 && words.get(1).equals("container"))) {
      return -1;
    }
    int image = imageAt(words, run + 1);
    return image < words.size() ? image : -1;
  }

  private static Optional<List<String>> command(
      String image, Optional<String> entry, List<String> rest, Commands catalogue) {
    Optional<String> tool = entry.isPresent() ? entry : program(image, catalogue);
    if (tool.isPresent() && !tool.get().isEmpty()) {
      List<String> command = new ArrayList<>(List.of(tool.get()));
      command.addAll(
          !rest.isEmpty() && rest.get(0).equals(tool.get()) ? rest.subList(1, rest.size()) : rest);
      return Optional.of(command);
    }
    boolean script = rest.size() == 1 && rest.get(0).contains(" && ");
    if (script) { // for the shell that the image starts
      return Optional.of(List.of("sh", "-c", rest.get(0)));
    }
    boolean command =
        !rest.isEmpty() && !rest.get(0).startsWith("-") && !OF_SHELLS.contains(rest.get(0));
    return command ? Optional.of(rest) : Optional.empty();
  }

  /** What an image starts; one that a command works out bears the name that it is given: {@code $(name=x/tool pinned)}. */
  private static Optional<String> program(String image, Commands catalogue) {
    if (!image.startsWith("$(")) {
      return catalogue.programOf(image);
    }
    List<String> named =
        List.of(image.split("[\\s=\"')]+")).stream()
            .filter(word -> word.indexOf('/') > 0)
            .flatMap(word -> catalogue.programOf(word).stream())
            .distinct()
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** The last value of an option, written in either way. */
  private static Optional<String> option(List<String> options, String... names) {
    List<String> values = values(options, names);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(values.size() - 1).replace("\"", ""));
  }

  private static List<String> values(List<String> options, String... names) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      for (String name : names) {
        if (options.get(i).equals(name) && i + 1 < options.size()) {
          values.add(options.get(i + 1));
        } else if (options.get(i).startsWith(name + "=")) {
          values.add(options.get(i).substring(name.length() + 1));
        }
      }
    }
    return values;
  }

  /** What of the repository a container sees. */
  private static List<Mount> mounts(List<String> options, String directory) {
    List<Mount> mounts = new ArrayList<>();
    for (String volume : values(options, "-v", "--volume")) {
      String[] parts = volume.split(":", 3);
      if (parts.length > 1) {
        mount(parts[0], parts[1], directory).ifPresent(mounts::add);
      }
    }
    for (String mount : values(options, "--mount")) {
      String source = "";
      String target = "";
      for (String field : mount.split(",", -1)) {
        String value = field.substring(field.indexOf('=') + 1);
        source = field.startsWith("source=") || field.startsWith("src=") ? value : source;
        boolean names =
            field.startsWith("target=")
                || field.startsWith("dst=")
                || field.startsWith("destination=");
        target = names ? value : target;
      }
      mount(source, target, directory).ifPresent(mounts::add);
    }
    return mounts;
  }

  private static Optional<Mount> mount(String host, String inside, String directory) {
    boolean path = host.startsWith("@") || host.startsWith("./") || host.equals(".");
    if (!path || !inside.startsWith("/") || inside.length() < 2) {
      return Optional.empty();
    }
    String place = Places.resolve(directory, host);
    boolean known =
        PathPattern.isPlain(place)
            && !place.equals(Places.OUTSIDE)
            && !Places.isElsewhere(place)
            && !Places.isElsewhere(directory);
    String target = inside.endsWith("/") ? inside.substring(0, inside.length() - 1) : inside;
    return known ? Optional.of(new Mount(place, target)) : Optional.empty();
  }

  /** Where a container works: where it is told to, else, by the habit of images, in the one folder that it sees. */
  private static String place(List<String> options, List<Mount> mounts, String directory) {
    Optional<String> told = option(options, "-w", "--workdir");
    if (told.isPresent()) {
      String place = outside(told.get(), mounts);
      return place.startsWith("@") ? Places.resolve("", place) : directory;
    }
    return mounts.size() == 1 ? mounts.get(0).place() : directory;
  }

  /** A text with the container's paths written as the repository's. */
  private static String outside(String text, List<Mount> mounts) {
    String written = text;
    for (Mount mount : mounts) {
      written = replaced(written, mount);
    }
    return written;
  }

  private static String replaced(String text, Mount mount) {
    int from = text.indexOf(mount.inside());
    if (from < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (from >= 0) {
      int end = from + mount.inside().length();
      boolean starts = from == 0 || " =\"'".indexOf(text.charAt(from - 1)) >= 0;
      boolean ends = end == text.length() || "/ \"';&)".indexOf(text.charAt(end)) >= 0;
      out.append(text, at, from);
      out.append(
          starts && ends ? mount.place().isEmpty() ? "@" : "@/" + mount.place() : mount.inside());
      at = end;
      from = text.indexOf(mount.inside(), at);
    }
    return out.append(text, at, text.length()).toString();
  }

  /** The command line of Compose, by whatever name it is called, its first word standing for the program. */
  static Optional<List<String>> composed(List<String> words) {
    String program = Wrappers.name(words.get(0));
    if (program.equals("docker-compose") || program.equals("podman-compose")) {
      return Optional.of(words);
    }
    return ENGINES.contains(program) && words.size() > 1 && words.get(1).equals("compose")
        ? Optional.of(words.subList(1, words.size()))
        : Optional.empty();
  }

  /** The command that a service of {@code compose run} is given. */
  private static Optional<List<String>> inService(List<String> words) {
    int run = words.indexOf("run");
    if (run < 1) {
      return Optional.empty();
    }
    int service = imageAt(words, run + 1);
    return service + 1 < words.size()
        ? Optional.of(words.subList(service + 1, words.size()))
        : Optional.empty();
  }

  /** Where the image or service is named, after the options of {@code run}. */
  static int imageAt(List<String> words, int from) {
    int next = from;
    Set<String> alone =
        Set.of(
            "--rm",
            "-i",
            "-t",
            "-it",
            "-ti",
            "-d",
            "--init",
            "--privileged",
            "--tty",
            "--interactive",
            "--detach",
            "--read-only",
            "--no-healthcheck",
            "--no-deps",
            "--build",
            "--remove-orphans",
            "--service-ports",
            "-T",
            "--no-TTY",
            "--use-aliases",
            "-q",
            "--quiet");
    while (next < words.size() && words.get(next).startsWith("-")) {
      String word = words.get(next);
      next += alone.contains(word) || word.contains("=") ? 1 : 2;
    }
    return next;
  }
}
