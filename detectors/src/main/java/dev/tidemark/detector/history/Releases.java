package dev.tidemark.detector.history;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Sees release tags: whether they look like versions, and which part of the repository they name. */
@AutoService(Detector.class)
public final class Releases implements Detector {

  /** Tags told, the newest: more say nothing new. */
  private static final int MOST = 200;

  @Override
  public String id() {
    return "history-releases";
  }

  @Override
  public String sees() {
    return "tags on the history of the snapshot, the newest 200";
  }

  @Override
  public Set<String> emits() {
    return Set.of("history.release");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return false;
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    landscape.history().tags().stream().limit(MOST).map(Releases::evidence).forEach(sink);
  }

  private static Evidence evidence(History.Tag tag) {
    int version = versionStart(tag.name());
    return Evidence.of("history.release", Location.of(RepoPath.ROOT))
        .with("tag", tag.name())
        .with("date", Timeline.day(tag.committed()))
        .with("version", version >= 0)
        .with("subject", version > 0 ? subject(tag.name(), version) : "");
  }

  /** Where {@code 1.2} or {@code v1.2.3-rc1} begins, at the start or after a separator; -1 when nowhere. */
  static int versionStart(String tag) {
    for (int i = 0; i < tag.length(); i++) {
      boolean begins = i == 0 || "/-_@+".indexOf(tag.charAt(i - 1)) >= 0;
      if (begins) {
        int digits = tag.charAt(i) == 'v' || tag.charAt(i) == 'V' ? i + 1 : i;
        int end = digits;
        while (end < tag.length() && Character.isDigit(tag.charAt(end))) {
          end++;
        }
        boolean dotted =
            end + 1 < tag.length()
                && tag.charAt(end) == '.'
                && Character.isDigit(tag.charAt(end + 1));
        if (end > digits && end - digits < 5 && (dotted || (digits > i && end == tag.length()))) {
          return i;
        }
      }
    }
    return -1;
  }

  private static String subject(String tag, int version) {
    String before = tag.substring(0, version);
    int end = before.length();
    while (end > 0 && "/-_@+".indexOf(before.charAt(end - 1)) >= 0) {
      end--;
    }
    return before.substring(0, end);
  }
}
