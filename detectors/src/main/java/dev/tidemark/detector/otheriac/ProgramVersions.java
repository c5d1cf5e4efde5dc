package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tidemark.document.Location;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The versions that programs of infrastructure ask their SDK in, those that Ansible is asked in, and the files that lock them. */
@AutoService(Detector.class)
public final class ProgramVersions implements Detector {
  private static final Set<String> TOOLS = Set.of("cdk", "cdktf", "pulumi", "sst");
  private static final String JSONNET_LOCK = "jsonnetfile.lock.json";
  private static final String ANSIBLE = "ansible";

  /** Packages that bring Ansible itself; many others begin with its name. */
  private static final Set<String> ANSIBLE_PACKAGES =
      Set.of("ansible", "ansible-core", "ansible-base");

  private static final Set<String> MANIFESTS =
      Set.of(
          "package.json",
          "requirements.txt",
          "pyproject.toml",
          "setup.py",
          "setup.cfg",
          "pipfile",
          "go.mod",
          "pom.xml");

  private static final Set<String> PROJECTS = Set.of("csproj", "fsproj", "vbproj");

  private static final Set<String> LOCKS =
      Set.of(
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock",
          "poetry.lock",
          "uv.lock",
          "pipfile.lock",
          "go.sum",
          "packages.lock.json");

  /** How the packages of the SDKs are named where they are asked for. */
  private static final List<String> SDKS =
      List.of(
          "aws-cdk-lib",
          "@aws-cdk/core",
          "software.amazon.awscdk",
          "github.com/aws/aws-cdk-go",
          "Amazon.CDK.Lib",
          "cdktf",
          "@pulumi/",
          "pulumi",
          "com.pulumi",
          "github.com/pulumi/pulumi/sdk",
          "\"Pulumi\"",
          "\"Pulumi.",
          "\"sst\"");

  /** Bytes of a manifest that are looked at; those that people write have some thousand. */
  private static final int LARGEST = 200_000;

  /** A range or number after a blank, a quote or the name itself, and not within a word as {@code /v3} is. */
  private static final Pattern VERSION =
      Pattern.compile(
          "(?:^|[\\s\"'\\]])((?:[<>=~^!]{1,2} ?)?v?[0-9][0-9A-Za-z.*-]*(?: ?, ?[<>=~]{1,2}"
              + " ?[0-9][0-9.]*)?|\\*)");

  /** Lines below the name of a package among which its version stands. */
  private static final int NEAR = 3;

  @Override
  public String id() {
    return "program-versions";
  }

  @Override
  public String sees() {
    return "The versions in which programs of Pulumi and the CDKs ask for their SDK and packages of"
        + " Python for Ansible, the files that lock them, and the locks of jsonnet-bundler.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.version-constraint", "iac.lockfile");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return isManifest(path) || LOCKS.contains(path.lowerName()) || isJsonnetLock(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<RepoPath> seen = new HashSet<>();
    landscape
        .units()
        .of(
            unit ->
                unit.tool().equals(ANSIBLE)
                    || (unit.kind() == Unit.Kind.ROOT && TOOLS.contains(unit.tool())))
        .filter(unit -> unit.origin().isInForce())
        .forEach(unit -> unit(unit, landscape, seen, sink));
    for (Entry entry : landscape.named(JSONNET_LOCK::equals)) {
      if (landscape.origin(entry.path()).isInForce()) {
        sink.accept(lock(entry.path(), "jsonnet"));
      }
    }
  }

  private static boolean isJsonnetLock(RepoPath path) {
    return path.lowerName().equals(JSONNET_LOCK);
  }

  /** The nearest manifest at or above the program that asks for an SDK, and the lock beside it. */
  private static void unit(
      Unit unit, Landscape landscape, Set<RepoPath> seen, Consumer<Evidence> sink) {
    RepoPath directory = unit.directory();
    Optional<Evidence> asked = asked(directory, unit, landscape);
    while (asked.isEmpty() && !directory.isRoot()) {
      directory = directory.parent();
      asked = asked(directory, unit, landscape);
    }
    if (asked.isEmpty() && !unit.tool().equals(ANSIBLE)) {
      lockAbove(unit, landscape, seen, sink);
    } else if (asked.isPresent() && seen.add(asked.get().location().path())) {
      sink.accept(asked.get());
      landscape.in(directory).stream()
          .map(Entry::path)
          .filter(path -> LOCKS.contains(path.lowerName()))
          .forEach(path -> sink.accept(lock(path, unit.tool())));
    }
  }

