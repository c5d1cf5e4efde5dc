package dev.tidemark.detector.otheriac;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Containers that a playbook keeps running are workloads; those that it runs once or takes away are none. */
class AnsibleContainersTest {

  @Test
  void seesContainersThatAreKeptRunning() {
    DetectorTester.of(new AnsibleContainers())
        .given(
            """
            -- roles/web/tasks/main.yml --
            - name: web
              community.docker.docker_container:
                name: web
                image: nginx:1.27.1
                restart_policy: unless-stopped
                memory: 256m
                healthcheck: {test: [CMD, curl, localhost]}
            - name: data
              docker_container:
                name: data
                image: "postgres:{{ version }}"
            """)
        .sees(
            """
            iac.resource roles/web/tasks/main.yml:9 capability=database count=1 route=raw tool=ansible unit=roles/web/tasks
            image.reference roles/web/tasks/main.yml:4 image=nginx:1.27.1 image-kind=container pin=version tool=ansible
            image.reference roles/web/tasks/main.yml:11 image=postgres:{{ version }} image-kind=container pin=variable tool=ansible
            kubernetes.workload roles/web/tasks/main.yml:2 autoscaled=no data-store=false disruption-budget=no health-check=yes liveness=no name=web pinned-image=yes production=unknown readiness=no replicas=1 replicas-known=true sized=yes spread=no strategy=recreate tool=ansible unit=roles/web/tasks workload-kind=restarted-container
            kubernetes.workload roles/web/tasks/main.yml:9 autoscaled=no data-store=true disruption-budget=no health-check=no liveness=no multi-zone=no name=data pinned-image=unknown production=unknown readiness=no replicas=1 replicas-known=true sized=no spread=no strategy=recreate tool=ansible unit=roles/web/tasks workload-kind=container
            """);
  }

  @Test
  void aServiceOfASwarmSaysHowManyItKeepsAsFarAsThatIsANumber() {
    DetectorTester.of(new AnsibleContainers())
        .given(
            """
            -- roles/web/tasks/main.yml --
            - docker_swarm_service: {name: web, image: "nginx:1.27.1", replicas: 3}
            - docker_swarm_service: {name: open, image: "nginx:1.27.1", replicas: ""}
            """)
        .sees(
            """
            image.reference roles/web/tasks/main.yml:1 image=nginx:1.27.1 image-kind=container pin=version tool=ansible
            image.reference roles/web/tasks/main.yml:2 image=nginx:1.27.1 image-kind=container pin=version tool=ansible
            kubernetes.workload roles/web/tasks/main.yml:1 autoscaled=no data-store=false disruption-budget=no health-check=no liveness=no name=web pinned-image=yes production=unknown readiness=no replicas=3 replicas-known=true sized=no spread=no strategy=rolling tool=ansible unit=roles/web/tasks workload-kind=swarm-service
            kubernetes.workload roles/web/tasks/main.yml:2 autoscaled=no data-store=false disruption-budget=no health-check=no liveness=no name=open pinned-image=yes production=unknown readiness=no replicas-known=false sized=no spread=no strategy=rolling tool=ansible unit=roles/web/tasks workload-kind=swarm-service
            """);
  }

  @Test
  void leavesWhatRunsOnceOrGoesAlone() {
    DetectorTester.of(new AnsibleContainers())
        .given(
            """
            -- roles/web/tasks/main.yml --
            - docker_container: {name: gone, image: nginx:1, state: absent}
            - docker_container: {name: once, image: migrate:1, cleanup: true, detach: false}
            - docker_container: {name: renamed}
            - docker_image: {name: nginx}
            -- notes/containers.yml --
            docker_container: {name: web, image: nginx:1}
            """)
        .seesNothing();
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new AnsibleContainers())
        .given("-- roles/web/tasks/main.yml --\n- docker_container: [3, {image: {x\n")
        .seesNothing();
  }
}
