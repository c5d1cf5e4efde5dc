package dev.tidemark.link.resource;

import dev.tidemark.document.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What modules of other repositories of the checkout declare for the calls of one repository.
 *
 * @param all in the order of the calls
 * @param leftOut that there is more than is read
 */
public record ResourcesNextDoor(List<DeclaredResource> all, Optional<Problem> leftOut) {
  public ResourcesNextDoor {
    all = List.copyOf(all);
  }
}
