package dev.tidemark.detector.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.fixtures.DetectorTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images, what they build on, and whose that is. */
class ImageBuildsTest {

  @Test
  void imagesWithWhatTheyBuildOn() {
    DetectorTester.of(new ImageBuilds())
        .given(
            """
            -- app/Dockerfile --
            ARG VERSION=1.22
            FROM golang:${VERSION} AS build
            RUN go build
            FROM build AS test
            FROM gcr.io/distroless/static@sha256:0123456789abcdef
            COPY --from=build /app /app
            -- other/Containerfile --
            from alpine
            -- scratch.dockerfile --
            FROM scratch
            """)
        .sees(
            """
            image.base-use app/Dockerfile:2 base=golang:1.22 pin=version registry=docker.io shared=false
            image.base-use app/Dockerfile:5 base=gcr.io/distroless/static@sha256:0123456789abcdef pin=digest registry=gcr.io shared=false
            image.base-use other/Containerfile:1 base=alpine pin=floating registry=docker.io shared=false
            image.build app/Dockerfile:5 base=gcr.io/distroless/static@sha256:0123456789abcdef image-kind=container is-base=false published=false tool=docker
            image.build other/Containerfile:1 base=alpine image-kind=container is-base=false published=false tool=docker
            image.build scratch.dockerfile:1 base=scratch image-kind=container is-base=false published=false tool=docker
            """);
  }

  @Test
  void basesOfTheOrganisationsOwn() {
    DetectorTester.of(new ImageBuilds())
        .given(
            """
            -- images/python/Dockerfile --
            FROM python:3.12
            -- app/Dockerfile --
            ARG REGISTRY
            FROM ${REGISTRY}/python:1.4.0
            -- mirror/Dockerfile --
            FROM mirror.example.org/library/node:22
            -- job/Dockerfile --
            FROM acme.azurecr.io/runtime/java:17
            -- other/Dockerfile --
            FROM bitnami/python:3.12
            """)
        .sees(
            """
            image.base-use app/Dockerfile:2 base=${REGISTRY}/python:1.4.0 pin=variable registry=docker.io shared=true
            image.base-use images/python/Dockerfile:1 base=python:3.12 pin=version registry=docker.io shared=false
            image.base-use job/Dockerfile:1 base=acme.azurecr.io/runtime/java:17 pin=version registry=acme.azurecr.io shared=true
            image.base-use mirror/Dockerfile:1 base=mirror.example.org/library/node:22 pin=version registry=mirror.example.org shared=false
            image.base-use other/Dockerfile:1 base=bitnami/python:3.12 pin=version registry=docker.io shared=false
            image.build app/Dockerfile:2 base=${REGISTRY}/python:1.4.0 image-kind=container is-base=false published=false tool=docker
            image.build images/python/Dockerfile:1 base=python:3.12 image-kind=container is-base=true published=false tool=docker
            image.build job/Dockerfile:1 base=acme.azurecr.io/runtime/java:17 image-kind=container is-base=false published=false tool=docker
            image.build mirror/Dockerfile:1 base=mirror.example.org/library/node:22 image-kind=container is-base=false published=false tool=docker
            image.build other/Dockerfile:1 base=bitnami/python:3.12 image-kind=container is-base=false published=false tool=docker
            """);
  }

  @Test
  void whatAPipelineHerePushesIsTheOrganisationsOwn() {
    List<Evidence> seen =
        DetectorTester.of(new ImageBuilds())
            .given(
                """
                -- base/Dockerfile --
                FROM debian:12
                -- app/Dockerfile --
                FROM gcr.io/acme-images/base:1.0.0
                -- other/Dockerfile --
                FROM gcr.io/distroless/base
                -- .github/workflows/images.yml --
                on: push
                jobs: {images: {steps: [{run: docker push gcr.io/acme-images/base:1.2.3}]}}
                """)
            .evidence();
    assertThat(seen)
        .filteredOn(fact -> fact.is("shared") || fact.is("is-base"))
        .extracting(fact -> fact.location().path().value())
        .containsExactly("app/Dockerfile", "base/Dockerfile");
  }

  @Test
  void aDockerfileInCommentsOrAnIgnoreFileBuildsNothing() {
    DetectorTester.of(new ImageBuilds())
        .given(
            """
            -- Dockerfile --
            # FROM alpine:3
            RUN <<EOF
            FROM alpine:3
            EOF
            -- Dockerfile.dockerignore --
            FROM alpine:3
            -- docs/dockerfile.md --
            FROM alpine:3
            """)
        .seesNothing();
  }
}
