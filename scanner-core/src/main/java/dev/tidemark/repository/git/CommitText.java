package dev.tidemark.repository.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/** The text of a commit: lines of what it is, an empty line, and its message. */
final class CommitText {
  private static final byte[] TREE = bytes("tree ");
  private static final byte[] PARENT = bytes("parent ");

  /** Lines that nobody here reads, each with the lines that follow it: they are longer than all the rest. */
  private static final byte[][] UNREAD = {
    bytes("gpgsig "), bytes("gpgsig-sha256 "), bytes("mergetag ")
  };

  private CommitText() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The id of the tree that a commit names. */
  static ObjectId tree(byte[] commit) {
    if (!startsWith(commit, 0, TREE)) {
      throw new IllegalArgumentException("a commit without a tree");
    }
    return ObjectId.fromString(commit, TREE.length);
  }

  /** Whether a commit names another one as a parent, which its text does even where a shallow clone ends at it. */
  static boolean hasParent(byte[] commit, AnyObjectId parent) {
    byte[] line = bytes("parent " + parent.name() + "\n");
    int at = endOfLine(commit, 0);
    while (startsWith(commit, at, PARENT)) {
      if (startsWith(commit, at, line)) {
        return true;
      }
      at = endOfLine(commit, at);
    }
    return false;
  }

  /** A commit without the signatures in it, which a scan that holds thousands of commits does not keep. */
  static byte[] plain(byte[] commit) {
    byte[] plain = new byte[commit.length];
    int length = 0;
    int at = 0;
    boolean unread = false;
    while (at < commit.length && commit[at] != '\n') {
      int end = endOfLine(commit, at);
      unread = commit[at] == ' ' ? unread : isUnread(commit, at);
      if (!unread) {
        System.arraycopy(commit, at, plain, length, end - at);
        length += end - at;
      }
      at = end;
    }
    if (length == at) {
      return commit;
    }
    System.arraycopy(commit, at, plain, length, commit.length - at);
    return Arrays.copyOf(plain, length + commit.length - at);
  }

  private static boolean isUnread(byte[] commit, int at) {
    for (byte[] name : UNREAD) {
      if (startsWith(commit, at, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] text, int at, byte[] start) {
    return at + start.length <= text.length
        && Arrays.equals(text, at, at + start.length, start, 0, start.length);
  }

  /** Behind the end of the line. */
  private static int endOfLine(byte[] text, int from) {
    int at = from;
    while (at < text.length && text[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, text.length);
  }
}
