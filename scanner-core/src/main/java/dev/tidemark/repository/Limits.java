package dev.tidemark.repository;

import java.time.Duration;

/**
 * How much is read at most, so that no repository can exhaust the machine. Whatever hits a limit is a problem of the
 * assessment.
 *
 * @param entries files of one snapshot. A tree of 220 KB can claim 10^8 paths; the largest public monorepos hold 400,000
 * @param copies files and folders in folders whose tree was listed already at another path. A tree made of itself claims any
 *     number from a few bytes; of 113 public repositories none has more than 5,100
 * @param depth names in one path. Linux refuses paths of more than 4,096 bytes; real trees stay under 40
 * @param nameBytes bytes of one path: PATH_MAX of Linux
 * @param structuredText bytes of one file that is parsed. Larger YAML takes seconds; Semgrep stops at 1,000,000
 * @param largestText bytes that no format may go beyond, whatever it asks for: twice the largest CRD of public catalogues
 * @param fileTime what one file may take of the processor: a net below readers whose work is bounded by the size of what
 *     they read. Real ones take milliseconds; Sonar gives a Helm file 5 s
 * @param detectorTime what one detector may take of the processor: TruffleHog's and pre-commit's customary minute
 * @param standstill how long one file or detector may wait without doing anything: a network disk that comes back does so
 *     in a minute or two
 * @param scanTime how long all files of one snapshot may take to read: a file system that stalls would go on for ever
 * @param linkHops symbolic links followed one after the other: Linux gives up at 40
 * @param linkBytes bytes of a symbolic link's target: PATH_MAX of Linux
 * @param mainline commits of the mainline that are looked at: ten times the first parents of the Linux kernel
 * @param evidencePerDetector facts that one detector may emit; the largest real repository gives 40,000
 */
public record Limits(
    int entries,
    int copies,
    int depth,
    int nameBytes,
    int structuredText,
    int largestText,
    Duration fileTime,
    Duration detectorTime,
    Duration standstill,
    Duration scanTime,
    int linkHops,
    int linkBytes,
    int mainline,
    int evidencePerDetector) {

  /** What every scan keeps to. */
  public static final Limits DEFAULT =
      new Limits(
          1_000_000,
          50_000,
          256,
          4_096,
          1 << 20,
          10 << 20,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          40,
          4_096,
          1_000_000,
          1_000_000);

  /** These limits with another number of entries. */
  public Limits withEntries(int most) {
    return with(most, fileTime, detectorTime, scanTime, mainline);
  }

  /** These limits with other times. */
  public Limits withTimes(Duration file, Duration detector) {
    return with(entries, file, detector, scanTime, mainline);
  }

  /** These limits with another time for all files together. */
  public Limits withScanTime(Duration most) {
    return with(entries, fileTime, detectorTime, most, mainline);
  }

  /** These limits with another number of commits. */
  public Limits withMainline(int most) {
    return with(entries, fileTime, detectorTime, scanTime, most);
  }

  private Limits with(int files, Duration file, Duration detector, Duration scan, int commits) {
    return new Limits(
        files,
        copies,
        depth,
        nameBytes,
        structuredText,
        largestText,
        file,
        detector,
        standstill,
        scan,
        linkHops,
        linkBytes,
        commits,
        evidencePerDetector);
  }
}
