package dev.tidemark.cli.report;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.scan.Assessment;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Links to the lines of a commit on the forge that holds it. The forge is told by the host's name; an unknown one gets
 * no links rather than wrong ones.
 */
public final class Permalinks {
  /** No links. */
  static final Permalinks NONE = new Permalinks(Forge.UNKNOWN, "", "", Map.of());

  private final Forge forge;
  private final String remote;
  private final String commit;
  private final Map<String, Permalinks> others;

  private Permalinks(Forge forge, String remote, String commit, Map<String, Permalinks> others) {
    this.forge = forge;
    this.remote = remote;
    this.commit = commit;
    this.others = others;
  }

  /** The links of a repository: none without a commit or a remote on a forge that we know. */
  public static Permalinks of(Assessment.Repository repository) {
    if (repository.remote().isEmpty() || repository.revision().isEmpty()) {
      return NONE;
    }
    String remote = repository.remote().get();
    while (remote.endsWith("/")) {
      remote = remote.substring(0, remote.length() - 1);
    }
    return new Permalinks(Forge.of(remote), remote, repository.revision().get().id(), Map.of());
  }

  /** The links of one of these repositories, of which others may say something. */
  Permalinks within(Assessment.Repository repository) {
    Permalinks own = of(repository);
    return new Permalinks(own.forge, own.remote, own.commit, others);
  }

  /** The links of facts that each belong to one of several repositories. */
  static Permalinks ofAll(Assessment assessment) {
    Map<String, Permalinks> all = new HashMap<>();
    assessment.repositories().forEach(one -> all.put(one.name(), of(one)));
    return new Permalinks(Forge.UNKNOWN, "", "", all);
  }

  /** The link to where a fact can be checked: in another repository where that says it. */
  Optional<String> to(Evidence fact) {
    return Organisation.owner(fact)
        .map(name -> others.getOrDefault(name, NONE).to(Organisation.place(fact)))
        .orElseGet(() -> to(fact.location()));
  }

  /** The link to a place; empty where the forge is not known or the place is the whole repository. */
  public Optional<String> to(Location place) {
    if (forge == Forge.UNKNOWN || place.path().isRoot()) {
      return Optional.empty();
    }
    String path = Escape.uriPath(place.path().value());
    int start = place.startLine();
    int end = Math.max(start, place.endLine());
    return Optional.of(
        switch (forge) {
          case GITHUB ->
              remote + "/blob/" + commit + "/" + path + lines(start, end, "#L%d", "#L%d-L%d");
          case GITLAB ->
              remote + "/-/blob/" + commit + "/" + path + lines(start, end, "#L%d", "#L%d-%d");
          case GITEA ->
              remote + "/src/commit/" + commit + "/" + path + lines(start, end, "#L%d", "#L%d-L%d");
          case BITBUCKET ->
              remote
                  + "/src/"
                  + commit
                  + "/"
                  + path
                  + lines(start, end, "#lines-%d", "#lines-%d:%d");
          case AZURE ->
              remote
                  + "?path=/"
                  + path
                  + "&version=GC"
                  + commit
                  + (start == 0
                      ? ""
                      : "&line="
                          + start
                          + "&lineEnd="
                          + (end + 1)
                          + "&lineStartColumn=1&lineEndColumn=1");
          case UNKNOWN -> throw new IllegalStateException("has no links");
        });
  }

  private static String lines(int start, int end, String one, String many) {
    if (start == 0) {
      return "";
    }
    return start == end
        ? String.format(Locale.ROOT, one, start)
        : String.format(Locale.ROOT, many, start, end);
  }

  /** The forges whose addresses we know how to write. */
  private enum Forge {
    GITHUB,
    GITLAB,
    BITBUCKET,
    AZURE,
    GITEA,
    UNKNOWN;

    static Forge of(String remote) {
      String host = host(remote).toLowerCase(Locale.ROOT);
      if (host.equals("dev.azure.com") || host.endsWith(".visualstudio.com")) {
        return AZURE;
      }
      if (host.equals("bitbucket.org")) {
        return BITBUCKET;
      }
      if (host.contains("github")) {
        return GITHUB;
      }
      if (host.contains("gitlab")) {
        return GITLAB;
      }
      boolean gitea =
          host.equals("codeberg.org") || host.contains("gitea") || host.contains("forgejo");
      return gitea ? GITEA : UNKNOWN;
    }

    /** The host of a web address; empty for anything else. */
    private static String host(String remote) {
      if (!remote.startsWith("https://") && !remote.startsWith("http://")) {
        return "";
      }
      String rest = remote.substring(remote.indexOf("//") + 2);
      int end = rest.indexOf('/');
      String authority = end < 0 ? rest : rest.substring(0, end);
      int port = authority.indexOf(':');
      return port < 0 ? authority : authority.substring(0, port);
    }
  }
}
