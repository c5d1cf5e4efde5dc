import dev.tidemark.cli.Engine;
import dev.tidemark.cli.InstalledEngine;
import dev.tidemark.cli.report.GateAccount;
import dev.tidemark.cli.report.Style;
import dev.tidemark.cli.report.TerminalGateReport;
import dev.tidemark.compare.Flip;
import dev.tidemark.compare.GatePolicy;
import dev.tidemark.document.ReadingStore;
import dev.tidemark.judgement.IndicatorVerdict;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.scan.Target;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gates each commit that standard input names against one base with {@code --fail-on indicator}, in one process, and prints
 * for each its ruling, what is lost and where, and the page that a person would read. Lines begin with a mark: {@code =}
 * ruling, {@code +} what the base shows, {@code !} a lost indicator and its places, {@code ?} one that cannot be told, {@code |} the page, {@code .} the end.
 */
public final class GateEdits {
  public static void main(String[] arguments) throws Exception {
    Path repository = Path.of(arguments[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Engine engine = new InstalledEngine(ReadingStore.inMemory());
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String head = asked.readLine(); head != null; head = asked.readLine()) {
      Engine.Gated gated =
          engine.gate(
              new Engine.Request(
                  List.of(new Target(repository, Optional.of(head), false)),
                  List.of(),
                  Optional.empty()),
              Optional.of(arguments[1]),
              Map.of(),
              words -> {});
      GatePolicy.Ruling ruling =
          new GatePolicy(GatePolicy.FailOn.INDICATOR, List.of(), List.of(), false)
              .rule(gated.result().comparison(), gated.result().head());
      out.println("= " + ruling.decision());
      gated.result().base().rubrics().stream()
          .flatMap(rubric -> rubric.ratings().stream())
          .flatMap(rating -> rating.indicators().stream())
          .filter(GateEdits::isShown)
          .forEach(verdict -> out.println("+ " + verdict.indicator().id()));
      gated.result().comparison().flips(Flip.Kind.LOSS).forEach(flip -> tell(out, "!", flip));
      gated
          .result()
          .comparison()
          .flips(Flip.Kind.INDETERMINATE)
          .forEach(flip -> tell(out, "?", flip));
      StringBuilder page = new StringBuilder();
      new TerminalGateReport(Style.plain())
          .write(GateAccount.of(gated.result(), gated.base(), ruling, false), page);
      page.toString().lines().forEach(line -> out.println("| " + line));
      out.println(".");
    }
  }

  /** A practice that is there, or a symptom that is not. */
  private static boolean isShown(IndicatorVerdict verdict) {
    return verdict.verdict() == (verdict.indicator().isSymptom() ? Verdict.FAILS : Verdict.HOLDS);
  }

  private static void tell(PrintStream out, String mark, Flip flip) {
    StringBuilder line = new StringBuilder(mark).append(' ').append(flip.id());
    Stream.concat(flip.lost().stream(), flip.gained().stream())
        .filter(fact -> !fact.location().path().isRoot())
        .forEach(fact -> line.append('\t').append(fact.location().path()));
    out.println(line);
  }
}
