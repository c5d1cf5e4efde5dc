/** Definitions of the tools beside Terraform, Helm and Kubernetes. Imports formats, links and core. */
@NullMarked
package dev.tidemark.detector.otheriac;

import org.jspecify.annotations.NullMarked;
