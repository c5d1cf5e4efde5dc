package dev.tidemark.detector.vcs;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.fixtures.HeldSnapshot;
import dev.tidemark.repository.Snapshot.Held;
import dev.tidemark.repository.TextSnapshot;
import org.junit.jupiter.api.Test;

class UntrackedDefinitionsTest {
  private static final TextSnapshot FILES =
      TextSnapshot.of(
          """
          -- app/main.tf --
          resource "a" "b" {}
          -- app/more.tf --
          resource "a" "c" {}
          -- app/.terraform.lock.hcl --
          x
          -- manifests/web.yaml --
          apiVersion: v1
          kind: Service
          -- notes/todo.yaml --
          kind: of a list
          -- src/main.py --
          print()
          -- broken/x.yaml --
          apiVersion: [
          """);

  @Test
  void seesDefinitionsThatNoCommitHolds() {
    DetectorTester.of(new UntrackedDefinitions())
        .given(
            new HeldSnapshot(
                FILES,
                path -> path.value().equals("app/main.tf") ? Held.COMMITTED : Held.UNTRACKED))
        .sees(
            """
            vcs.untracked app/more.tf what=untracked
            vcs.untracked manifests/web.yaml what=untracked
            """);
  }

  @Test
  void seesAFolderThatIsNoRepository() {
    DetectorTester.of(new UntrackedDefinitions())
        .given(new HeldSnapshot(FILES, path -> Held.NO_REPOSITORY))
        .sees(
            """
            vcs.untracked app/main.tf what=no-repository
            vcs.untracked manifests/web.yaml what=no-repository
            """);
  }

  @Test
  void whatIsCommittedIsNoEvidence() {
    DetectorTester.of(new UntrackedDefinitions()).given(FILES).seesNothing();
  }
}
