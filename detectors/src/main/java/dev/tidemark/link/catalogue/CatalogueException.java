package dev.tidemark.link.catalogue;

/** A catalogue of our own that says something it may not: a defect of the product, never of what is scanned. */
final class CatalogueException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  CatalogueException(String catalogue, int line, String message) {
    super(catalogue + ":" + line + ": " + message);
  }
}
