package dev.tidemark.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** YAML that a template of Ruby makes. */
class EmbeddedRubyTest {
  private static Reading read(String text) {
    return new YamlFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Value> roots(String text) {
    return ((ConfigDocument) read(text).document().orElseThrow()).roots();
  }

  @Test
  void loopsAndConditionsAreSetAside() {
    String text =
        """
        <%# what the host runs -%>
        <%- if @tools && !@tools.empty? -%>
        tools:
          <%- @tools.each do |name, setup| -%>
          - name: "<%= name %>"
            url: "<%= setup["url"] %>"
            <%= setup.fetch('key') { 'label' } %>: x
          <%- end -%>
          <%- @more.each { |one|
              skip -%>
          - name: other
          <% } %>
        <%- end -%>
        script: |
          URL="<%= @urls.fetch(
            "url") %>"
          run
        port: <%= @port %>
        """;
    assertThat(read(text).flaws()).isEmpty();
    Value root = roots(text).get(0);
    assertThat(root.items("tools")).hasSize(2);
    assertThat(root.items("tools").get(1).text("name")).contains("other");
    assertThat(root.items("tools").get(1).line()).isEqualTo(11);
    assertThat(root.text("script").orElse("")).endsWith("run\n");
    assertThat(root.at("port").orElseThrow().line()).isEqualTo(18);
  }

  @Test
  void whatIsYamlAsItStandsStays() {
    assertThat(roots("a: \"<% b %>\"\n").get(0).text("a")).contains("<% b %>");
  }

  @Test
  void whatIsBrokenBesideStaysLost() {
    for (String text :
        List.of(
            "kind: <%= b\nsteps: [\n",
            "kind: [\n<%= b %>\n", "<% if a %>\nkind: 'c\n<% end %>\n")) {
      assertThat(read(text).losesContent()).as(text).isTrue();
    }
  }
}
