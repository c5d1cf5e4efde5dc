package dev.tidemark.format.markdown;

import java.util.Locale;
import java.util.Set;

/** Tells whether a sentence tells a person to do something. */
final class Imperative {

  /** Verbs that instructions about infrastructure begin with. */
  private static final Set<String> VERBS =
      Set.of(
          "accept",
          "access",
          "add",
          "adjust",
          "allow",
          "amend",
          "apply",
          "approve",
          "ask",
          "assign",
          "assume",
          "attach",
          "authenticate",
          "authorise",
          "authorize",
          "back",
          "backup",
          "build",
          "bump",
          "call",
          "cancel",
          "change",
          "check",
          "checkout",
          "choose",
          "clean",
          "clear",
          "click",
          "clone",
          "close",
          "commit",
          "compare",
          "complete",
          "configure",
          "confirm",
          "connect",
          "contact",
          "copy",
          "cordon",
          "create",
          "customize",
          "cut",
          "deactivate",
          "decide",
          "define",
          "delete",
          "deploy",
          "destroy",
          "determine",
          "disable",
          "disconnect",
          "do",
          "double",
          "download",
          "drain",
          "drop",
          "edit",
          "email",
          "enable",
          "enforce",
          "ensure",
          "enter",
          "execute",
          "expand",
          "export",
          "extract",
          "fetch",
          "fill",
          "find",
          "flash",
          "follow",
          "force",
          "fork",
          "generate",
          "get",
          "give",
          "go",
          "grant",
          "identify",
          "import",
          "increase",
          "increment",
          "inform",
          "init",
          "initialise",
          "initialize",
          "insert",
          "inspect",
          "install",
          "invite",
          "issue",
          "join",
          "keep",
          "kill",
          "launch",
          "leave",
          "list",
          "load",
          "locate",
          "lock",
          "log",
          "login",
          "look",
          "make",
          "manually",
          "mark",
          "merge",
          "migrate",
          "modify",
          "monitor",
          "mount",
          "move",
          "name",
          "navigate",
          "note",
          "notify",
          "obtain",
          "open",
          "paste",
          "perform",
          "pick",
          "place",
          "plan",
          "populate",
          "prepare",
          "press",
          "promote",
          "provide",
          "provision",
          "publish",
          "pull",
          "push",
          "put",
          "raise",
          "read",
          "reboot",
          "recreate",
          "redeploy",
          "refresh",
          "register",
          "reload",
          "remove",
          "rename",
          "renew",
          "repeat",
          "replace",
          "request",
          "rerun",
          "reset",
          "resolve",
          "restart",
          "restore",
          "retrieve",
          "return",
          "revert",
          "review",
          "revoke",
          "right",
          "roll",
          "rotate",
          "run",
          "save",
          "scale",
          "schedule",
          "scroll",
          "search",
          "see",
          "select",
          "send",
          "set",
          "setup",
          "share",
          "shut",
          "sign",
          "specify",
          "spin",
          "ssh",
          "start",
          "stop",
          "submit",
          "subscribe",
          "switch",
          "sync",
          "tag",
          "take",
          "tell",
          "terminate",
          "test",
          "track",
          "trigger",
          "turn",
          "type",
          "uncomment",
          "undo",
          "uninstall",
          "unlock",
          "unzip",
          "update",
          "upgrade",
          "upload",
          "use",
          "validate",
          "verify",
          "view",
          "visit",
          "wait",
          "watch",
          "write");

  /** An item of an ordered list that begins so tells what to do then. */
  private static final Set<String> CONDITIONS = Set.of("if", "when", "once", "after", "you");

  /** Words that an instruction may begin with before its verb, up to a comma. */
  private static final Set<String> BEFORE =
      Set.of(
          "in",
          "on",
          "for",
          "from",
          "under",
          "at",
          "as",
          "to",
          "then",
          "finally",
          "next",
          "now",
          "please",
          "first",
          "optionally",
          "optional");

  private Imperative() {}

  static boolean begins(String sentence) {
    String bare = skipNumber(sentence.toLowerCase(Locale.ROOT).strip());
    String word = firstWord(bare);
    if (VERBS.contains(word)) {
      return true;
    }
    if (CONDITIONS.contains(word)) {
      return true;
    }
    if (!BEFORE.contains(word)) {
      return false;
    }
    int comma = bare.indexOf(',');
    String after =
        comma < 0 ? bare.substring(word.length()).strip() : bare.substring(comma + 1).strip();
    String next = firstWord(after);
    return VERBS.contains(next)
        || next.equals("you")
        || (next.equals("then") && VERBS.contains(firstWord(after.substring(4).strip())));
  }

  /** Whether instructions begin with a word. */
  static boolean isVerb(String word) {
    return VERBS.contains(word);
  }

  private static String skipNumber(String text) {
    int at = text.startsWith("step ") ? 5 : 0;
    while (at < text.length() && !Character.isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(at);
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
