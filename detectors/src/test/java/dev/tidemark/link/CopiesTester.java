package dev.tidemark.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Origin;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.judgement.Role;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.organisation.Crossings;
import dev.tidemark.organisation.Member;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.repository.History;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.TextSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What repositories that are written as text hold of one another. */
public final class CopiesTester {
  private CopiesTester() {}

  public static List<Organisation.Copy> copies(Map<String, String> repositories) {
    return copies(repositories, path -> Origin.OWN);
  }

  public static List<Organisation.Copy> copies(
      Map<String, String> repositories, Function<RepoPath, Origin> origins) {
    List<Member> members = new ArrayList<>();
    new TreeMap<>(repositories)
        .forEach(
            (name, files) ->
                members.add(
                    member(
                        name,
                        DetectorTester.landscape(TextSnapshot.of(files), History.NONE, origins))));
    List<Organisation.Copy> copies = new Crossings(members).copies();
    Collections.reverse(members);
    assertThat(new Crossings(members).copies()).as("in any order").isEqualTo(copies);
    return copies;
  }

  private static Member member(String name, Landscape landscape) {
    return new Member(
        name,
        Role.LIBRARY,
        landscape.units(),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        landscape.sketches());
  }
}
