package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline.LinkedJob;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a pipeline does in its order, without names, pins or texts, as sixteen hexadecimal digits. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(List<LinkedJob> jobs) {
    Map<String, Integer> place = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < jobs.size(); i++) {
      LinkedJob job = jobs.get(i);
      place.put(job.id(), i);
      List<String> after = new ArrayList<>();
      job.needs().forEach(id -> after.add(place.containsKey(id) ? "" + place.get(id) : "later"));
      after.sort(null);
      text.append("job after ").append(after).append('\n');
      for (LinkedStep step : job.steps()) {
        step.deeds().forEach(deed -> append(deed, text));
      }
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void append(Deed deed, StringBuilder text) {
    switch (deed.outcome()) {
      case KNOWN ->
          deed.meaning().ifPresent(meaning -> text.append(meaning.signature()).append('\n'));
      case FOLLOWED -> deed.inside().forEach(inside -> append(inside, text));
      case UNRESOLVED -> text.append("? ").append(firstWord(deed.text())).append('\n');
      case UNKNOWN -> text.append("! ").append(firstWord(deed.text())).append('\n');
    }
  }

  private static String firstWord(String text) {
    int end = text.indexOf(' ');
    String word = end < 0 ? text : text.substring(0, end);
    int pin = word.indexOf('@');
    return pin > 0 ? word.substring(0, pin) : word;
  }
}
