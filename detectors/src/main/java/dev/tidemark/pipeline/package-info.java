/**
 * The common pipeline model, the translators from each CI system's notation into it, and the linking of what steps call.
 *
 * <pre>
 *  .github/workflows/x.yml   .gitlab-ci.yml   Jenkinsfile   …     (documents, read by formats)
 *            \                    |               /
 *             \    one Translator per CI system  /
 *              v                  v             v
 *   Pipeline  ── triggers (push, change-request, … with branch and path filters)
 *     └ Job   ── needs, matrix, environment, approval, condition, may-fail
 *        └ Step ── a script (Run) or something used by name (Use)
 *                             |
 *                 Linker: follows what the step calls
 *        make, npm, task, just → their commands     scripts → their commands, with cd, loops, functions, set -e
 *        actions, workflows, includes → their jobs  wrappers (env, sudo, bash -c, docker run) → what they wrap
 *                             |
 *                             v
 *   LinkedPipeline ── Deed tree: each with what it means (command catalogue), where it works, whether its failure
 *                     counts, when it runs, and what could not be followed and why
 *                             |
 *           detectors (ci.check, ci.apply, …)          PipelineTree (what people read)
 * </pre>
 *
 * What a pipeline means is worked out once, from deeds, whatever CI system it came from. May import formats and core,
 * never a detector.
 */
@NullMarked
package dev.tidemark.pipeline;

import org.jspecify.annotations.NullMarked;
