package dev.tidemark.repository;

import java.util.List;
import java.util.Optional;

/**
 * Where a repository was cloned from, as the page that a person would open: credentials, port and protocol taken away.
 *
 * @param name {@code org/name}, or with more groups between
 * @param page the web address of the forge's page
 */
public record Remote(String name, String page) {
  /** A path of more groups than this is no forge's. */
  private static final int DEEPEST = 12;

  /**
   * Reads the address of a clone: {@code https}, {@code ssh}, {@code git}, or {@code user@host:path}. Local paths and
   * addresses with characters that no forge uses give nothing.
   */
  public static Optional<Remote> of(String address) {
    String rest = address.strip();
    int scheme = rest.indexOf("://");
    if (scheme >= 0) {
      if (!List.of("https", "http", "ssh", "git", "git+ssh").contains(rest.substring(0, scheme))) {
        return Optional.empty();
      }
      rest = rest.substring(scheme + 3);
    } else {
      int colon = rest.indexOf(':');
      if (colon <= 1 || rest.substring(0, colon).indexOf('/') >= 0) {
        return Optional.empty();
      }
      rest = rest.substring(0, colon) + "/" + rest.substring(colon + 1);
    }
    int slash = rest.indexOf('/');
    if (slash <= 0) {
      return Optional.empty();
    }
    String host = host(rest.substring(0, slash));
    String path = path(rest.substring(slash + 1));
    return isHost(host) && isPath(path) ? Optional.of(forge(host, path)) : Optional.empty();
  }

  private static String host(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    return port < 0 ? host : host.substring(0, port);
  }

  private static String path(String written) {
    String path = written;
    while (path.startsWith("/")) {
      path = path.substring(1);
    }
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return bare(path);
  }

  /** A path or name of a repository without the ending that addresses may have. */
  public static String bare(String path) {
    return path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
  }

  /** Azure DevOps has another path for ssh than for its page. */
  private static Remote forge(String host, String path) {
    List<String> names = List.of(path.split("/", -1));
    if (host.equals("ssh.dev.azure.com") && names.size() == 4 && names.get(0).equals("v3")) {
      return new Remote(
          names.get(1) + "/" + names.get(3),
          "https://dev.azure.com/" + names.get(1) + "/" + names.get(2) + "/_git/" + names.get(3));
    }
    if (host.equals("dev.azure.com") && names.size() == 4 && names.get(2).equals("_git")) {
      return new Remote(names.get(0) + "/" + names.get(3), "https://" + host + "/" + path);
    }
    return new Remote(path, "https://" + host + "/" + path);
  }

  private static boolean isHost(String host) {
    return host.indexOf('.') > 0 && host.length() < 254 && host.chars().allMatch(Remote::isPlain);
  }

  private static boolean isPath(String path) {
    List<String> names = List.of(path.split("/", -1));
    return names.size() >= 2
        && names.size() <= DEEPEST
        && names.stream().noneMatch(name -> name.isEmpty() || name.startsWith(".."))
        && path.length() < 1_000
        && path.chars().allMatch(c -> c == '/' || isPlain(c));
  }

  private static boolean isPlain(int c) {
    return c < 128
        && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '~');
  }
}
