package dev.tidemark.link.resource;

/** Spells names of attributes as Terraform does, so that one row serves every tool: {@code MultiAZ} is {@code multi_az}. */
final class SnakeCase {
  private SnakeCase() {}

  static String of(String name) {
    if (name.chars().noneMatch(Character::isUpperCase)) {
      return name;
    }
    StringBuilder out = new StringBuilder(name.length() + 8);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean upper = Character.isUpperCase(c);
      if (upper && i > 0 && name.charAt(i - 1) != '_' && beginsWord(name, i)) {
        out.append('_');
      }
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }

  private static boolean beginsWord(String name, int at) {
    boolean afterLower = !Character.isUpperCase(name.charAt(at - 1));
    boolean beforeLower =
        at + 1 < name.length()
            && Character.isLowerCase(name.charAt(at + 1))
            && !name.startsWith("Ps", at);
    return afterLower || beforeLower;
  }
}
