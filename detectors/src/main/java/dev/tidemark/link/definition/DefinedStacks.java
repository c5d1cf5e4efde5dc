package dev.tidemark.link.definition;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.jsonnet.JsonnetDocument;
import dev.tidemark.format.recipe.Recipe;
import dev.tidemark.format.rubylist.RubyList;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.definition.DefinedStack.Role;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The stacks and libraries of tools that are recognised by their files. */
public final class DefinedStacks {

  /** All of them, sorted by place; one a directory and tool, but one a template where each deploys by itself. */
  public static final Facet<List<DefinedStack>> ALL =
      new Facet<>("defined-stacks", DefinedStacks::find);

  private static final String FILE = "/catalogue/definitions.yaml";

  /** Where Chef keeps what it makes new cookbooks from. */
  private static final String GENERATOR = "/code_generator/";

  /** Folders of a Chef repository that make the folder around them one. */
  private static final Set<String> ASIDE = Set.of(".chef", "roles", "nodes");

  /** Tools whose root declares what lies in recipes below it. */
  private static final Set<String> RECIPES = Set.of("salt", "puppet", "chef");

  private DefinedStacks() {}

  private static final class Bundled {
    static final List<Row> ROWS = load();
  }

  /** A row of the catalogue. */
  private record Row(
      String tool,
      List<Glob> names,
      List<String> paths,
      List<String> except,
      List<String> holds,
      String style,
      boolean root,
      boolean library) {
    Role role() {
      return root ? Role.ROOT : library ? Role.LIBRARY : Role.PART;
    }

    boolean isNamed(String name) {
      for (Glob pattern : names) {
        if (pattern.matches(name)) {
          return true;
        }
      }
      return false;
    }

    boolean liesRight(RepoPath path) {
      if (paths.isEmpty() && except.isEmpty()) {
        return true;
      }
      String place = "/" + path.value();
      return (paths.isEmpty() || Words.anyIn(paths, place)) && !Words.anyIn(except, place);
    }
  }

  private static List<Row> named(String name) {
    return Bundled.ROWS.stream().filter(row -> row.isNamed(name)).toList();
  }

  /** Whether a file of this name may define something. */
  public static boolean mayBeIn(RepoPath path) {
    return named(path.lowerName()).stream().anyMatch(row -> row.liesRight(path))
        || List.of("yaml", "yml", "json", "template", "bicep", "nix").contains(path.extension())
        || NomadFiles.mayBeAt(path);
  }

  private static List<DefinedStack> find(Landscape landscape) {
    List<DefinedStack> found = new ArrayList<>();
    found.addAll(TemplateStacks.find(landscape));
    found.addAll(AnsibleStacks.find(landscape));
    found.addAll(TemplateStacks.bicep(landscape));
    found.addAll(NomadFiles.stacks(landscape));
    found.addAll(RuleFiles.stacks(landscape));
    found.addAll(NixSystems.stacks(landscape));
    Map<String, DefinedStack> byDirectory = new TreeMap<>();
    Map<String, List<Row>> byName = new HashMap<>();
    for (Entry entry :
        landscape.named(name -> !byName.computeIfAbsent(name, DefinedStacks::named).isEmpty())) {
      for (Row row : byName.getOrDefault(entry.path().lowerName(), List.of())) {
        if (entry.isFile() && row.liesRight(entry.path()) && holds(landscape, entry.path(), row)) {
          DefinedStack stack = stack(landscape, entry, row, byDirectory);
          byDirectory.merge(stack.key(), stack, DefinedStack::and);
          break;
        }
      }
    }
    byDirectory.values().forEach(stack -> found.add(inside(stack, byDirectory)));
    found.sort(Comparator.comparing(DefinedStack::location).thenComparing(DefinedStack::tool));
    return List.copyOf(found);
  }

  /** The manifests of a control repository of Puppet are a part of it and no stack of their own. */
  private static DefinedStack inside(DefinedStack stack, Map<String, DefinedStack> all) {
    if (!stack.tool().equals("puppet") || !stack.directory().name().equals("manifests")) {
      return stack;
    }
    DefinedStack around = all.get(stack.tool() + "\n" + stack.directory().parent().value());
    boolean part = around != null && around.role() == Role.ROOT;
    return part ? stack.asPart() : stack;
  }

  private static boolean holds(Landscape landscape, RepoPath path, Row row) {
    if (path.extension().equals("pp")) {
      return landscape.documents().at(path, Recipe.class).isPresent();
    }
    if (row.holds().isEmpty()) {
      return true;
    }
    Optional<Placed<JsonnetDocument>> jsonnet =
        landscape.documents().at(path, JsonnetDocument.class);
    if (jsonnet.isPresent()) {
      return row.holds().stream().allMatch(jsonnet.get().document()::has);
    }
    Optional<Placed<RubyList>> list = landscape.documents().at(path, RubyList.class);
    if (list.isPresent()) {
      return row.holds().stream().allMatch(list.get().document()::says);
    }
    Optional<Value> root =
        landscape.documents().at(path, ConfigDocument.class).flatMap(at -> at.document().root());
    if (root.isEmpty()) {
      return false;
    }
    for (String key : row.holds()) {
      if (root.get().at(key).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static DefinedStack stack(
      Landscape landscape, Entry entry, Row row, Map<String, DefinedStack> before) {
    RepoPath folder = entry.path().parent();
    boolean inside = row.tool().equals("chef") && ASIDE.contains(folder.name()) && row.root();
    RepoPath directory = inside ? folder.parent() : folder;
    boolean wholeTree = row.root() && RECIPES.contains(row.tool());
    DefinedStack known = before.get(DefinedStack.key(row.tool(), directory));
    boolean counted = wholeTree && known != null && known.role() == Role.ROOT;
    List<Entry> files =
        counted ? List.of() : wholeTree ? landscape.below(directory) : List.of(entry);
    return new DefinedStack(
        row.tool(),
        row.style(),
        isOfACookbook(landscape, entry.path()) ? Role.PART : row.role(),
        directory,
        1,
        resources(landscape, files, row.tool()),
        row.root() ? ProgramStacks.environments(landscape, row.tool(), directory) : List.of(),
        Location.of(entry.path()),
        landscape.origin(entry.path()));
  }

  /** Every new cookbook of Chef is given a Policyfile of its own, by which it is tested; nothing is delivered by it. */
  private static boolean isOfACookbook(Landscape landscape, RepoPath path) {
    return path.lowerName().equals("policyfile.rb")
        && landscape.hasFile(path.parent().child("metadata.rb"));
  }

  private static int resources(Landscape landscape, List<Entry> files, String tool) {
    return files.stream()
        .flatMap(file -> landscape.documents().at(file.path(), Recipe.class).stream())
        .filter(file -> file.document().tool().equals(tool))
        .filter(file -> !("/" + file.path().value()).contains(GENERATOR))
        .mapToInt(file -> file.document().resources())
        .sum();
  }

  private static List<Row> load() {
    return BundledYaml.root(FILE).items("definitions").stream()
        .map(
            row ->
                new Row(
                    row.text("tool").orElseThrow(),
                    row.texts("names").stream().map(Glob::text).toList(),
                    row.texts("paths"),
                    row.texts("except"),
                    row.texts("holds"),
                    row.text("style").orElseThrow(),
                    row.isTrue("root"),
                    row.isTrue("library")))
        .toList();
  }
}
