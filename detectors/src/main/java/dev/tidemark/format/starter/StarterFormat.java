package dev.tidemark.format.starter;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Python and PowerShell files. */
@AutoService(Format.class)
public final class StarterFormat implements Format {

  @Override
  public String id() {
    return "starter";
  }

  @Override
  public int version() {
    return 5;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("py") || path.extension().equals("ps1");
  }

  /** Below all but guesses: whatever knows the name outright reads it. */
  @Override
  public int precedence() {
    return -6;
  }

  @Override
  public Reading read(Blob blob) {
    if (!blob.text().isReadable()) {
      return new Reading(Optional.empty(), List.of());
    }
    String text = blob.text().value();
    boolean powerShell = !text.startsWith("#!/usr/bin/env python") && looksLikePowerShell(text);
    return Reading.of(ProgramScript.read(powerShell ? "pwsh" : "python", text, 1).orElseThrow());
  }

  /** Formats see no path: PowerShell's variables tell the two languages apart. */
  private static boolean looksLikePowerShell(String text) {
    int dollars = 0;
    boolean python = false;
    for (String line : text.split("\n", 200)) {
      String start = line.strip();
      String lower = start.toLowerCase(Locale.ROOT);
      dollars += lower.startsWith("function ") || lower.startsWith("param(") ? 1 : 0;
      dollars += start.startsWith("$") || start.contains(" $") || start.startsWith("[") ? 1 : 0;
      python |= start.startsWith("import ") || start.startsWith("from ") || start.endsWith(":");
    }
    return dollars > 0 && !python;
  }
}
