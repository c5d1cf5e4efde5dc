package dev.tidemark.detector.gitops;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** A rolling sync is progressive delivery, and its steps order environments. */
class ProgressiveSyncsTest {

  @Test
  void seesTheStepsOfARollingSync() {
    DetectorTester.of(new ProgressiveSyncs())
        .given(
            """
            -- apps/web.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: web}
            spec:
              strategy:
                type: RollingSync
                rollingSync:
                  steps:
                    - matchExpressions: [{key: stage, operator: In, values: [env-dev]}]
                    - matchExpressions: [{key: stage, operator: In, values: [env-prod]}]
                      maxUpdate: 25%
            """)
        .sees(
            """
            ci.environment apps/web.yaml:10 after=[dev] environment=prod ordered-by=needs production=true scope=web tool=argo-cd
            ci.environment apps/web.yaml:9 environment=dev ordered-by=none production=false scope=web tool=argo-cd
            delivery.strategy apps/web.yaml:6 gated=true strategy=canary tool=argo-cd
            """);
  }

  @Test
  void leavesSetsThatSyncAllAtOnceAlone() {
    DetectorTester.of(new ProgressiveSyncs())
        .given(
            """
            -- apps/web.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: web}
            spec: {strategy: {type: AllAtOnce, rollingSync: {steps: [{maxUpdate: 1}]}}}
            -- apps/other.yaml --
            apiVersion: apps.example/v1
            kind: ApplicationSet
            metadata: {name: other}
            spec: {strategy: {type: RollingSync, rollingSync: {steps: [{maxUpdate: 1}]}}}
            """)
        .seesNothing();
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new ProgressiveSyncs())
        .given(
            "-- a.yaml --\n"
                + "apiVersion: argoproj.io/v1alpha1\n"
                + "kind: ApplicationSet\n"
                + "spec: {strategy: {type: RollingSync, rollingSync: {steps: 3\n")
        .seesNothing();
  }

  @Test
  void aRollingSyncWithoutStepsIsAnOrdinaryOne() {
    DetectorTester.of(new ProgressiveSyncs())
        .given(
            """
            -- apps/set.yaml --
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: shop}
            spec: {strategy: {type: RollingSync, rollingSync: {steps: []}}}
            """)
        .seesNothing();
  }
}
