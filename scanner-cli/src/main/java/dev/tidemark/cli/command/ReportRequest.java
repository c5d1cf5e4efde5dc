package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import dev.tidemark.cli.UserError;
import dev.tidemark.cli.report.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A report that was asked for: {@code FORMAT} or {@code FORMAT=FILE}.
 *
 * @param file where to; empty for standard output
 */
record ReportRequest(ReportFormat format, Optional<Path> file) {

  /** Reads what was asked for, and refuses what cannot be written before anything is scanned. */
  static List<ReportRequest> of(List<String> asked) {
    List<ReportRequest> requests = new ArrayList<>();
    for (String text : asked.isEmpty() ? List.of("terminal") : asked) {
      requests.add(of(text));
    }
    refuseClashes(requests);
    return requests;
  }

  /** Writes it to its file, or to standard output; a file gets no colour. */
  void write(Console console, Style style, Content content) {
    if (file.isPresent()) {
      ReportFiles.write(file.get(), out -> content.write(Style.plain(), out));
      return;
    }
    new Output(console)
        .write(
            format.isForTerminal() ? console.encoding() : StandardCharsets.UTF_8,
            out -> content.write(style, out));
  }

  /** What is written, in a style. */
  interface Content {
    void write(Style style, Appendable out) throws IOException;
  }

  private static ReportRequest of(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String file = equals < 0 ? "-" : text.substring(equals + 1);
    ReportFormat format =
        ReportFormat.of(name.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    CommonOptions.badValue(
                        "--report", text, String.join(", ", ReportFormat.names())));
    if (file.isEmpty()) {
      throw new UserError(
          "--report " + text + " names no file",
          "write --report " + name + "=FILE, or leave out '='");
    }
    return new ReportRequest(
        format,
        file.equals("-") ? Optional.empty() : Optional.of(ReportFiles.place("--report", file)));
  }

  private static void refuseClashes(List<ReportRequest> requests) {
    Set<String> seen = new HashSet<>();
    for (ReportRequest request : requests) {
      if (!seen.add(request.file().map(ReportRequest::identity).orElse("-"))) {
        throw new UserError(
            "two reports go to "
                + request.file().map(f -> "'" + f.getFileName() + "'").orElse("standard output"),
            "give each its own: --report json=report.json --report terminal");
      }
    }
  }

  /** One file may be named in two ways, through links of its directory. */
  private static String identity(Path file) {
    Path folder = file.getParent();
    try {
      return (folder == null ? file : folder.toRealPath().resolve(file.getFileName())).toString();
    } catch (IOException unresolved) {
      return file.toString();
    }
  }
}
