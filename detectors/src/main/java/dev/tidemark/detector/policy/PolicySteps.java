package dev.tidemark.detector.policy;

import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;

/** Which policies a pipeline runs so that a violation stops it. */
final class PolicySteps {
  static final Facet<PolicySteps> FACET = new Facet<>("policy-steps", PolicySteps::new);

  private PolicySteps(Landscape landscape) {}

  boolean blocks(String engine, RepoPath policy) {
    return false;
  }
}
