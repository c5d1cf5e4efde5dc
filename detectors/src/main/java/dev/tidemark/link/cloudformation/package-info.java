/** CloudFormation and SAM templates, told apart from other YAML and JSON by what they say. */
@NullMarked
package dev.tidemark.link.cloudformation;

import org.jspecify.annotations.NullMarked;
