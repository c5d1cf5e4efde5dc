package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Value;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import java.util.stream.Collectors;

/** The releases of files that a test writes, one line each, with everything that is read of them. */
final class ReleasesAsText {
  private ReleasesAsText() {}

  static List<String> in(String files) {
    return DetectorTester.landscape(files).facet(Releases.FACET).all().stream()
        .map(ReleasesAsText::line)
        .toList();
  }

  private static String line(Release release) {
    return "%s %s %s at %s%s%s%s%s%s"
        .formatted(
            release.tool(),
            release.form(),
            release.name(),
            release.location(),
            release.charts().stream().map(ReleasesAsText::chart).collect(Collectors.joining()),
            part("applies", release.targets()),
            part("sets", release.values().pairs().stream().map(Value.Pair::key).toList()),
            part("reads", release.valueFiles()),
            release.environment().isEmpty() ? "" : " in " + release.environment());
  }

  private static String chart(ChartUse chart) {
    return " installs %s %s from %s %s:%d"
        .formatted(
            chart.name(),
            chart.version().isEmpty() ? "any" : chart.version(),
            chart.kind(),
            chart.source(),
            chart.location().startLine());
  }

  private static String part(String verb, List<?> names) {
    return names.isEmpty()
        ? ""
        : names.stream()
            .map(Object::toString)
            .collect(Collectors.joining(" ", " " + verb + " ", ""));
  }
}
