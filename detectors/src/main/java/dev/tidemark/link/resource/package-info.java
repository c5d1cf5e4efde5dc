/**
 * Resources as definitions declare them, whatever the tool: one neutral view of Terraform, CloudFormation, ARM, Bicep,
 * Pulumi and Crossplane. May import formats, core and the links of the tools that it views; never a detector.
 */
@NullMarked
package dev.tidemark.link.resource;

import org.jspecify.annotations.NullMarked;
