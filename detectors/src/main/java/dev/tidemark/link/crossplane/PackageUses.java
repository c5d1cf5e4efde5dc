package dev.tidemark.link.crossplane;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packages that Crossplane's own files ask for: {@code dependsOn} of a package's {@code crossplane.yaml} and of Upbound
 * projects in both of their forms, and the packages that a cluster installs.
 */
public final class PackageUses {

  /** All of them in force, in the order of their files. */
  public static final Facet<List<PackageUse>> FACET =
      new Facet<>("crossplane-packages", PackageUses::inForce);

  static final List<String> KINDS = List.of("Configuration", "Provider", "Function");

  private PackageUses() {}

  private static List<PackageUse> inForce(Landscape landscape) {
    OwnPackages own = landscape.facet(OwnPackages.FACET);
    return own.uses().stream().filter(use -> use.origin().isInForce()).toList();
  }

  /** Those in force, and those that examples show. */
  static List<PackageUse> find(KubernetesObjects objects) {
    List<PackageUse> uses = new ArrayList<>();
    for (String kind : KINDS) {
      objects
          .of(kind, object -> object.is("meta.pkg.crossplane.io", kind) && isShown(object))
          .forEach(object -> dependencies(object, uses));
      objects
          .of(kind, object -> object.is("pkg.crossplane.io", kind) && isShown(object))
          .forEach(object -> installed(object, uses));
    }
    objects
        .of("Project", object -> object.group().startsWith("meta.") && isShown(object))
        .forEach(object -> dependencies(object, uses));
    uses.sort(Comparator.comparing(PackageUse::location).thenComparing(PackageUse::source));
    return uses;
  }

  private static boolean isShown(KubernetesObject object) {
    return object.isInForce()
        || (object.origin() == Origin.EXAMPLE
            && object.source() == KubernetesObject.Source.MANIFEST);
  }

  private static void dependencies(KubernetesObject object, List<PackageUse> uses) {
    for (Value item : object.spec("dependsOn").map(Value::items).orElse(List.of())) {
      String version = item.text("version").orElse("");
      named(item)
          .map(
              use ->
                  new PackageUse(
                      use.kind(),
                      use.source(),
                      version,
                      false,
                      false,
                      Location.of(object.path(), item.line()),
                      object.origin()))
          .ifPresent(uses::add);
    }
  }

  /** {@code configuration: xpkg…} in the first form, {@code kind} and {@code package} in the second. */
  private static Optional<Named> named(Value item) {
    Stream<Named> first =
        KINDS.stream()
            .flatMap(
                kind ->
                    item
                        .text(kind.toLowerCase(Locale.ROOT))
                        .map(source -> new Named(kind, source))
                        .stream());
    Stream<Named> second =
        item
            .text("package")
            .filter(source -> KINDS.contains(item.text("kind").orElse("")))
            .map(source -> new Named(item.text("kind").orElse(""), source))
            .stream();
    return Stream.concat(first, second).findFirst();
  }

  private static void installed(KubernetesObject object, List<PackageUse> uses) {
    String written = object.specText("package").orElse("");
    int digest = written.indexOf('@');
    int tag = written.indexOf(':', written.lastIndexOf('/') + 1);
    int end = digest >= 0 ? digest : tag;
    if (!written.isEmpty()) {
      uses.add(
          new PackageUse(
              object.kind(),
              end < 0 ? written : written.substring(0, end),
              end < 0 ? "" : written.substring(end + 1),
              true,
              false,
              object.location(),
              object.origin()));
    }
  }

  private record Named(String kind, String source) {}
}
