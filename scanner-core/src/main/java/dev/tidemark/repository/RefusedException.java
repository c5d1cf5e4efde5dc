package dev.tidemark.repository;

/** A repository or revision that cannot be read at all. The message says what to do about it, and is fit to be shown. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;

  /**
   * @param code stable, for programs: {@code no-such-revision}
   * @param message one sentence with the fix; never the repository's own text
   */
  public RefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
