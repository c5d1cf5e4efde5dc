package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import dev.tidemark.cli.report.Columns;
import dev.tidemark.cli.report.Escape;
import java.util.function.Consumer;

/**
 * Says on standard error what is being done: on a terminal one line that is overwritten, after a second; in a log a line
 * every half minute. A scan that is done before that says nothing.
 */
final class Progress implements Consumer<String>, AutoCloseable {
  private static final long FIRST_MILLIS = 1_000;
  private static final long TERMINAL_MILLIS = 200;
  private static final long LOG_MILLIS = 30_000;

  private final Console console;
  private final Thread ticker;
  private volatile String doing = "scanning";
  private volatile boolean shown;

  private Progress(Console console) {
    this.console = console;
    this.ticker = new Thread(this::tick, "progress");
    ticker.setDaemon(true);
  }

  static Progress start(Console console, boolean quiet) {
    Progress progress = new Progress(console);
    if (!quiet) {
      progress.ticker.start();
    }
    return progress;
  }

  @Override
  public void accept(String what) {
    doing = what;
  }

  private void tick() {
    long start = System.nanoTime();
    long wait = console.errIsTerminal() ? FIRST_MILLIS : LOG_MILLIS;
    try {
      while (true) {
        Thread.sleep(wait);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        String line = Escape.terminal(doing) + ", " + seconds + " s";
        if (console.errIsTerminal()) {
          console
              .err()
              .print("\r\u001b[K" + Columns.fit(line, CommonOptions.width(console) - 1, ""));
          console.err().flush();
          wait = TERMINAL_MILLIS;
        } else {
          console.err().println("tidemark: " + line);
        }
        shown = true;
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ticker.interrupt();
    try {
      ticker.join(FIRST_MILLIS);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
    if (shown && console.errIsTerminal()) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }
}
