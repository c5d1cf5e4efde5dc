package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

class SandboxTestsTest {

  @Test
  void whatAnOwnInstallerPutsOnAClusterOfTheJobIsTestedByWaitingForIt() {
    DetectorTester.of(new CiChecks())
        .given(
            """
            -- .github/workflows/ci.yml --
            on: pull_request
            jobs:
              try:
                steps:
                  - run: kind create cluster
                  - run: make install
                  - run: kubectl wait --for=condition=Ready pod --all --timeout=300s
            -- Makefile --
            install:
            	shipyard install --all
            -- chart/Chart.yaml --
            apiVersion: v2
            name: shop
            version: 1.0.0
            """)
        .sees(
            """
            ci.check .github/workflows/ci.yml:7 blocking=true category=integration creates=true pipeline=ci.yml runs=pipeline subject=manifest system=github-actions tool=kubectl triggers=[change-request]
            """);
  }

  @Test
  void waitingOnAClusterThatLastsOrWhereNothingWasInstalledIsNoTest() {
    DetectorTester.of(new CiChecks())
        .given(
            """
            -- .github/workflows/ci.yml --
            on: push
            jobs:
              deploy:
                steps:
                  - run: shipyard install --all
                  - run: argocd app wait shop
              ready:
                steps:
                  - run: kind create cluster
                  - run: kubectl wait --for=condition=Ready node --all
            """)
        .seesNothing();
  }

  @Test
  void aJobThatBreaksOffIsNoTest() {
    DetectorTester.of(new CiChecks())
        .given(
            """
            -- .github/workflows/ci.yml --
            on: push
            jobs:
              try:
                steps:
                  - run: kind create cluster
                  - run: 'kubectl wait
            """)
        .seesNothing();
  }
}
