package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.link.kubernetes.OtherNotations;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows {@code npm run x --workspaces}, {@code npm -w packages/a run x} and what yarn and pnpm have for it into the packages of a repository that have
 * such a script.
 */
final class NodeWorkspaces implements Follower {
  /** More packages than a repository of many has. */
  private static final int MAX_PACKAGES = 60;

  private static final Set<String> ALL = Set.of("--workspaces", "-ws");
  private static final Set<String> ONE = Set.of("--workspace", "-w");

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
    String program = call.program();
    if (!Set.of("npm", "yarn", "pnpm").contains(program)) {
      return Optional.empty();
    }
    List<String> named = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    boolean all = false;
    for (int i = 0; i < call.words().size(); i++) {
      String word = call.words().get(i);
      boolean more = i + 1 < call.words().size();
      if (program.equals("yarn") && rest.size() == 1 && word.equals("workspace") && more) {
        named.add(call.words().get(++i));
      } else if (program.equals("yarn") && rest.size() == 1 && word.equals("workspaces")) {
        all = true;
        i += more && call.words().get(i + 1).equals("foreach") ? 1 : 0;
      } else if (program.equals("pnpm") && Set.of("--filter", "-F").contains(word) && more) {
        named.add(bare(call.words().get(++i)));
      } else if (program.equals("pnpm") && word.startsWith("--filter=")) {
        named.add(bare(word.substring(9)));
      } else if (program.equals("pnpm") && Set.of("-r", "--recursive").contains(word)) {
        all = true;
      } else if (ONE.contains(word) && !program.equals("pnpm") && more) {
        named.add(call.words().get(++i));
      } else if (word.startsWith("--workspace=")) {
        named.add(word.substring(12));
      } else if (ALL.contains(word)) {
        all = true;
      } else if (!word.equals("--if-present")
          && !word.equals("--include-workspace-root")
          && !(program.equals("pnpm") && word.equals("-w"))) { // the top of the workspace
        rest.add(word);
      }
    }
    int run = Math.max(rest.indexOf("run"), rest.indexOf("run-script"));
    Optional<String> first =
        rest.stream().skip(1).filter(word -> !word.startsWith("-")).findFirst();
    boolean test =
        run < 0
            && (program.equals("npm")
                ? rest.contains("test") || rest.contains("t")
                : first.isPresent());
    if ((named.isEmpty() && !all) || (run < 0 && !test) || run == rest.size() - 1) {
      return Optional.empty();
    }
    boolean npm = program.equals("npm");
    String script = test ? (npm ? "test" : first.orElse("test")) : rest.get(run + 1);
    List<Deed> deeds = new ArrayList<>();
    for (String directory : directories(call, named, all, script)) {
      ShellState there = call.state().copy();
      there.directory = directory;
      deeds.addAll(reader.read(new Call(rest, call.node(), call.scope(), there, call.soft())));
    }
    if (deeds.isEmpty()) {
      return named.isEmpty() ? Optional.empty() : Optional.of(call.unresolved("missing"));
    }
    return Optional.of(call.followed("its workspaces", deeds));
  }

  /** A filter of pnpm without the marks that add what a package needs, or what needs it. */
  private static String bare(String filter) {
    String name = filter.replace("...", "").replace("^", "");
    return name.startsWith("./") ? name.substring(2) : name;
  }

  /** The folders of the packages that are meant and have the script. */
  private static List<String> directories(
      Call call, List<String> named, boolean all, String script) {
    Optional<Ground> ground = call.ground();
    if (ground.isEmpty()) {
      return List.of();
    }
    List<String> wanted = new ArrayList<>(named);
    if (all) {
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
