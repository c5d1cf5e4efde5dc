package dev.tidemark.link.kubernetes.object;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.SharedText;
import dev.tidemark.document.Value;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;

/**
 * One Kubernetes object, wherever it is written: a manifest, an item of a List, a chart's template, a text inside
 * another object, or Terraform.
 *
 * @param group the API group, empty for the core group, {@link #UNKNOWN_GROUP} where a template hides it
 * @param version the version within the group
 * @param kind the kind, to be read together with the group
 * @param name {@code metadata.name} as written; empty when there is none
 * @param namespace as written; empty when there is none
 * @param body the whole object
 * @param location where it begins and ends
 * @param origin whose the file is
 * @param source in what shape it is written
 * @param off whether a chart's own values leave it out
 */
public record KubernetesObject(
    String group,
    String version,
    String kind,
    String name,
    String namespace,
    Value.Mapping body,
    Location location,
    Origin origin,
    Source source,
    boolean off) {

  public KubernetesObject {
    group = SharedText.of(group);
    version = SharedText.of(version);
  }

  /** The group of an object whose {@code apiVersion} a template computes. */
  public static final String UNKNOWN_GROUP = "?";

  /** The shape in which an object is written. */
  public enum Source {
    /** A manifest that a cluster would take as it is. */
    MANIFEST,
    /** A template of a chart, with its actions neutralised. */
    TEMPLATE,
    /** A patch of kustomize or Flux: part of an object that is written elsewhere. */
    PATCH,
    /** Inside a text or the values of another file. */
    EMBEDDED,
    /** In Terraform: a manifest resource or an encoded object. */
    TERRAFORM
  }

  /** Whether it is of this group and kind; a template's hidden group passes. */
  public boolean is(String wantedGroup, String wantedKind) {
    return kind.equals(wantedKind) && (group.equals(wantedGroup) || group.equals(UNKNOWN_GROUP));
  }

  public RepoPath path() {
    return location.path();
  }

  public RepoPath directory() {
    return location.path().parent();
  }

  /** The value at a path of keys below {@code spec}. */
  public Optional<Value> spec(String... keys) {
    return body.at("spec").flatMap(spec -> keys.length == 0 ? Optional.of(spec) : spec.at(keys));
  }

  /** The text at a path of keys below {@code spec}. */
  public Optional<String> specText(String... keys) {
    return body.at("spec").flatMap(spec -> spec.text(keys));
  }

  public Optional<String> annotation(String key) {
    return body.text("metadata", "annotations", key);
  }

  public Optional<String> label(String key) {
    return body.text("metadata", "labels", key);
  }

  /** The line of a value at a path of keys, or of the object where there is none. */
  public Location at(Optional<Value> value) {
    return value
        .filter(found -> source != Source.EMBEDDED)
        .map(found -> Location.of(path(), found.line()))
        .orElse(Location.of(path(), location.startLine()));
  }

  /** Whether it is really an object of its own, and not a part of one. */
  public boolean isWhole() {
    return source != Source.PATCH;
  }

  /** Whether it is one of the repository's own or generated objects, whole, and not switched off. */
  public boolean isInForce() {
    return origin.isInForce() && isWhole() && !off;
  }

  /** This object where the file that it was found in holds it. */
  KubernetesObject at(Location place) {
    return new KubernetesObject(
        group, version, kind, name, namespace, body, place, origin, source, off);
  }

  /** This object with another body, because values were put in or a patch laid over it. */
  public KubernetesObject with(Value.Mapping other, boolean nowOff) {
    return new KubernetesObject(
        group, version, kind, name, namespace, other, location, origin, source, nowOff);
  }
}