  private static Optional<Evidence> asked(RepoPath directory, Unit unit, Landscape landscape) {
    return landscape.in(directory).stream()
        .filter(entry -> entry.isFile() && isManifest(entry.path()))
        .sorted(Comparator.comparing(Entry::path))
        .flatMap(entry -> asked(entry, unit, landscape).stream())
        .findFirst();
  }

  /** A program whose SDK comes with another package is locked with all others. */
  private static void lockAbove(
      Unit unit, Landscape landscape, Set<RepoPath> seen, Consumer<Evidence> sink) {
    RepoPath directory = unit.directory();
    boolean packaged = false;
    while (true) {
      List<RepoPath> files = landscape.in(directory).stream().map(Entry::path).toList();
      packaged |= files.stream().anyMatch(ProgramVersions::isManifest);
      List<RepoPath> locks =
          files.stream().filter(path -> LOCKS.contains(path.lowerName())).toList();
      if (packaged && !locks.isEmpty()) {
        locks.stream().filter(seen::add).forEach(path -> sink.accept(lock(path, unit.tool())));
        return;
      }
      if (directory.isRoot()) {
        return;
      }
      directory = directory.parent();
    }
  }

  private static boolean isManifest(RepoPath path) {
    return MANIFESTS.contains(path.lowerName()) || PROJECTS.contains(path.extension());
  }

  private static Evidence lock(RepoPath path, String tool) {
    return Evidence.of("iac.lockfile", Location.of(path))
        .with("tool", tool)
        .with("dir", path.parent().asDirectory());
  }

  private static Optional<Evidence> asked(Entry manifest, Unit unit, Landscape landscape) {
    List<String> lines;
    try {
      lines =
          new String(landscape.snapshot().read(manifest, LARGEST), StandardCharsets.UTF_8)
              .lines()
              .toList();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<String> sdk =
          unit.tool().equals(ANSIBLE)
              ? nameOf(line).filter(ANSIBLE_PACKAGES::contains)
              : SDKS.stream().filter(line::contains).findFirst();
      if (sdk.isPresent() && !line.strip().startsWith("\"name\"")) {
        String written = version(lines.subList(i, Math.min(lines.size(), i + NEAR)), sdk.get());
        if (!written.isEmpty()) {
          return Optional.of(
              Evidence.of("iac.version-constraint", Location.of(manifest.path(), i + 1))
                  .with("tool", unit.tool())
                  .with("what", sdk.get().replace("\"", ""))
                  .with("constraint", written)
                  .with("bounded", isBounded(written, manifest.path()))
                  .with("dir", unit.directory().asDirectory()));
        }
      }
    }
    return Optional.empty();
  }

  /** The package that a line of a manifest of Python begins with. */
  private static Optional<String> nameOf(String line) {
    String text = line.strip().replaceFirst("^[\"']", "");
    int end = 0;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return end == 0 ? Optional.empty() : Optional.of(text.substring(0, end));
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0;
  }

  private static String version(List<String> near, String sdk) {
    String first = near.get(0);
    StringBuilder text =
        new StringBuilder(restOfName(first.substring(first.indexOf(sdk) + sdk.length())));
    near.stream().skip(1).filter(line -> line.contains("<version>")).limit(1).forEach(text::append);
    Matcher matcher = VERSION.matcher(text.toString().replace("<version>", " "));
    return matcher.find() ? matcher.group(1) : "";
  }

  /** What follows the name of a package that only begins as the SDK does: {@code pulumi-aws}, {@code pulumi_aws}. */
  private static String restOfName(String text) {
    int end = 0;
    if (text.startsWith("-") || text.startsWith("_")) {
      while (end < text.length() && isOfName(text.charAt(end))) {
        end++;
      }
    }
    return text.substring(end);
  }

  /** A plain number is exact, or the lowest that is taken, with every tool; only {@code >=} alone leaves the end open. */
  private static boolean isBounded(String written, RepoPath manifest) {
    if (manifest.name().equals("go.mod")) {
      return true;
    }
    boolean open = written.startsWith(">") && written.indexOf('<') < 0;
    return !open && !written.startsWith("*");
  }
}
