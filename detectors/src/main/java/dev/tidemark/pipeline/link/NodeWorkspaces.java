package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows {@code npm run x --workspaces}, {@code npm -w packages/a run x} and what yarn and pnpm have for it into the
 * packages of a repository that have such a script.
 */
final class NodeWorkspaces implements Follower {
  /** More packages than a repository of many has. */
  private static final int MAX_PACKAGES = 60;

  private static final Set<String> ALL = Set.of("--workspaces", "-ws");
  private static final Set<String> ONE = Set.of("--workspace", "-w");
  private static final Set<String> IGNORED = Set.of("--if-present", "--include-workspace-root");

  /** Every {@code package.json}, gathered once. */
  private static final Facet<List<Placed<ConfigDocument>>> PACKAGES =
      new Facet<>(
          "node-packages",
          landscape ->
              landscape.facet(OtherNotations.FACET).inForce().stream()
                  .filter(file -> file.path().name().equals("package.json"))
                  .toList());

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    if (!Set.of("npm", "yarn", "pnpm").contains(call.program())) {
      return Optional.empty();
    }
    Asked asked = new Asked(call.program());
    asked.read(call.words());
    Optional<String> script = asked.script();
    if (script.isEmpty() || (asked.packages.isEmpty() && !asked.all)) {
      return Optional.empty();
    }
    List<Deed> deeds = new ArrayList<>();
    for (String directory : directories(call, asked, script.get())) {
      ShellState there = call.state().copy();
      there.directory = directory;
      deeds.addAll(reader.read(call.with(asked.rest).with(there)));
    }
    if (deeds.isEmpty()) {
      return asked.packages.isEmpty() ? Optional.empty() : Optional.of(call.unresolved("missing"));
    }
    return Optional.of(call.followed("its workspaces", deeds));
  }

  /** A command line, taken apart into the packages that it names and the command without them. */
  private static final class Asked {
    private final String program;
    private final List<String> packages = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private boolean all;

    Asked(String program) {
      this.program = program;
    }

    void read(List<String> words) {
      for (int i = 0; i < words.size(); i++) {
        Optional<String> next = words.stream().skip(i + 1).findFirst();
        if (next.isPresent() && isOption(words.get(i))) {
          packages.add(bare(next.get()));
          i++;
        } else if (isYarn() && words.get(i).equals("workspaces")) {
          all = true;
          i += next.filter("foreach"::equals).isPresent() ? 1 : 0;
        } else {
          word(words.get(i));
        }
      }
    }

    /** Whether the word after it names a package. */
    private boolean isOption(String word) {
      return program.equals("pnpm")
          ? Set.of("--filter", "-F").contains(word)
          : ONE.contains(word) || (isYarn() && word.equals("workspace"));
    }

    /** Whether the command of yarn itself is next. */
    private boolean isYarn() {
      return program.equals("yarn") && rest.size() == 1;
    }

    private void word(String word) {
      boolean pnpm = program.equals("pnpm");
      if (pnpm && word.startsWith("--filter=")) {
        packages.add(bare(word.substring("--filter=".length())));
      } else if (word.startsWith("--workspace=")) {
        packages.add(word.substring("--workspace=".length()));
      } else if (ALL.contains(word) || (pnpm && Set.of("-r", "--recursive").contains(word))) {
        all = true;
      } else if (!IGNORED.contains(word) && !(pnpm && word.equals("-w"))) {
        rest.add(word); // -w of pnpm is the top of the workspace
      }
    }

    /** The script that is run; empty where none is. */
    Optional<String> script() {
      int run = Math.max(rest.indexOf("run"), rest.indexOf("run-script"));
      if (run >= 0) {
        return rest.stream().skip(run + 1).findFirst();
      }
      return program.equals("npm")
          ? Optional.of("test").filter(test -> rest.contains(test) || rest.contains("t"))
          : rest.stream().skip(1).filter(word -> !word.startsWith("-")).findFirst();
    }

    /** A filter of pnpm without the marks that add what a package needs, or what needs it. */
    private String bare(String filter) {
      String name = program.equals("pnpm") ? filter.replace("...", "").replace("^", "") : filter;
      return program.equals("pnpm") && name.startsWith("./") ? name.substring(2) : name;
    }
  }

  /** The folders of the packages that are meant and have the script. */
  private static List<String> directories(Call call, Asked asked, String script) {
    Optional<Ground> ground = call.ground();
    if (ground.isEmpty()) {
      return List.of();
    }
    List<String> wanted = new ArrayList<>(asked.packages);
    if (asked.all) {
      ground
          .flatMap(g -> g.document(ConfigDocument.class, List.of("package.json")))
          .flatMap(file -> file.document().root())
          .ifPresent(
              root -> {
                wanted.addAll(root.texts("workspaces"));
                wanted.addAll(root.texts("workspaces", "packages"));
              });
      ground
          .flatMap(g -> g.document(ConfigDocument.class, List.of("pnpm-workspace.yaml")))
          .flatMap(file -> file.document().root())
          .ifPresent(root -> wanted.addAll(root.texts("packages")));
    }
    RepoPath top = ground.get().path();
    List<String> found = new ArrayList<>();
    for (Placed<ConfigDocument> file : ground.get().landscape().facet(PACKAGES)) {
      Optional<Value> root = file.document().root();
      boolean inside = top.isRoot() || file.path().isIn(top);
      if (inside
          && found.size() < MAX_PACKAGES
          && root.flatMap(r -> r.at("scripts", script)).isPresent()
          && isMeant(wanted, top, file.directory(), root)) {
        String path = file.directory().value();
        found.add(call.place(path.substring(below(top))));
      }
    }
    return found;
  }

  private static int below(RepoPath top) {
    return top.isRoot() ? 0 : top.value().length() + 1;
  }

  private static boolean isMeant(
      List<String> wanted, RepoPath top, RepoPath directory, Optional<Value> root) {
    if (directory.equals(top)) {
      return false;
    }
    String path = directory.value().substring(below(top));
    String name = root.flatMap(r -> r.text("name")).orElse("");
    return wanted.stream()
        .anyMatch(want -> want.equals(name) || PathPattern.of(want).matches(path));
  }
}
