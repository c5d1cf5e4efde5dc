/** Ansible's playbooks, roles and tasks. May import formats, core and the words of {@code link.kubernetes}. */
@NullMarked
package dev.tidemark.link.ansible;

import org.jspecify.annotations.NullMarked;
