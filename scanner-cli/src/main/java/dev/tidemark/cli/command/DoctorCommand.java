package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.Version;
import dev.tidemark.cli.report.Lines;
import dev.tidemark.cli.report.Style;
import dev.tidemark.cli.vocabulary.EvidenceKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a scan here would meet. */
@Command(
    name = "doctor",
    description =
        "Shows what a scan here would meet: Git state, history, locale, and where each setting comes from.",
    footer = {"", "Examples:", "  tidemark doctor", "  tidemark doctor ~/src/infra"})
final class DoctorCommand implements Callable<Integer> {
  private static final int LABEL_COLUMN = 16;

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "The repository. Default: here.")
  private String path = ".";

  @Mixin private CommonOptions common = new CommonOptions();

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Console console = session.console();
    Style style = common.style(console);
    Path folder = folder();
    new Output(console)
        .write(
            console.encoding(),
            out -> {
              Lines lines = new Lines(out, style);
              program(lines);
              terminal(console, style, lines);
              repository(folder, style, lines);
              settings(Settings.of(folder, session), style, lines);
            });
    return ExitCode.DONE.code();
  }

  private Path folder() {
    Path folder = TargetOptions.path(path);
    if (!Files.isDirectory(folder)) {
      throw new UserError("'" + path + "' is no folder", "name the repository's own folder");
    }
    return folder;
  }

  private void program(Lines lines) throws IOException {
    row(lines, "tidemark", Version.NUMBER);
    row(
        lines,
        "Java",
        System.getProperty("java.version", "?") + ", " + System.getProperty("java.vendor", "?"));
    row(
        lines,
        "memory",
        String.format(Locale.ROOT, "%,d MiB at most", Runtime.getRuntime().maxMemory() >> 20));
    row(lines, "processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    row(
        lines,
        "reads",
        session.engine().detectors().size()
            + " detectors, "
            + EvidenceKinds.bundled().all().size()
            + " kinds of evidence");
  }

  private static void terminal(Console console, Style style, Lines lines) throws IOException {
    row(
        lines,
        "locale",
        Locale.getDefault()
            + ", "
            + console.encoding().name()
            + (console.isUnicode() ? "" : ": plain ASCII is written"));
    if (!System.getProperty("sun.jnu.encoding", "UTF-8").equalsIgnoreCase("UTF-8")) {
      row(lines, "", "file names outside ASCII may be unreadable here; set LC_ALL=C.UTF-8");
    }
    row(
        lines,
        "terminal",
        (console.outIsTerminal() ? "a terminal" : "not a terminal")
            + ", "
            + style.width()
            + " columns, colour "
            + (style.colour() ? "on" : "off"));
  }

  private static void repository(Path folder, Style style, Lines lines) throws IOException {
    RepositoryState state = RepositoryState.at(folder);
    row(lines, "repository", style.safe(state.what()));
    for (String note : state.notes()) {
      row(lines, "", style.safe(note));
    }
  }

  private static void settings(Settings settings, Style style, Lines lines) throws IOException {
    for (String flaw : settings.flaws()) {
      row(lines, "configuration", style.safe(flaw));
    }
    String label = "settings";
    for (Settings.Row set : settings.rows()) {
      String line =
          String.format(
              Locale.ROOT, "%-19s %-24s %s", set.name(), style.safe(set.value()), set.origin());
      row(lines, label, line);
      label = "";
    }
  }

  private static void row(Lines lines, String label, String text) throws IOException {
    lines.line(String.format(Locale.ROOT, "%-" + LABEL_COLUMN + "s", label) + text);
  }
}
