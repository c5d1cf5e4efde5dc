package dev.tidemark.link.definition;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.bicep.BicepDocument;
import dev.tidemark.format.bicep.BicepDocument.Declaration;
import dev.tidemark.format.rubylist.RubyList;
import dev.tidemark.format.rubylist.RubyList.Statement;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ansible.AnsibleContent;
import dev.tidemark.link.cloudformation.CloudFormation;
import dev.tidemark.link.cloudformation.CloudFormation.Template;
import dev.tidemark.link.crossplane.OwnPackages;
import dev.tidemark.link.crossplane.PackageUse;
import dev.tidemark.link.crossplane.PackageUses;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.terraform.VersionConstraint;
import dev.tidemark.link.terraform.Versions;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Uses of modules in Bicep, Ansible, Puppet, Chef, CloudFormation and Crossplane, in the order of their places. */
public final class ModuleUses {

  /** All of them, of every origin. */
  public static final Facet<List<ModuleUse>> ALL = new Facet<>("module-uses", ModuleUses::find);

  private static final Set<String> REQUIREMENTS = Set.of("requirements.yml", "requirements.yaml");

  private ModuleUses() {}

  private static List<ModuleUse> find(Landscape landscape) {
    List<ModuleUse> found = new ArrayList<>();
    for (Placed<BicepDocument> file : landscape.documents().all(BicepDocument.class)) {
      file.document().modules().forEach(module -> found.add(bicep(file, module)));
    }
    Map<String, RepoPath> cookbooks = cookbooks(landscape);
    for (Placed<RubyList> file : landscape.documents().all(RubyList.class)) {
      if (RubyList.mayBeRole(file.path())) {
        file.document().statements().forEach(said -> runs(file, said, cookbooks, found));
        continue;
      }
      boolean locked = landscape.hasFile(file.directory().child(lockOf(file.path())));
      file.document()
          .statements()
          .forEach(statement -> ruby(file, statement, cookbooks, locked).ifPresent(found::add));
    }
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).all()) {
      if (REQUIREMENTS.contains(file.path().lowerName())) {
        file.document().root().ifPresent(root -> galaxy(file, root, found));
      }
    }
    for (Template template : landscape.facet(CloudFormation.TEMPLATES)) {
      template.resources().forEach(resource -> nested(template, resource).ifPresent(found::add));
    }
    landscape.facet(AnsibleContent.FACET).calls().forEach(call -> found.add(role(call)));
    OwnPackages own = landscape.facet(OwnPackages.FACET);
    landscape.facet(PackageUses.FACET).stream()
        .filter(PackageUse::isModule)
        .forEach(use -> found.add(configuration(use, own.directoryOf(use))));
    found.sort(Comparator.comparing(ModuleUse::location).thenComparing(ModuleUse::name));
    return List.copyOf(found);
  }

  /** A configuration of Crossplane brings definitions, as a module does. */
  private static ModuleUse configuration(PackageUse use, Optional<RepoPath> here) {
    return new ModuleUse(
        "crossplane",
        use.name(),
        use.source(),
        "oci",
        use.pin(),
        use.version(),
        here,
        !use.own(),
        use.location(),
        use.origin());
  }

  /** A role of this repository that a playbook or another role plays. */
  private static ModuleUse role(AnsibleContent.RoleCall call) {
    String name = call.role().name();
    return use(
        "ansible", call.from(), call.line(), name, Source.here(name, Optional.of(call.role())));
  }

  /** {@code br/public:avm/res/x:0.4.0}, {@code br:registry.azurecr.io/x:1.0}, {@code ts:…:1.0}, or a path. */
  private static ModuleUse bicep(Placed<BicepDocument> file, Declaration module) {
    Optional<RepoPath> target = BicepTemplates.target(file, module);
    String source = module.type();
    if (target.isPresent() || source.isEmpty()) {
      return use("bicep", file, module.line(), module.name(), Source.here(source, target));
    }
    String version = source.substring(source.lastIndexOf(':') + 1);
    boolean versioned = source.chars().filter(c -> c == ':').count() > 1;
    String pin = !versioned ? "none" : Versions.isVersionTag(version) ? "exact" : "tag";
    String kind = source.startsWith("br/public:") || source.startsWith("ts") ? "registry" : "oci";
    boolean open = source.startsWith("br/public:") || source.contains("mcr.microsoft.com/");
    return use(
        "bicep",
        file,
        module.line(),
        module.name(),
        Source.fetched(source, kind, pin, versioned ? version : "", open));
  }

  /** Cookbooks of this repository, by the names that they call each other by. */
  private static Map<String, RepoPath> cookbooks(Landscape landscape) {
    Map<String, RepoPath> cookbooks = new HashMap<>();
    for (Placed<RubyList> file : landscape.documents().inForce(RubyList.class)) {
      if (file.path().lowerName().equals("metadata.rb")) {
        file.document().statements().stream()
            .filter(said -> said.word().equals("name"))
            .forEach(said -> cookbooks.putIfAbsent(said.text(0), file.directory()));
      }
    }
    return cookbooks;
  }

  /** The cookbooks of this repository whose recipes a role of Chef runs: {@code run_list 'recipe[web::tls]', 'role[base]'}. */
  private static void runs(
      Placed<RubyList> file,
      Statement said,
      Map<String, RepoPath> cookbooks,
      List<ModuleUse> found) {
    if (!said.word().equals("run_list")) {
      return;
    }
    for (String item : said.texts()) {
      String recipe = item.startsWith("recipe[") ? item.substring(7).replace("]", "") : "";
      String name = recipe.split("::", 2)[0];
      RepoPath here = cookbooks.get(name);
      if (here != null) {
        found.add(use("chef", file, said.line(), name, Source.here(name, Optional.of(here))));
      }
    }
  }

  /** What the tool that reads such a file writes the exact versions into. */
  private static String lockOf(RepoPath file) {
    return file.lowerName().equals("policyfile.rb")
        ? "Policyfile.lock.json"
        : file.name() + ".lock";
  }

  private static Optional<ModuleUse> ruby(
      Placed<RubyList> file, Statement said, Map<String, RepoPath> cookbooks, boolean locked) {
    String tool = file.path().lowerName().equals("puppetfile") ? "puppet" : "chef";
    boolean uses =
        said.word().equals("mod")
            || said.word().equals("cookbook")
            || said.word().equals("depends");
    if (!uses || said.text(0).isEmpty()) {
      return Optional.empty();
    }
    RepoPath here = said.word().equals("depends") ? cookbooks.get(said.text(0)) : null;
    Source source =
        here != null ? Source.here(said.text(0), Optional.of(here)) : source(file, said);
    return Optional.of(
        use(tool, file, said.line(), said.text(0), locked ? source.locked() : source));
  }

  private static Source source(Placed<RubyList> file, Statement said) {
    String path = said.option("path");
    if (!path.isEmpty()) {
      return Source.here(path, file.directory().resolve(path));
    }
    String git = said.option("git").isEmpty() ? said.option("github") : said.option("git");
    if (!git.isEmpty()) {
      String reference = reference(said);
      return Source.fetched(git, "git", pin(reference), reference, false);
    }
    String version = said.text(1);
    return Source.fetched(said.text(0), "registry", held(version), version, true);
  }

  private static String reference(Statement said) {
    for (String option : List.of("tag", "ref", "commit", "revision", "branch")) {
      if (!said.option(option).isEmpty()) {
        return said.option(option);
      }
    }
    return "";
  }

  private static String pin(String reference) {
    if (reference.isEmpty()) {
      return "none";
    }
    return Versions.isCommit(reference)
        ? "commit"
        : Versions.isVersionTag(reference) || Versions.isNumbered(reference) ? "tag" : "branch";
  }

  private static String held(String version) {
    String bare = version.startsWith("==") ? version.substring(2) : version;
    if (bare.isEmpty() || bare.equals("*") || bare.equals(":latest") || bare.equals("latest")) {
      return "none";
    }
    return new VersionConstraint(bare).hold().pin();
  }

  /** Roles and collections that Ansible Galaxy installs. */
  private static void galaxy(Placed<ConfigDocument> file, Value root, List<ModuleUse> sink) {
    List<Value> items = new ArrayList<>(root.items());
    items.addAll(root.items("roles"));
    items.addAll(root.items("collections"));
    for (Value item : items) {
      String name = item.text("name").or(() -> item.text("src")).or(() -> item.text()).orElse("");
      String source = item.text("src").or(() -> item.text("source")).orElse(name);
      String version = item.text("version").orElse("");
      boolean git =
          source.startsWith("git")
              || source.endsWith(".git")
              || name.startsWith("git@")
              || source.contains("github.com/")
              || item.text("scm").isPresent()
              || item.text("type").orElse("").equals("git");
      if (!name.isEmpty()) {
        sink.add(
            use(
                "ansible",
                file,
                item.line(),
                name,
                git
                    ? Source.fetched(source, "git", pin(version), version, false)
                    : Source.fetched(source, "registry", held(version), version, true)));
      }
    }
  }

  /** Stacks within stacks, by path or address of their template. */
  private static Optional<ModuleUse> nested(Template template, Pair resource) {
    Value body = resource.value();
    String type = body.text("Type").orElse("");
    Optional<String> source =
        switch (type) {
          case "AWS::CloudFormation::Stack" -> body.text("Properties", "TemplateURL");
          case "AWS::Serverless::Application" -> body.text("Properties", "Location");
          default -> Optional.empty();
        };
    boolean application =
        type.equals("AWS::Serverless::Application")
            && body.at("Properties", "Location", "ApplicationId").isPresent();
    if (application) {
      String version = body.text("Properties", "Location", "SemanticVersion").orElse("");
      String id = body.text("Properties", "Location", "ApplicationId").orElse("");
      return Optional.of(
          use(
              "cloudformation",
              template.file(),
              resource.line(),
              resource.key(),
              Source.fetched(id, "registry", held(version), version, true)));
    }
    return source
        .filter(text -> !text.contains("${"))
        .map(text -> nested(template, resource, text));
  }

  private static ModuleUse nested(Template template, Pair resource, String source) {
    return use(
        "cloudformation",
        template.file(),
        resource.line(),
        resource.key(),
        source.contains("://")
            ? Source.fetched(source, "http", "none", "", false)
            : Source.here(source, template.file().directory().resolve(source)));
  }

  private static ModuleUse use(String tool, Placed<?> file, int line, String name, Source source) {
    return new ModuleUse(
        tool,
        name,
        source.written(),
        source.kind(),
        source.pin(),
        source.version(),
        source.target(),
        source.open(),
        file.at(line),
        file.origin());
  }

  /** Where something comes from and how it is held, in the words of {@link ModuleUse}. */
  private record Source(
      String written,
      String kind,
      String pin,
      String version,
      Optional<RepoPath> target,
      boolean open) {

    /** Something of this repository, which its commit holds. */
    static Source here(String written, Optional<RepoPath> target) {
      return new Source(written, "local", "repository", "", target, false);
    }

    /** The same with an exact version, which a lock file beside the list holds. */
    Source locked() {
      boolean open =
          !kind.equals("local") && Set.of("none", "range", "open", "branch").contains(pin);
      return open ? new Source(written, kind, "exact", version, target, this.open) : this;
    }

    static Source fetched(String written, String kind, String pin, String version, boolean open) {
      return new Source(written, kind, pin, version, Optional.empty(), open);
    }
  }
}
