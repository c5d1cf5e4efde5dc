package dev.tidemark.link.terraform;

import dev.tidemark.document.Words;
import dev.tidemark.repository.Remote;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a module comes from, and how its version is held.
 *
 * @param written as it stands in the file, with interpolations
 * @param address without subdirectory, query, forced getter and user; for a local path the path
 * @param subdirectory what follows {@code //}; empty for the top
 * @param version the reference or version as written; empty when there is none
 */
public record ModuleSource(
    String written, Kind kind, Pin pin, String address, String subdirectory, String version) {

  /** Where a module comes from. */
  public enum Kind {
    LOCAL,
    REGISTRY,
    GIT,
    HTTP,
    OCI,
    S3,
    ARCHIVE,
    UNKNOWN
  }

  /** How a version is held. */
  public enum Pin {
    EXACT,
    RANGE,
    OPEN,
    TAG,
    BRANCH,
    COMMIT,
    DIGEST,
    NONE,
    REPOSITORY;

    /** Whether the same thing is fetched tomorrow. */
    public boolean isPinned() {
      return this == EXACT || this == TAG || this == COMMIT || this == DIGEST || this == REPOSITORY;
    }
  }

  private static final List<String> GIT_HOSTS =
      List.of("github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/");
  private static final List<String> ARCHIVES =
      List.of(".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar");

  /** Reads a source and the version constraint beside it. */
  public static ModuleSource of(String written, Optional<String> constraint) {
    String source = written.strip();
    if (isLocal(source)) {
      return new ModuleSource(source, Kind.LOCAL, Pin.REPOSITORY, source, "", "");
    }
    String getter = getter(source);
    String bare = source.substring(getter.isEmpty() ? 0 : getter.length() + 2);
    String query = bare.indexOf('?') < 0 ? "" : bare.substring(bare.indexOf('?') + 1);
    String path = bare.substring(0, bare.length() - (query.isEmpty() ? 0 : query.length() + 1));
    if (path.endsWith("?")) {
      path = path.substring(0, path.length() - 1);
    }
    int scheme = path.indexOf("://");
    int cut = path.indexOf("//", scheme < 0 ? 0 : scheme + 3);
    String subdirectory = cut < 0 ? "" : path.substring(cut + 2);
    String address = address(cut < 0 ? path : path.substring(0, cut));
    Kind kind = kind(getter, bare, address);
    return switch (kind) {
      case GIT -> git(source, address, subdirectory, parameter(query, "ref").split("//", 2));
      case REGISTRY -> registry(source, address, subdirectory, constraint);
      case OCI -> oci(source, address, subdirectory, query);
      case HTTP, S3, ARCHIVE -> file(source, kind, address, subdirectory, query);
      default -> new ModuleSource(source, kind, Pin.NONE, address, subdirectory, "");
    };
  }

  /** A source that no reader could follow: an expression that is no template. */
  public static ModuleSource unknown(String written) {
    return new ModuleSource(written, Kind.UNKNOWN, Pin.NONE, written, "", "");
  }

  /** The organisation, group or registry namespace; empty for local and other sources. */
  public String namespace() {
    List<String> names = List.of(address.split("/", -1));
    if (kind == Kind.REGISTRY) {
      return names.size() == 4 ? names.get(1) : names.get(0);
    }
    return kind == Kind.GIT && names.size() > 2 ? names.get(1) : "";
  }

  /** The registry's or forge's host; empty for the public registry. */
  public String host() {
    List<String> names = List.of(address.split("/", -1));
    boolean hosted = kind == Kind.REGISTRY ? names.size() == 4 : kind == Kind.GIT;
    return hosted ? names.get(0) : "";
  }

  private static boolean isLocal(String source) {
    return source.startsWith("./")
        || source.startsWith("../")
        || source.equals(".")
        || source.equals("..")
        || source.startsWith("/")
        || source.startsWith("${path.module}")
        || source.startsWith("${path.root}");
  }

  private static String getter(String source) {
    int at = source.indexOf("::");
    if (at <= 0 || at > 10) {
      return "";
    }
    return source.substring(0, at).chars().allMatch(Character::isLetterOrDigit)
        ? source.substring(0, at)
        : "";
  }

  private static Kind kind(String getter, String bare, String address) {
    String lower = bare.toLowerCase(Locale.ROOT);
    if (getter.equals("s3") || getter.equals("gcs") || address.contains(".amazonaws.com/")) {
      return Kind.S3;
    }
    if (getter.equals("oci") || lower.startsWith("oci://")) {
      return Kind.OCI;
    }
    if (lower.startsWith("tfr://")) {
      return Kind.REGISTRY;
    }
    if (getter.equals("git")
        || getter.equals("hg")
        || lower.startsWith("git@")
        || lower.startsWith("ssh://")
        || lower.startsWith("git://")
        || GIT_HOSTS.stream().anyMatch(host -> lower.startsWith(host))) {
      return Kind.GIT;
    }
    boolean web = lower.startsWith("http://") || lower.startsWith("https://");
    if (Words.anyEnds(ARCHIVES, address) || lower.contains("archive=")) {
      return Kind.ARCHIVE;
    }
    if (web) {
      return address.endsWith(".git") ? Kind.GIT : Kind.HTTP;
    }
    int names = address.split("/", -1).length;
    boolean plain = !address.contains("${") && !address.contains(" ") && !address.startsWith("/");
    return plain && (names == 3 || names == 4) ? Kind.REGISTRY : Kind.UNKNOWN;
  }

  /** Host and path alone: {@code https://user@host/org/repo.git} and {@code git@host:org/repo} are the same place. */
  private static String address(String path) {
    int scheme = path.indexOf("://");
    String rest = scheme < 0 ? path : path.substring(scheme + 3);
    int slash = rest.indexOf('/');
    int at = rest.indexOf('@');
    if (at >= 0 && (slash < 0 || at < slash)) {
      rest = rest.substring(at + 1);
    }
    int colon = rest.indexOf(':');
    if (scheme < 0 && colon > 0 && (rest.indexOf('/') < 0 || colon < rest.indexOf('/'))) {
      rest = rest.substring(0, colon) + "/" + rest.substring(colon + 1);
    }
    while (rest.startsWith("/")) {
      rest = rest.substring(1);
    }
    return rest;
  }

  /** No reference of Git holds two slashes in a row: what follows them is a directory, as older versions took it. */
  private static ModuleSource git(String written, String address, String sub, String[] ref) {
    String place = Remote.bare(address);
    String directory = sub.isEmpty() && ref.length > 1 ? ref[1] : sub;
    return new ModuleSource(written, Kind.GIT, pinOf(ref[0]), place, directory, ref[0]);
  }

  /** How a Git reference holds. */
  static Pin pinOf(String ref) {
    if (ref.isEmpty()) {
      return Pin.NONE;
    }
    if (Versions.isCommit(ref)) {
      return Pin.COMMIT;
    }
    return Versions.isVersionTag(ref.startsWith("tags/") ? ref.substring(5) : ref)
        ? Pin.TAG
        : Pin.BRANCH;
  }

  private static ModuleSource registry(
      String written, String address, String sub, Optional<String> constraint) {
    String query = written.indexOf('?') < 0 ? "" : written.substring(written.indexOf('?') + 1);
    String version = constraint.orElse(parameter(query, "version"));
    Pin pin =
        version.isEmpty()
            ? Pin.NONE
            : switch (new VersionConstraint(version).hold()) {
              case EXACT -> Pin.EXACT;
              case RANGE -> Pin.RANGE;
              case OPEN -> Pin.OPEN;
            };
    return new ModuleSource(written, Kind.REGISTRY, pin, address, sub, version);
  }

  private static ModuleSource oci(String written, String address, String sub, String query) {
    String digest = parameter(query, "digest");
    String tag = parameter(query, "tag");
    Pin pin =
        !digest.isEmpty()
            ? Pin.DIGEST
            : tag.isEmpty() ? Pin.NONE : Versions.isVersionTag(tag) ? Pin.TAG : Pin.BRANCH;
    return new ModuleSource(written, Kind.OCI, pin, address, sub, digest.isEmpty() ? tag : digest);
  }

  /** A file at an address: its checksum or the version in its name holds it. */
  private static ModuleSource file(
      String written, Kind kind, String address, String sub, String query) {
    String checksum = parameter(query, "checksum");
    String name = address.substring(address.lastIndexOf('/') + 1);
    String version = parameter(query, "versionId");
    Pin pin =
        !checksum.isEmpty()
            ? Pin.DIGEST
            : !version.isEmpty() || Versions.isVersionTag(name) ? Pin.TAG : Pin.NONE;
    return new ModuleSource(written, kind, pin, address, sub, version);
  }

  private static String parameter(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }
}
