package dev.tidemark.detector.otheriac;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.api.Test;

/** Custom resources are code in a template; properties that trigger them guard them. */
class CustomResourcesTest {

  @Test
  void seesCustomResourcesAndWhatTriggersThem() {
    DetectorTester.of(new CustomResources())
        .given(
            """
            -- stack/template.yaml --
            AWSTemplateFormatVersion: "2010-09-09"
            Resources:
              Empty:
                Type: Custom::BucketCleaner
                Properties:
                  ServiceToken: !GetAtt Cleaner.Arn
              Seed:
                Type: AWS::CloudFormation::CustomResource
                Properties:
                  ServiceToken: !GetAtt Seeder.Arn
                  Version: "3"
              Bucket:
                Type: AWS::S3::Bucket
            """)
        .sees(
            """
            iac.imperative-step stack/template.yaml:3 guarded=false name=Empty tool=cloudformation unit=stack what=custom-resource
            iac.imperative-step stack/template.yaml:7 guarded=true name=Seed tool=cloudformation unit=stack what=custom-resource
            """);
  }

  @Test
  void leavesOtherFilesAlone() {
    DetectorTester.of(new CustomResources())
        .given(
            """
            -- notes.yaml --
            Resources:
              Seed: {Type: "Custom thing"}
            -- crd.yaml --
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            """)
        .seesNothing();
  }

  @Test
  void survivesBrokenInput() {
    DetectorTester.of(new CustomResources())
        .given("-- a.yaml --\nAWSTemplateFormatVersion: x\nResources: {A: {Type: [Custom::\n")
        .seesNothing();
  }
}
