package dev.tidemark.link.kubernetes;

import dev.tidemark.format.ConfigDocument;
import java.util.Locale;
import java.util.Set;

/** How a container image is held, and what it is called. */
public final class Images {
  private static final Set<String> FLOATING =
      Set.of(
          "latest",
          "stable",
          "edge",
          "main",
          "master",
          "nightly",
          "dev",
          "develop",
          "rolling",
          "lts",
          "canary",
          "snapshot",
          "release",
          "prod",
          "production",
          "staging",
          "current",
          "alpine");

  private Images() {}

  /** {@code digest}, {@code version}, {@code floating}, or {@code variable} where a template or variable hides it. */
  public static String pin(String image) {
    if (image.contains("@sha256:")) {
      return "digest";
    }
    if (ConfigDocument.isTemplated(image) || image.contains("${") || image.contains("$(")) {
      return "variable";
    }
    String last = image.substring(image.lastIndexOf('/') + 1);
    int colon = last.indexOf(':');
    String tag = colon < 0 ? "" : last.substring(colon + 1).toLowerCase(Locale.ROOT);
    return tag.isEmpty() || FLOATING.contains(tag) ? "floating" : "version";
  }

  /** The name of an image without its tag and digest. */
  public static String name(String image) {
    int digest = image.indexOf('@');
    String name = digest < 0 ? image : image.substring(0, digest);
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }
}
