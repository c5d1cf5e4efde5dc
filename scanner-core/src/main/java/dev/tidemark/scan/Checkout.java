package dev.tidemark.scan;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The repositories that are scanned together, each opened for its neighbours when one of them first refers to it, and
 * kept until the scan ends. A neighbour is found by the name in its remote's address; one whose remote is not known, by
 * its folder's name.
 */
final class Checkout implements AutoCloseable {
  private final List<Target> targets;
  private final RepositoryNames names;
  private final Supplier<Instruments> instruments;
  private final Limits limits;
  private final Function<Snapshot, Terms> terms;
  private final List<Member> members = new ArrayList<>();
  private final Map<String, List<Member>> byRemote = new HashMap<>();
  private final Map<String, List<Member>> withoutRemote = new HashMap<>();
  private final Map<RepoPath, List<Member>> byFolder = new HashMap<>();
  private boolean listed;

  Checkout(
      List<Target> targets,
      RepositoryNames names,
      Supplier<Instruments> instruments,
      Limits limits,
      Function<Snapshot, Terms> terms) {
    this.targets = List.copyOf(targets);
    this.names = names;
    this.instruments = instruments;
    this.limits = limits;
    this.terms = terms;
  }

  /** What a repository sees of the others. */
  Neighbours around(Target self, Source source) {
    Optional<String> own = source.remote().map(Remote::name);
    return new Neighbours() {
      @Override
      public boolean areThere() {
        return targets.size() > 1;
      }

      @Override
      public Optional<String> own() {
        return own;
      }

      @Override
      public Optional<Neighbour> named(String name) {
        return member(name).filter(found -> !found.target.equals(self)).flatMap(Member::neighbour);
      }

      @Override
      public Optional<String> called(String name) {
        return member(name).filter(found -> !found.target.equals(self)).map(Member::name);
      }

      @Override
      public List<String> of(String owner) {
        return members().stream()
            .filter(found -> !found.target.equals(self) && found.isOf(owner))
            .map(Member::name)
            .toList();
      }

      @Override
      public List<Neighbour> withFolder(RepoPath folder) {
        return holding(folder).stream()
            .filter(found -> !found.target.equals(self))
            .flatMap(found -> found.neighbour().stream())
            .toList();
      }
    };
  }

  private synchronized List<Member> members() {
    if (!listed) {
      listed = true;
      for (Target target : targets.size() > 1 ? targets : List.<Target>of()) {
        members.add(new Member(target, names.remote(target).map(Remote::name)));
      }
      members.sort(Comparator.comparing(Member::name));
      for (Member member : members) {
        (member.remote.isPresent() ? byRemote : withoutRemote)
            .computeIfAbsent(
                member.remote.orElseGet(member::folder).toLowerCase(Locale.ROOT),
                n -> new ArrayList<>())
            .add(member);
      }
    }
    return members;
  }

  private Optional<Source> open(Target target) {
    try {
      return Optional.of(Source.ofFiles(target, limits));
    } catch (RefusedException refused) {
      return Optional.empty(); // told where the repository itself is assessed
    }
  }

  /** The one repository that a name means; none where two might be meant. */
  private Optional<Member> member(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    members();
    List<Member> called = byRemote.getOrDefault(wanted, List.of());
    if (called.isEmpty()) {
      called = withoutRemote.getOrDefault(wanted.substring(wanted.lastIndexOf('/') + 1), List.of());
    }
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
  }

  private synchronized List<Member> holding(RepoPath folder) {
    List<Member> known = byFolder.get(folder);
    if (known == null) {
      known = members().stream().filter(member -> member.holds(folder)).toList();
      byFolder.put(folder, known);
    }
    return known;
  }

  @Override
  public synchronized void close() {
    members.forEach(Member::close);
  }

  /** One repository of the checkout. */
  private final class Member {
    private final Target target;
    private final Optional<String> remote;
    private boolean tried;
    private Optional<Source> source = Optional.empty();
    private Optional<Neighbours.Neighbour> neighbour = Optional.empty();

    Member(Target target, Optional<String> remote) {
      this.target = target;
      this.remote = remote;
    }

    String name() {
      return names.of(target, names.remote(target));
    }

    String folder() {
      return RepositoryNames.alone(target.path(), Optional.empty());
    }

    boolean isOf(String owner) {
      return remote
          .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/'))))
          .filter(owner::equalsIgnoreCase)
          .isPresent();
    }

    boolean holds(RepoPath folder) {
      Optional<Source> opened = open(target);
      boolean holds =
          opened.isPresent()
              && opened.get().snapshot().entries().stream()
                  .anyMatch(entry -> entry.path().isIn(folder));
      opened.ifPresent(Source::close);
      return holds;
    }

    synchronized Optional<Neighbours.Neighbour> neighbour() {
      if (!tried) {
        tried = true;
        source = open(target);
        neighbour = source.flatMap(this::neighbour);
      }
      return neighbour;
    }

    /** None where its own terms cannot be followed: it is not read by itself either. */
    private Optional<Neighbours.Neighbour> neighbour(Source opened) {
      try {
        return Optional.of(new Neighbours.Neighbour(name(), landscape(opened)));
      } catch (UnusableTermsException unusable) {
        return Optional.empty();
      }
    }

    private Landscape landscape(Source opened) {
      Terms agreed = terms.apply(opened.snapshot());
      return new Observer(instruments.get(), agreed, around(target, opened)).landscape(opened);
    }

    synchronized void close() {
      source.ifPresent(Source::close);
    }
  }
}
