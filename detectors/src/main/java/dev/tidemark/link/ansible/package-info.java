/** Ansible's playbooks, roles and tasks. May import formats and core. */
@NullMarked
package dev.tidemark.link.ansible;

import org.jspecify.annotations.NullMarked;
