package dev.tidemark.detector.kubernetes;

import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A data store that an object asks a controller for: what it is, how many members it has and whether it is backed up. */
final class RequestedDataStore {
  private final KubernetesObject object;
  private final Value row;
  private final String unit;
  private final String tool;
  private final String capability;

  /**
   * @param row what the catalogue knows of the object's kind
   * @param unit the id of the unit that holds the object
   */
  RequestedDataStore(KubernetesObject object, Value row, String unit) {
    this.object = object;
    this.row = row;
    this.unit = unit;
    this.tool = row.text("tool").orElse("kubernetes");
    this.capability = row.text("capability").orElse("");
  }

  void give(Consumer<Evidence> sink) {
    sink.accept(resource());
    if (runsMembers()) {
      sink.accept(workload());
      if (at("backup").isPresent()) {
        sink.accept(fact("resilience.backup").with("subject", capability).with("unit", unit));
      }
    }
  }

  /** A bucket, and a queue that a cloud runs, have no members of their own. */
  private boolean runsMembers() {
    return !capability.equals("bucket")
        && !(capability.equals("queue") && tool.equals("crossplane"));
  }

  private Evidence resource() {
    return fact("iac.resource")
        .with("capability", capability)
        .with("count", 1)
        .with("unit", unit)
        .with("route", row.text("route").orElse("raw"));
  }

  private Evidence workload() {
    OptionalLong members = Autoscaling.number(at("members").flatMap(Value::text));
    Evidence workload =
        fact("kubernetes.workload")
            .with("name", object.name())
            .with("workload-kind", object.kind())
            .with("data-store", true)
            .with("replicas-known", members.isPresent())
            .with("multi-zone", overZones(members))
            .with("health-check", Known.YES)
            .with("unit", unit);
    return members.isPresent() ? workload.with("replicas", members.getAsLong()) : workload;
  }

  private Known overZones(OptionalLong members) {
    boolean zones = at("zones").filter(Value::isTrue).isPresent();
    if (zones || members.orElse(1) > 1) {
      return Known.YES;
    }
    return members.isPresent() ? Known.NO : Known.UNKNOWN;
  }

  /** What the object says at the path that the catalogue gives for a field. */
  private Optional<Value> at(String field) {
    return row.text(field).flatMap(path -> object.body().at(path.split("\\.", -1)));
  }

  private Evidence fact(String kind) {
    return Evidence.of(kind, object.location()).with("tool", tool);
  }
}
