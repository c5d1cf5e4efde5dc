/**
 * Resources as definitions declare them, whatever the tool: one neutral view of Terraform, CloudFormation, ARM, Bicep,
 * Pulumi and Crossplane. May import formats and core, never a detector.
 */
@NullMarked
package dev.tidemark.link.resource;

import org.jspecify.annotations.NullMarked;
