package dev.tidemark.format.recipe;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;

/** Reads the resources of Puppet's manifests: a type, a brace and a title; {@code exec} runs a command. */
@AutoService(Format.class)
public final class PuppetFormat implements RecipeFormat {
  private static final List<String> GUARDS = List.of("unless", "onlyif", "creates", "refreshonly");

  /** What a compiled module of SELinux begins with. */
  private static final byte[] COMPILED = {(byte) 0x8f, (byte) 0xff, (byte) 0x7c, (byte) 0xf9};

  /** Longer resources than people write are read to here. Characters. */
  private static final int LONGEST = 4_000;

  @Override
  public String id() {
    return "puppet";
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("pp");
  }

  /** Modules of SELinux are compiled into files of the same ending. */
  @Override
  public boolean isOthers(Blob blob) {
    if (blob.text().isReadable()) {
      return false;
    }
    byte[] head = blob.bytes();
    boolean compiled = head.length >= COMPILED.length;
    for (int i = 0; compiled && i < COMPILED.length; i++) {
      compiled = head[i] == COMPILED[i];
    }
    return compiled;
  }

  @Override
  public Recipe recipe(String text) {
    List<Recipe.Step> steps = new ArrayList<>();
    int resources = 0;
    int line = 1;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String type = type(text, at, end);
      if (!type.isEmpty()) {
        resources++;
        if (type.equals("exec")) {
          steps.add(new Recipe.Step("command-module", isGuarded(text, end), line));
        }
      }
      at = end + 1;
      line++;
    }
    return new Recipe("puppet", resources, steps);
  }

  /** The type of the resource that a line begins, the word before the brace; empty for other lines. */
  private static String type(String text, int from, int end) {
    String line = text.substring(from, end).strip();
    int brace = line.indexOf('{');
    String type = brace < 0 ? "" : line.substring(0, brace).strip();
    boolean name =
        !type.isEmpty()
            && type.chars()
                .allMatch(
                    c -> c == '_' || c == ':' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    String title = brace < 0 ? "" : line.substring(brace + 1).strip();
    boolean titled =
        !title.isEmpty() && "'\"$[".indexOf(title.charAt(0)) >= 0 && title.indexOf(':') > 0;
    return name && titled ? type : "";
  }

  /** Whether one of the guards is given before the resource's closing brace. */
  private static boolean isGuarded(String text, int from) {
    int depth = 1;
    int last = Math.min(text.length(), from + LONGEST);
    StringBuilder body = new StringBuilder();
    for (int i = from; i < last && depth > 0; i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      body.append(c);
    }
    return body.toString()
        .lines()
        .map(String::strip)
        .anyMatch(row -> GUARDS.stream().anyMatch(guard -> isGiven(row, guard)));
  }

  private static boolean isGiven(String row, String guard) {
    return row.startsWith(guard)
        && row.substring(guard.length()).strip().startsWith("=>")
        && !row.replace(" ", "").startsWith("refreshonly=>false");
  }
}
