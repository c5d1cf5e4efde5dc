package dev.tidemark.scan;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Text;
import dev.tidemark.judgement.Unread;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.organisation.Member;
import dev.tidemark.organisation.SaidElsewhere;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which other repositories a repository speaks of, by the names that stand in its files. A file that no parser reads can
 * only hold a fact about a repository that is named somewhere beside it; one whose characters cannot be read may hold any.
 */
final class Mentions {
  /** Speaks of every repository of an owner, in rules of a forge. */
  private static final String ALL = "~all";

  private final Set<String> names;
  private final Limits limits;

  /** @param names the last words of the repositories' names, in lower case */
  Mentions(Set<String> names, Limits limits) {
    this.names = Set.copyOf(names);
    this.limits = limits;
  }

  /** What of the unread could speak of other repositories. */
  List<Member.Hidden> hidden(Seen seen) {
    List<Member.Hidden> hidden = new ArrayList<>();
    Optional<Set<String>> named = Optional.empty();
    for (Unread unread : seen.unread()) {
      Set<String> kinds = new TreeSet<>(unread.kinds());
      kinds.retainAll(SaidElsewhere.KINDS);
      if (kinds.isEmpty()) {
        continue;
      }
      boolean told = isText(seen.landscape(), unread.problem().path());
      if (told && named.isEmpty()) {
        named = Optional.of(named(seen.landscape()));
      }
      Optional<Set<String>> about =
          told ? named.filter(known -> !known.contains(ALL)) : Optional.empty();
      hidden.add(new Member.Hidden(new Unread(unread.problem(), kinds, unread.bytes()), about));
    }
    return hidden;
  }

  private boolean isText(Landscape landscape, RepoPath path) {
    return landscape.entry(path).flatMap(entry -> text(landscape, entry)).isPresent();
  }

  private Optional<String> text(Landscape landscape, Entry entry) {
    try {
      Text text = new Blob(landscape.snapshot().read(entry, limits.largestText())).text();
      return text.isReadable() ? Optional.of(text.value()) : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The names that stand anywhere in the files. */
  private Set<String> named(Landscape landscape) {
    Set<String> found = new HashSet<>();
    for (Entry entry : landscape.snapshot().entries()) {
      text(landscape, entry).ifPresent(text -> words(text.toLowerCase(Locale.ROOT), found));
    }
    return Set.copyOf(found);
  }

  private void words(String text, Set<String> found) {
    int start = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || !isOfName(text.charAt(at))) {
        if (at > start) {
          word(text.substring(start, at), found);
        }
        start = at + 1;
      }
    }
  }

  private void word(String word, Set<String> found) {
    String bare = Remote.bare(word);
    if (names.contains(bare) || bare.equals(ALL)) {
      found.add(bare);
    }
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '~';
  }
}
