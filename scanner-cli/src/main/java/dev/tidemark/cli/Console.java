package dev.tidemark.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the program runs: its streams and environment, so that tests can give others.
 *
 * @param out standard output: carries the report and nothing else
 * @param err standard error: progress, notes, messages
 * @param environment the environment variables
 * @param outIsTerminal whether a person reads {@code out} as it is written
 * @param errIsTerminal likewise for {@code err}
 * @param encoding what both streams are encoded in
 */
public record Console(
    OutputStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Charset encoding) {

  /** The properties that name what standard output is encoded in, the surest first. */
  private static final List<String> ENCODINGS =
      List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding");

  /** The console of this process. */
  public static Console ofProcess() {
    Charset encoding = nativeEncoding();
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, encoding),
        System.getenv(),
        isTerminal(1),
        isTerminal(2),
        encoding);
  }

  /** The value of an environment variable; empty when unset. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** Whether every character of ours can be written: blocks, marks, dashes. */
  public boolean isUnicode() {
    return encoding.newEncoder().canEncode('█');
  }

  private static Charset nativeEncoding() {
    for (String property : ENCODINGS) {
      String name = System.getProperty(property, "");
      if (!name.isEmpty()) {
        return charset(name);
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.US_ASCII;
    }
  }

  /**
   * Asks the descriptor itself where the system shows it as a link, else the Java console: the plain one, since the one
   * that Java 22 brought is there whether or not anybody looks.
   */
  @SuppressWarnings("SystemConsoleNull") // the property makes it null again where nobody looks
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | InvalidPathException | UnsupportedOperationException notLinux) {
      System.setProperty("jdk.console", "java.base");
      return System.console() != null;
    }
  }
}
