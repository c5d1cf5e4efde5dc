package dev.tidemark.format.shell;

import java.util.List;

/** A construct of the shell's grammar, with the line that it begins at. */
public sealed interface Node {

  int line();

  /**
   * A simple command; without words it only sets variables.
   *
   * @param words the program and its arguments
   * @param assignments variables set for it, or for the script when there are no words
   * @param heredocs the documents fed to it
   */
  record Command(
      List<Word> words,
      List<Assignment> assignments,
      List<Redirection> redirections,
      List<Heredoc> heredocs,
      int line)
      implements Node {
    public Command {
      words = List.copyOf(words);
      assignments = List.copyOf(assignments);
      redirections = List.copyOf(redirections);
      heredocs = List.copyOf(heredocs);
    }
  }

  /** Commands joined by pipes. */
  record Pipe(List<Node> stages, boolean negated, int line) implements Node {
    public Pipe {
      stages = List.copyOf(stages);
    }
  }

  /** Commands joined by {@code &&} and {@code ||}, left to right. */
  record Chain(Node first, List<Link> rest, int line) implements Node {
    public Chain {
      rest = List.copyOf(rest);
    }
  }

  /** A further command of a chain: after success ({@code &&}) or failure ({@code ||}). */
  record Link(boolean onSuccess, Node node) {}

  /** Commands in sequence: a script, a group, a subshell, a body. */
  record Block(List<Node> nodes, boolean subshell, int line) implements Node {
    public Block {
      nodes = List.copyOf(nodes);
    }
  }

  /** {@code if} with its branches; the last has no condition when it is {@code else}. */
  record If(List<Branch> branches, int line) implements Node {
    public If {
      branches = List.copyOf(branches);
    }
  }

  /** A condition and what it guards; no condition's commands for {@code else}. */
  record Branch(Block condition, Block body) {}

  /**
   * {@code for}, {@code while}, {@code until} or {@code select}.
   *
   * @param variable empty for {@code while} and {@code until}
   * @param over the words that {@code for} goes through
   * @param condition what {@code while} and {@code until} ask
   * @param until whether it goes on while the condition fails
   */
  record Loop(
      String variable, List<Word> over, Block condition, Block body, boolean until, int line)
      implements Node {
    public Loop {
      over = List.copyOf(over);
    }
  }

  /**
   * {@code case} with what its patterns select.
   *
   * @param subject what is compared; a word without parts where none is written
   * @param patterns those of each arm, in its order; none at all where an arm falls through to the next
   */
  record Case(Word subject, List<List<Word>> patterns, List<Block> arms, int line) implements Node {
    public Case {
      patterns = patterns.stream().map(List::copyOf).toList();
      arms = List.copyOf(arms);
    }
  }

  /** A function's definition. */
  record Function(String name, Block body, int line) implements Node {}

  /** A command that the script does not wait for. */
  record Background(Node node, int line) implements Node {}

  /**
   * {@code NAME=value}.
   *
   * @param appends whether the value is added to the one that the variable has: {@code NAME+=value}
   */
  record Assignment(String name, Word value, boolean appends) {}

  /** {@code > file} and the like, its stream before the operator where one is written: {@code 2>}. */
  record Redirection(String operator, Word target) {}

  /** A here-document: its text as written. */
  record Heredoc(String text, int line) {}
}
