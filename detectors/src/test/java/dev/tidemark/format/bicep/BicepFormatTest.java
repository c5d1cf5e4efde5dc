package dev.tidemark.format.bicep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.format.bicep.BicepDocument.Declaration;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BicepFormatTest {

  @Test
  void textsAndCommentsWithinExpressionsEndWhereTheyEnd() {
    String text =
        """
        param level string
        param notes string = level == 'a'
          ? 'Nobody can delete it.'
          : 'Nobody can\\'t change it.'
        resource pool 'Microsoft.Sql/servers@2022-05-01' = {
          name: 'x-${replace('-.', '.', '-')}.${substring(uniqueString('a}', level), 0, 4)}'
          properties: union({
            surge: '33%' //Small pools can't
            size: 1 /* isn't } one */
          }, {})
        }
        resource last 'Microsoft.Sql/servers@2022-05-01' = {
          name: 'last'
        }
        """;
    Reading reading = new BicepFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(reading.flaws()).isEmpty();
    BicepDocument document = (BicepDocument) reading.document().orElseThrow();
    assertThat(document.parameters()).hasSize(2);
    assertThat(document.resources()).hasSize(2);
    assertThat(document.resources().get(1).body().text("name")).contains("last");
    String deep = "var a = " + "'${".repeat(5_000);
    assertThat(new BicepFormat().read(new Blob(deep.getBytes(StandardCharsets.UTF_8))).flaws())
        .isNotEmpty();
  }

  @Test
  void readsResourcesWithinResources() {
    BicepDocument document =
        read(
            """
            targetScope = 'subscription'
            @description('''
            where: { 'anywhere' }
            ''')
            param zones array = [
              '1'
              '2'
            ]
            resource server 'Microsoft.Sql/servers@2022-05-01' = {
              name: 'sql-${zones[0]}' // { not this
              properties: {
                minimalTlsVersion: '1.2'
                size: zones == [] ? { a: 1 } : { a: 2 }
              }
              resource db 'databases' = {
                name: 'main'
                sku: { capacity: 2 }
              }
            }
            resource old 'Microsoft.Sql/servers@2022-05-01' existing = {
              name: 'old'
            }
            output id string = server.id
            """);
    assertThat(document.parameters().get(0).body().items()).hasSize(2);
    assertThat(document.resources())
        .extracting(Declaration::type)
        .containsExactly("Microsoft.Sql/servers/databases", "Microsoft.Sql/servers");
    Declaration server = document.resources().get(1);
    assertThat(server.body().text("properties", "minimalTlsVersion")).contains("1.2");
    assertThat(server.body().at("name").orElseThrow().tag()).isEqualTo(BicepDocument.EXPRESSION);
    assertThat(server.body().at("properties", "size").orElseThrow().tag())
        .isEqualTo(BicepDocument.EXPRESSION);
    assertThat(server.line()).isEqualTo(9);
  }

  @Test
  void whatHasNoEndIsAFlawAndDeepNestingIsNoTrouble() {
    assertThat(reading("resource x 'a/b@1' = {\n  name: 'x'\n").losesContent()).isTrue();
    assertThat(reading("resource a 'A.B/c@1' = {".repeat(5_000)).document()).isPresent();
    assertThat(reading("param x object = " + "{a:".repeat(50_000)).document()).isPresent();
    assertThat(reading("var x = " + "[".repeat(100_000)).document()).isPresent();
  }

  private static BicepDocument read(String text) {
    return (BicepDocument) reading(text).document().orElseThrow();
  }

  private static Reading reading(String text) {
    return new BicepFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }
}
