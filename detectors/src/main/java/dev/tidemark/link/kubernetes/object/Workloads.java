package dev.tidemark.link.kubernetes.object;

import java.util.Set;

/** Which kinds keep a process running, and which only come with one. */
public final class Workloads {
  private static final Set<String> APPS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private Workloads() {}

  /** Whether an object is a workload: a process kept running. Jobs are none. */
  public static boolean isWorkload(KubernetesObject object) {
    return (APPS.contains(object.kind())
            && (object.group().equals("apps")
                || object.group().equals(KubernetesObject.UNKNOWN_GROUP)))
        || object.is("argoproj.io", "Rollout")
        || object.is("apps.openshift.io", "DeploymentConfig")
        || object.is("apps.kruise.io", "CloneSet")
        || (object.kind().equals("Service") && object.group().equals("serving.knative.dev"));
  }

  /** Whether an object shows that its directory is applied to a cluster for good. */
  public static boolean isDelivered(KubernetesObject object) {
    return isWorkload(object)
        || object.is("batch", "CronJob")
        || object.is("", "Namespace")
        || object.is("networking.k8s.io", "Ingress");
  }
}
