package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.Match;
import dev.tidemark.pipeline.catalogue.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that a step uses and that no repository of the scan offers: what the catalogue knows of it, or its name.
 *
 * @param inputs what it is given, with expressions filled in
 */
record PublishedUse(
    Work.Use use, Map<String, String> inputs, StepPlace place, CommandReader reader) {
  /** Inputs of tasks that name the file of a script. */
  private static final List<String> SCRIPT_FILES = List.of("scriptPath", "ScriptPath", "filePath");

  Deed deed() {
    boolean plugin = use.kind() == Work.Use.Kind.PLUGIN;
    String bare = plugin ? withoutTag(use.reference()) : withoutPin(use.reference());
    String name = prefix(use.kind()) + bare;
    boolean container =
        use.reference().startsWith("docker://") && Uses.KNOWN.match(name, inputs).isEmpty();
    return use.kind() == Work.Use.Kind.IMAGE || container ? image() : named(name);
  }

  /** The same by a name of the catalogue. */
  Deed named(String name) {
    Optional<Uses.Known> known =
        Uses.KNOWN.match(name, inputs).or(() -> Uses.KNOWN.match(unqualified(name), inputs));
    if (known.isPresent()) {
      Match match = known.get().match();
      return known
          .get()
          .command()
          .map(line -> commandLine(line, match))
          .orElseGet(() -> meant(match));
    }
    Optional<Meaning> setsUp =
        use.kind() == Work.Use.Kind.ACTION
            ? SetupActions.meaning(use.reference())
            : Optional.empty();
    if (setsUp.isPresent()) {
      return meant(new Match(setsUp.get(), List.of(), false, ""));
    }
    boolean local = use.reference().startsWith("./") || use.reference().startsWith("/");
    return Deeds.unresolved(
        use.reference(),
        place.at(),
        local ? "missing" : "remote",
        Likely.of(withoutPin(use.reference()), inputs));
  }

  /** A task of Azure by its last name alone: {@code publisher.extension.contribution.Task} is written out as well. */
  private String unqualified(String name) {
    int dot = name.lastIndexOf('.');
    return use.kind() != Work.Use.Kind.TASK || dot < 0 || name.indexOf('/') >= 0
        ? name
        : prefix(use.kind()) + name.substring(dot + 1);
  }

  /** What the command line does that it stands for. */
  private Deed commandLine(String line, Match match) {
    int at = place.at().startLine();
    StepPlace there =
        match.places().isEmpty()
            ? place
            : place.in(Places.resolve(place.directory(), match.places().get(0)));
    Optional<ProgramScript> program =
        ProgramScript.read(match.meaning().detail("interpreter"), fromTop(line, match), at);
    return Deeds.followed(
        shown(use.reference(), inputs),
        place.at(),
        "its command line",
        program
            .map(
                text ->
                    StartedPrograms.written(
                        text, place.scope(), there.shell(), place.soft(), reader))
            .orElseGet(() -> there.run(ShellScript.read(fromTop(line, match), at), reader)));
  }

  /**
   * The command line with the script that an input names told from the top: by the documentation of Azure's tasks it is
   * relative to the default working directory, whatever directory the script then works in.
   */
  private String fromTop(String line, Match match) {
    if (use.kind() != Work.Use.Kind.TASK || match.places().isEmpty()) {
      return line;
    }
    String told = line;
    for (String input : SCRIPT_FILES) {
      String file = inputs.getOrDefault(input, "");
      boolean relative = !file.isEmpty() && Character.isLetterOrDigit(file.charAt(0));
      told = relative ? told.replace(file, "@/" + file) : told;
    }
    return told;
  }

  private Deed meant(Match match) {
    return Deeds.known(
        shown(use.reference(), inputs),
        place.at(),
        match.meaning(),
        words(use, inputs),
        Aims.of(match, place.directory(), place.scope().checkouts()),
        place.soft().isEmpty() ? match.soft() : place.soft());
  }

  private Deed image() {
    String arguments = inputs.getOrDefault("args", "");
    Optional<String> program =
        Optional.ofNullable(inputs.get("entrypoint"))
            .or(() -> Commands.KNOWN.programOf(use.reference().replace("docker://", "")));
    return program
        .map(started -> started(started + " " + arguments))
        .or(this::entrypoint)
        .orElseGet(
            () ->
                Deeds.unresolved(
                    use.reference(), place.at(), "opaque", Likely.of(use.reference())));
  }

  /** An action built from its own Dockerfile starts, by GitHub's documentation, the {@code entrypoint.sh} beside it. */
  private Optional<Deed> entrypoint() {
    if (!use.reference().endsWith("Dockerfile")) {
      return Optional.empty();
    }
    String file = Places.resolve(Places.resolve("", place.scope().directory()), "entrypoint.sh");
    return place
        .scope()
        .checkouts()
        .ground(file)
        .filter(ground -> ground.landscape().hasFile(ground.path()))
        .map(ground -> ground.repository().isEmpty() ? "@/" + ground.path() : file)
        .map(path -> started("\"" + path + "\""));
  }

  private Deed started(String line) {
    ShellScript script = ShellScript.read(line, place.at().startLine());
    return Deeds.followed(use.reference(), place.at(), "image", place.run(script, reader));
  }

  private static List<String> words(Work.Use use, Map<String, String> inputs) {
    List<String> words = new ArrayList<>(List.of(use.reference()));
    new TreeMap<>(inputs).forEach((name, value) -> words.add(name + "=" + value));
    return words;
  }

  private static String shown(String reference, Map<String, String> inputs) {
    return withoutPin(reference)
        + (inputs.containsKey("command") ? " " + inputs.get("command") : "");
  }

  static String withoutPin(String reference) {
    if (reference.startsWith("docker://")) {
      int tag = reference.indexOf(':', reference.lastIndexOf('/'));
      return tag < 0 ? reference : reference.substring(0, tag);
    }
    int at = reference.indexOf('@');
    return at > 0 ? reference.substring(0, at) : reference;
  }

  /** The name of a plugin without its registry's usual host and without its tag. */
  private static String withoutTag(String image) {
    int slash = image.lastIndexOf('/');
    int colon = image.indexOf(':', slash + 1);
    int hash = image.indexOf('#', slash + 1);
    int end = colon > 0 && hash > 0 ? Math.min(colon, hash) : Math.max(colon, hash);
    String name = withoutPin(end < 0 ? image : image.substring(0, end));
    return name.startsWith("docker.io/") ? name.substring("docker.io/".length()) : name;
  }

  private static String prefix(Work.Use.Kind kind) {
    return switch (kind) {
      case ACTION -> "action:";
      case WORKFLOW -> "workflow:";
      case TEMPLATE -> "template:";
      case ORB -> "orb:";
      case TASK -> "task:";
      case COMPONENT -> "component:";
      case LIBRARY -> "library:";
      case IMAGE -> "image:";
      case STEP -> "step:";
      case PLUGIN -> "plugin:";
    };
  }
}
