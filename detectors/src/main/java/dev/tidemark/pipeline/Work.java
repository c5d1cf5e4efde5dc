package dev.tidemark.pipeline;

import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;

/** What a step does, as its notation says it. */
public sealed interface Work {

  /**
   * A script.
   *
   * @param script its text
   * @param line the line of its first line in the file
   * @param errexit the shell stops at the first failure
   * @param pipefail a pipe fails with any of its commands
   * @param interpreter {@code bash}, {@code pwsh}, {@code python}, …
   */
  record Run(String script, int line, boolean errexit, boolean pipefail, String interpreter)
      implements Work {
    /** A script that a POSIX shell runs, stopping at the first failure. */
    public static Run shell(String script, int line) {
      return new Run(script, line, true, false, "sh");
    }
  }

  /**
   * Something used by name.
   *
   * @param kind what it is
   * @param reference as written, with its pin
   * @param inputs by name, where they are scalars
   */
  record Use(Kind kind, String reference, Map<String, String> inputs) implements Work {
    public Use {
      inputs = Map.copyOf(inputs);
    }

    /** What is used. */
    public enum Kind {
      ACTION,
      WORKFLOW,
      TEMPLATE,
      ORB,
      TASK,
      COMPONENT,
      LIBRARY,
      IMAGE,
      /** A container image that is made to be a step: of Drone, Woodpecker. */
      PLUGIN,
      /** A built-in step of the CI system. */
      STEP
    }
  }

  /** A script that is a file of the repository, read already. */
  record Parsed(ShellScript script) implements Work {}

  /**
   * Steps of a template of another repository of the checkout, as they stand once what the template is given is put in.
   *
   * @param reference as this repository's pipeline names the template
   * @param given to the template by that pipeline, where they are scalars
   * @param repository the other one's name
   * @param file of that repository
   * @param steps whose lines are of that file
   */
  record NextDoor(
      String reference,
      Map<String, String> given,
      String repository,
      RepoPath file,
      List<Step> steps)
      implements Work {
    public NextDoor {
      given = Map.copyOf(given);
      steps = List.copyOf(steps);
    }
  }

  /** A person has to confirm before it goes on. */
  record Approval(String by) implements Work {}

  /** Something that the translator saw and could not read. */
  record Opaque(String what, String why) implements Work {}
}
