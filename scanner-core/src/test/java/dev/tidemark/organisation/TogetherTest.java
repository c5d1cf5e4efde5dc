package dev.tidemark.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Problem;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Unread;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private static Unit root(String directory, String environment) {
    return new Unit(
        Unit.Kind.ROOT,
        RepoPath.of(directory),
        "terraform",
        environment,
        Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        Location.of(RepoPath.of(directory.isEmpty() ? "main.tf" : directory + "/main.tf"), 1),
        Origin.OWN);
  }

  private static Member member(String name, List<Unit> units, Evidence... evidence) {
    return new Member(
        name,
        Role.DEPLOYMENT,
        new Units(units),
        List.of(evidence),
        Set.of("iac.root"),
        List.of(
            new Unread(
                new Problem("too-large", RepoPath.of("x.tf"), 0, "large", true),
                Set.of("iac.root"),
                10)),
        List.of(),
        Optional.of(LocalDate.of(2026, 1, name.length())),
        List.of());
  }

  private static Evidence at(String kind, String path) {
    return Evidence.of(kind, Location.of(RepoPath.of(path), 3));
  }

  @Test
  void placesBeginWithTheNameOfTheirRepository() {
    Observations together =
        Together.of(
            List.of(
                member(
                    "acme/shop",
                    List.of(root("", ""), root("live", "prod")),
                    at("iac.resource", "live/main.tf").with("unit", "live@prod"),
                    at("iac.root", "main.tf").with("dir", "."),
                    at("ci.check", ".ci.yml")
                        .with("targets", List.of(".", "/live", "live/**"))
                        .with("owner", "a/b"),
                    at("test.iac", "t.tf").with("subject", "live"),
                    at("docs.index", "README.md").with("subject", "tooling"))),
            List.of(),
            List.of());
    assertThat(together.scope()).isEqualTo(Scope.ORGANISATION);
    assertThat(together.units().all().stream().map(Unit::id))
        .containsExactly("acme/shop", "acme/shop/live@prod");
    assertThat(together.evidence().stream().map(Evidence::toString))
        .containsExactly(
            "governance.ownership acme/shop owners=[acme/shop] repository=acme/shop",
            "ci.check acme/shop/.ci.yml:3 owner=a/b repository=acme/shop"
                + " targets=[acme/shop, acme/shop/live, acme/shop/live/**]",
            "docs.index acme/shop/README.md:3 repository=acme/shop subject=tooling",
            "iac.resource acme/shop/live/main.tf:3 repository=acme/shop"
                + " unit=acme/shop/live@prod",
            "iac.root acme/shop/main.tf:3 dir=acme/shop repository=acme/shop",
            "test.iac acme/shop/t.tf:3 repository=acme/shop subject=acme/shop/live");
    assertThat(together.unread().get(0).problem().path().value()).isEqualTo("acme/shop/x.tf");
    assertThat(Organisation.place(together.evidence().get(4)).toString()).isEqualTo("main.tf:3");
  }

  @Test
  void whatIsReadNextDoorIsToldOnceAndKnowsItsUsers() {
    Evidence call =
        at("iac.module-use", "main.tf").with("next-door", "acme/mods/queue").with("unit", ".");
    Observations together =
        Together.of(
            List.of(
                member(
                    "acme/mods",
                    List.of(),
                    at("iac.module", "queue/main.tf").with("dir", "queue").with("users", 1),
                    at("ci.template", "a.yml")),
                member(
                    "acme/shop",
                    List.of(),
                    call,
                    at("ci.template-use", "b.yml").with("next-door", "acme/mods/a.yml"),
                    at("iac.resource", "main.tf").with("via", "acme/mods/queue/main.tf:1")),
                member("acme/site", List.of(), call)),
            List.of(),
            List.of());
    assertThat(together.evidence().stream().map(Evidence::toString))
        .contains(
            "iac.module acme/mods/queue/main.tf:3 called=true dir=acme/mods/queue"
                + " repository=acme/mods users=3",
            "ci.template acme/mods/a.yml:3 consumers=1 repository=acme/mods")
        .anyMatch(fact -> fact.contains("target=acme/mods/queue"))
        .noneMatch(fact -> fact.startsWith("iac.resource"));
    assertThat(together.asOf()).isEqualTo(LocalDate.of(2026, 1, 9));
  }

  @Test
  void aRepositoryThatCouldNotBeReadMayHoldAnything() {
    Problem lost = new Problem("no-commit", RepoPath.ROOT, 0, "not read", true);
    Observations together =
        Together.of(List.of(member("acme/shop", List.of())), List.of(lost), List.of());
    Unread missing = together.unread().get(1);
    assertThat(missing.kinds()).contains("iac.root");
    assertThat(missing.bytes()).isEqualTo(-1);
  }

  @Test
  void teamsAreThoseThatMostNamesAreKnownOf() {
    Evidence owners = at("governance.ownership", "CODEOWNERS").with("owners", List.of("a", "b"));
    Evidence more = at("governance.ownership", "CODEOWNERS").with("owners", List.of("b", "c"));
    Crossings three =
        new Crossings(
            List.of(member("acme/x", List.of(), owners), member("acme/y", List.of(), more)));
    assertThat(three.teams())
        .containsExactly(
            new Organisation.Team("a", "ownership-file", List.of("acme/x")),
            new Organisation.Team("b", "ownership-file", List.of("acme/x", "acme/y")),
            new Organisation.Team("c", "ownership-file", List.of("acme/y")));
    Crossings two = new Crossings(List.of(member("acme/x", List.of(), owners)));
    assertThat(two.teams())
        .containsExactly(new Organisation.Team("acme/x", "repository", List.of("acme/x")));
  }
}
