package dev.tidemark.format.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramFormatTest {

  @Test
  void findsWhatProgramsConstruct() {
    List<DeclaredResource> resources =
        resources(
            """
            -- app/index.ts --
            import * as aws from "@pulumi/aws";
            import { rds as r } from "@pulumi/aws";
            // new aws.s3.Bucket("commented")
            const db = new aws.rds.Instance(`db-${x}`, {
              multiAz: true, engineVersion: "16", size: pick(1, 2),
            });
            const other = new r.Cluster("c", { tags: { a: "b" } }, { parent: this });
            new Local("x");
            -- infra/__main__.py --
            import pulumi_gcp as gcp
            from pulumi_kubernetes.apps.v1 import Deployment
            db = gcp.sql.DatabaseInstance("main", settings={"tier": "db-f1"}, deletion_protection=True)
            Deployment("web", spec=spec)
            -- infra/network_stack.py --
            from aws_cdk import Stack, aws_ec2 as ec2
            class Network(Stack):
                def __init__(self):
                    ec2.Vpc(self, "Vpc", max_azs=3)
            -- lib/data-stack.ts --
            import { Bucket } from 'aws-cdk-lib/aws-s3';
            new Bucket(this, 'Logs', { versioned: true });
            -- main.ts --
            import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
            new DbInstance(this, "db", { multiAz: true });
            """);
    assertThat(resources)
        .extracting(r -> r.tool() + " " + r.type() + " " + r.name())
        .containsExactly(
            "pulumi aws:rds:Instance aws.rds.Instance",
            "pulumi aws:rds:Cluster c",
            "pulumi gcp:sql:DatabaseInstance main",
            "pulumi kubernetes:apps/v1:Deployment web",
            "cdk aws-cdk:ec2:Vpc Vpc",
            "cdk aws-cdk:s3:Bucket Logs",
            "cdktf aws_db_instance db");
    assertThat(resources.get(0).attributes().text("multi_az")).contains("true");
    assertThat(resources.get(0).attributes().at("size").orElseThrow().tag()).isNotEmpty();
    assertThat(resources.get(2).attributes().text("deletion_protection")).contains("true");
  }

  @Test
  void findsWhatProgramsInCompiledLanguagesConstruct() {
    List<DeclaredResource> resources =
        resources(
            """
            -- pulumi/main.go --
            package main

            import (
            	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/rds"
            	appsv1 "github.com/pulumi/pulumi-kubernetes/sdk/v4/go/kubernetes/apps/v1"
            	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
            )

            func main() {
            	// rds.NewInstance(ctx, "commented", nil)
            	db, err := rds.NewInstance(ctx, "db", &rds.InstanceArgs{
            		MultiAz:       pulumi.Bool(true),
            		EngineVersion: pulumi.String("16"),
            		Name:          name,
            	})
            	appsv1.NewDeployment(ctx, "web", nil)
            	local.NewThing("x")
            }
            -- cdk/stack.go --
            package main
            import "github.com/aws/aws-cdk-go/awscdk/v2/awss3"
            func stack() { awss3.NewBucket(stack, jsii.String("Logs"), &awss3.BucketProps{Versioned: jsii.Bool(true)}) }
            -- src/main/java/acme/DataStack.java --
            package acme;
            import software.amazon.awscdk.services.rds.DatabaseInstance;
            import com.pulumi.aws.s3.Bucket;
            class DataStack {
              void run() {
                DatabaseInstance.Builder.create(this, "Db").multiAz(true).build();
                new Bucket("files", BucketArgs.builder().acl("private").build());
                new Other("x");
              }
            }
            -- infra/Program.cs --
            using Pulumi;
            using Pulumi.Aws.S3;
            class Infra {
              void Run() {
                var files = new Bucket("files", new BucketArgs { Acl = "private" });
              }
            }
            """);
    assertThat(resources)
        .extracting(r -> r.tool() + " " + r.type() + " " + r.name())
        .contains(
            "pulumi aws:rds:Instance db",
            "pulumi kubernetes:apps/v1:Deployment web",
            "cdk aws-cdk:s3:Bucket Logs",
            "cdk aws-cdk:rds:DatabaseInstance Db",
            "pulumi aws:s3:Bucket files")
        .hasSize(6);
    assertThat(resources.stream().filter(r -> r.type().equals("aws:rds:Instance")))
        .singleElement()
        .satisfies(
            db -> {
              assertThat(db.attributes().text("multi_az")).contains("true");
              assertThat(db.attributes().text("engine_version")).contains("16");
              assertThat(db.attributes().at("name")).isEmpty();
            });
    assertThat(resources.stream().filter(r -> r.type().equals("aws-cdk:rds:DatabaseInstance")))
        .singleElement()
        .satisfies(db -> assertThat(db.attributes().text("multi_az")).contains("true"));
  }

  @Test
  void compiledProgramsOfOthersAndBrokenOnesConstructNothing() {
    assertThat(
            resources(
                """
                -- cdk/main.go --
                package main
                import "example.org/awss3"
                func main() { awss3.NewBucket("x") }
                -- infra/Two.cs --
                using Amazon.CDK.AWS.S3;
                using Amazon.CDK.AWS.EC2;
                class Two { object a = new Bucket(this, "which of the two"); }
                -- infra/Broken.cs --
                using Pulumi.Aws.S3;
                class Broken { object a = new Bucket("x
                """))
        .extracting(DeclaredResource::type)
        .containsExactly("aws:s3:Bucket");
  }

  @Test
  void otherProgramsAndBrokenOnesConstructNothing() {
    assertThat(
            resources(
                """
                -- app/index.ts --
                import { Button } from "react-pulumi-like";
                new Button("x", { a: [ );
                -- infra/__main__.py --
                import pulumi_aws as aws
                aws.s3.Bucket("x
                -- src/view.ts --
                import * as aws from "@pulumi/aws";
                new aws.s3.Bucket("not looked at");
                """))
        .extracting(DeclaredResource::type)
        .containsExactly("aws:s3:Bucket");
    String deep = "import * as aws from \"pulumi\";\nnew aws.A(" + "{a:[".repeat(50_000);
    assertThat(new ProgramFormat().read(new Blob(deep.getBytes(StandardCharsets.UTF_8))).document())
        .isPresent();
  }

  private static List<DeclaredResource> resources(String files) {
    return DetectorTester.landscape(files).facet(DeclaredResources.ALL);
  }

  @Test
  void findsWhatTheObjectsOfTheCdkMake() {
    List<DeclaredResource> resources =
        resources(
            """
            -- infra/db.ts --
            import { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
            const db = new DatabaseInstance(this, 'Db', {});
            db.metricCPUUtilization({ period: x })
              .createAlarm(this, 'Cpu', { threshold: 75 });
            -- infra/other.ts --
            import { Bell } from './pulumi-bell';
            bell.createAlarm(this, 'Not', {});
            """);
    assertThat(resources)
        .extracting(r -> r.type() + " " + r.name())
        .containsExactly("aws-cdk:rds:DatabaseInstance Db", "aws-cdk:cloudwatch:Alarm Cpu");
  }

  @Test
  void aNameStandsForTheTextThatItWasGiven() {
    List<DeclaredResource> resources =
        resources(
            """
            -- infra/db.ts --
            import { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
            const size = 'db.t3.small';
            const zones = pick();
            new DatabaseInstance(this, 'Db', { instanceType: size, multiAz: zones });
            """);
    assertThat(resources.get(0).attributes().text("instance_type")).contains("db.t3.small");
    assertThat(resources.get(0).attributes().at("multi_az").orElseThrow().tag()).isNotEmpty();
  }
}
