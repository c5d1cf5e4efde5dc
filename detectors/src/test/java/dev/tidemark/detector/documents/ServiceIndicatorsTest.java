package dev.tidemark.detector.documents;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class ServiceIndicatorsTest {

  @Test
  void whatChangedFromReleaseToReleaseDocumentsNothing() {
    String said = "# Tides\n## gauge\nThe SLO of the gauge is 99.5 % over thirty days now.\n";
    DetectorTester.of(new ServiceIndicators()).given("-- CHANGELOG.md --\n" + said).seesNothing();
    DetectorTester.of(new ServiceIndicators()).given("-- HISTORY --\n" + said).seesNothing();
    DetectorTester.of(new ServiceIndicators())
        .given("-- docs/change-log-of-the-gauge.md --\n" + said)
        .sees("observability.indicator docs/change-log-of-the-gauge.md:3 what=slo");
  }
}
