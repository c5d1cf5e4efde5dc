package dev.tidemark.detector.documents;

import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolingIndexesTest {

  /** A list of what others wrote and may be read is none. */
  @Test
  void aListOfAllRepositoriesIsAnIndex() {
    String list =
        """
        ### Shared code
        - [build](https://example.org/build) of everything
        - [modules](https://example.org/modules) for networks
        ### Delivery
        - [deploy](https://example.org/deploy) to each environment
        """;
    DetectorTester.of(new ToolingIndexes())
        .given("-- README.md --\n# Handbook\n## Our repos\n" + list)
        .sees("docs.index README.md:3 broken=0 links=3 subject=tooling");
    DetectorTester.of(new ToolingIndexes())
        .given("-- README.md --\n# Handbook\n## Our reports\n" + list)
        .seesNothing();
  }

  @Test
  void whatAProjectNeedsBeforeAStartIsNoIndex() {
    String list =
        """
        - [a](https://example.org/a)
        - [b](https://example.org/b)
        - [c](https://example.org/c)
        """;
    for (String heading :
        List.of(
            "## Clone with its sub-modules",
            "## Getting started\n### Tools",
            "## New charts\n### Pre-requisites",
            "## Install\n### Modules")) {
      DetectorTester.of(new ToolingIndexes())
          .given("-- README.md --\n# Network\n" + heading + "\n" + list)
          .seesNothing();
    }
    DetectorTester.of(new ToolingIndexes())
        .given("-- README.md --\n# Getting started with the platform\n## Tools\n" + list)
        .sees("docs.index README.md:2 broken=0 links=3 subject=tooling");
  }
}
