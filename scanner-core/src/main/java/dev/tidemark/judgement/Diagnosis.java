package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import java.util.List;

/**
 * What is told beside the levels.
 *
 * @param ahead evidence above the proven level, with what is missing below it
 * @param stalls what commonly holds back at a level, seen here
 * @param signals what says that the next level is due
 */
public record Diagnosis(List<Ahead> ahead, List<Finding> stalls, List<Finding> signals) {
  public Diagnosis {
    ahead = List.copyOf(ahead);
    stalls = List.copyOf(stalls);
    signals = List.copyOf(signals);
  }

  /** A stall or signal, in a sentence, with its evidence. */
  public record Finding(String id, String says, List<Evidence> evidence) {
    public Finding {
      evidence = List.copyOf(evidence);
    }
  }
}
