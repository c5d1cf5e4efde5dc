package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import dev.tidemark.cli.Engine;
import dev.tidemark.cli.Failure;
import dev.tidemark.cli.InstalledEngine;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.Version;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The table of commands, and the way from arguments to one of them. */
public final class Commands {

  /** In the order that help shows. */
  private static final Map<String, Function<Session, Object>> TABLE = table();

  /** Those that assess a repository, whatever their options. */
  private static final Set<String> ASSESSING = Set.of("scan", "gate", "baseline", "plan");

  private Commands() {}

  private static Map<String, Function<Session, Object>> table() {
    Map<String, Function<Session, Object>> table = new LinkedHashMap<>();
    table.put("scan", ScanCommand::new);
    table.put("gate", GateCommand::new);
    table.put("baseline", BaselineCommand::new);
    table.put("plan", PlanCommand::new);
    table.put("explain", ExplainCommand::new);
    table.put("pipelines", PipelinesCommand::new);
    table.put("init", InitCommand::new);
    table.put("rubrics", RubricsCommand::new);
    table.put("detectors", DetectorsCommand::new);
    table.put("kinds", KindsCommand::new);
    table.put("doctor", DoctorCommand::new);
    table.put("generate-completion", CompletionCommand::new);
    table.put("help", HelpCommand::new);
    return table;
  }

  /** The names of all commands, in the order that help shows. */
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }

  /** Runs what the arguments say and returns the exit code. */
  public static int run(List<String> arguments, Console console) {
    return run(arguments, new Session(console, new InstalledEngine()));
  }

  /** Runs with another engine, for tests. */
  public static int run(List<String> arguments, Console console, Engine engine) {
    return run(arguments, new Session(console, engine));
  }

  private static int run(List<String> arguments, Session session) {
    if (!arguments.isEmpty() && ASSESSING.contains(arguments.get(0))) {
      session.engine().prepare();
    }
    return commandLine(arguments, session).execute(arguments.toArray(String[]::new));
  }

  /**
   * The command line. Building a command costs a reflection over its class, so only the one that the first argument
   * names is built; all of them where it names none.
   */
  static CommandLine commandLine(List<String> arguments, Session session) {
    CommandLine root = new CommandLine(new Root(session));
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    boolean needsAll =
        !TABLE.containsKey(first) || first.equals("help") || first.equals("generate-completion");
    TABLE.forEach(
        (name, command) -> {
          if (needsAll || name.equals(first)) {
            root.addSubcommand(name, new CommandLine(command.apply(session)));
          }
        });
    Console console = session.console();
    Ansi ansi = CommonOptions.wantsColour(console) ? Ansi.ON : Ansi.OFF;
    root.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    root.setUsageHelpWidth(CommonOptions.width(console));
    root.setUsageHelpAutoWidth(false);
    // A file called "@x" is a path and no list of arguments.
    root.setExpandAtFiles(false);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setDefaultValueProvider(new EnvironmentValues(console));
    root.setOut(new PrintWriter(console.out(), true, console.encoding()));
    root.setErr(new PrintWriter(console.err(), true, console.encoding()));
    root.setParameterExceptionHandler((error, args) -> Misuse.tell(error, console));
    root.setExecutionExceptionHandler(
        (error, failed, parsed) -> Failure.tell(error, arguments.contains("--debug"), console));
    return root;
  }

  /** The program itself, when no command is named. */
  @Command(
      name = "tidemark",
      description =
          "Reads Git repositories and says how mature their infrastructure practice is, with a file"
              + " and a line for every claim.",
      synopsisSubcommandLabel = "COMMAND",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footer = {
        "",
        "Examples:",
        "  tidemark scan                     the repository here, at HEAD",
        "  tidemark scan ~/src/infra --rev v1.2.0 -v",
        "  tidemark scan --report json=report.json --report terminal",
        "  tidemark explain iac.ci.every-checkin",
        "",
        "Every option has an environment variable: --report is TIDEMARK_REPORT.",
        "tidemark help exit-codes tells what the exit codes mean."
      })
  static final class Root implements Runnable {
    private final Session session;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help.")
    boolean help;

    @Option(
        names = {"-V", "--version"},
        description = "Show the version.")
    boolean version;

    @Option(names = "--debug", description = "Show stack traces of internal errors.")
    boolean debug;

    Root(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      if (version) {
        new Output(session.console()).print(Version.line() + "\n");
        return;
      }
      throw new UserError(
          "no command given", "tidemark --help lists them; tidemark scan PATH is the first to try");
    }
  }
}
