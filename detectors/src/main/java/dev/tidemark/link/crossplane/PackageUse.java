package dev.tidemark.link.crossplane;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.link.terraform.VersionConstraint;

/**
 * A package that is asked for by another one, or installed in a cluster.
 *
 * @param kind {@code Configuration}, {@code Provider} or {@code Function}
 * @param source the package without its version: {@code xpkg.crossplane.io/crossplane-contrib/provider-sql}
 * @param version as written: {@code v1.2.0}, {@code >=v1.0.0}, a digest; empty when there is none
 * @param installed whether a cluster is given it; else another package or project asks for it
 * @param own whether it is published in a place where packages of this repository are
 */
public record PackageUse(
    String kind,
    String source,
    String version,
    boolean installed,
    boolean own,
    Location location,
    Origin origin) {

  /** Configurations bring definitions, as modules do; the others are tools, unless whoever asks for them makes them too. */
  public boolean isModule() {
    return own || kind.equals("Configuration");
  }

  /** Where it is published: everything before its name. */
  public String place() {
    return source.substring(0, Math.max(0, source.lastIndexOf('/')));
  }

  PackageUse asOwn() {
    return new PackageUse(kind, source, version, installed, true, location, origin);
  }

  /** The last part of the source. */
  public String name() {
    return source.substring(source.lastIndexOf('/') + 1);
  }

  /** How the version is held, in the words of {@code iac.module-use}. */
  public String pin() {
    if (version.startsWith("sha256:")) {
      return "digest";
    }
    if (version.isEmpty() || version.equals("latest")) {
      return "none";
    }
    boolean tag =
        version.length() > 1 && version.charAt(0) == 'v' && Character.isDigit(version.charAt(1));
    return new VersionConstraint(tag ? version.substring(1) : version).hold().pin();
  }
}
