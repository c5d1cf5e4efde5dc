import dev.tidemark.cli.Engine;
import dev.tidemark.cli.InstalledEngine;
import dev.tidemark.cli.report.GateAccount;
import dev.tidemark.cli.report.Style;
import dev.tidemark.cli.report.TerminalGateReport;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.document.ReadingStore;
import dev.tidemark.repository.Revision;
import dev.tidemark.scan.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gates each of the last first-parent changes of a repository against its parent, in one process whose gates share their
 * documents, and prints a line each, and the page of every gate that is not green.
 */
public final class GateHistory {
  private final Engine engine = new InstalledEngine(ReadingStore.inMemory());
  private final Map<String, Integer> tally = new TreeMap<>();
  private final Path repository;

  private GateHistory(Path repository) {
    this.repository = repository;
  }

  public static void main(String[] arguments) throws Exception {
    GateHistory history = new GateHistory(Path.of(arguments[0]));
    int changes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    int first = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    for (int back = first; back < first + changes; back++) {
      history.gate(back);
    }
    history.tally.forEach((ruled, times) -> System.out.println(times + " " + ruled));
  }

  private void gate(int back) throws Exception {
    long began = System.nanoTime();
    Target head = new Target(repository, Optional.of("HEAD~" + back), false);
    Engine.Gated gated =
        engine.gate(
            new Engine.Request(List.of(head), List.of(), Optional.empty()),
            Optional.of("HEAD~" + (back + 1)),
            Map.of(),
            words -> {});
    GatePolicy.Ruling level = rule(gated, GatePolicy.FailOn.LEVEL);
    GatePolicy.Ruling indicator = rule(gated, GatePolicy.FailOn.INDICATOR);
    String ruled = "level " + level.decision() + ", indicator " + indicator.decision();
    tally.merge(ruled, 1, Integer::sum);
    String id = gated.result().head().revision().map(Revision::id).orElse("");
    System.out.printf("%s  %s  %d ms%n", id, ruled, (System.nanoTime() - began) / 1_000_000);
    if (indicator.decision() != GatePolicy.Decision.PASSED) {
      new TerminalGateReport(Style.plain())
          .write(GateAccount.of(gated.result(), gated.base(), indicator, false), System.out);
    }
    System.out.flush();
  }

  private static GatePolicy.Ruling rule(Engine.Gated gated, GatePolicy.FailOn failOn) {
    return new GatePolicy(failOn, List.of(), List.of(), false)
        .rule(gated.result().comparison(), gated.result().head());
  }
}
