package dev.tidemark.link.kubernetes.bundle;

import dev.tidemark.link.kubernetes.object.KubernetesObject;
import java.util.List;

/**
 * Objects that are delivered together: an overlay with its bases and patches, a chart with its values, a directory of
 * manifests. What belongs to one workload (its budget, its autoscaler) is looked for in its bundle.
 *
 * @param unit the id of the unit that delivers it
 * @param environment the environment that it is delivered to; empty where names tell none
 * @param packaged whether it is only shipped for others: a chart that nothing here installs
 * @param objects with values and patches put in, those that are switched off included
 * @param takenIn charts from elsewhere that its chart takes in
 */
public record Bundle(
    String unit,
    String environment,
    boolean packaged,
    List<KubernetesObject> objects,
    List<TakenInChart> takenIn) {

  public Bundle {
    objects = List.copyOf(objects);
    takenIn = List.copyOf(takenIn);
  }
}
