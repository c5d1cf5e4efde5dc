package dev.tidemark.scan;

/**
 * What a repository says of itself cannot be followed, such as a configuration with a mistake. Of several repositories only
 * that one is not read.
 */
public final class UnusableTermsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, fit to be shown
   * @param cause the same for who scans that repository alone
   */
  public UnusableTermsException(String message, RuntimeException cause) {
    super(message, cause);
  }
}
