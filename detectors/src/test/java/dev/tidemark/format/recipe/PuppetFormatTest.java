package dev.tidemark.format.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PuppetFormatTest {

  @Test
  void countsResources() {
    String manifest = "file { '/etc/motd': ensure => file }\npackage { 'ntp': ensure => latest }\n";
    Reading reading = new PuppetFormat().read(new Blob(manifest.getBytes(StandardCharsets.UTF_8)));
    assertThat(reading.document()).contains(new Recipe("puppet", 2, List.of()));
  }

  @Test
  void aCompiledModuleOfSelinuxIsNoManifest() {
    byte[] module = {(byte) 0x8f, (byte) 0xff, 0x7c, (byte) 0xf9, 1, 0, 0, 0};
    assertThat(new PuppetFormat().isOthers(new Blob(module))).isTrue();
  }

  @Test
  void otherBytesThatAreNoTextAreTold() {
    byte[] damaged = {(byte) 0x8f, (byte) 0xff, 0, 1, 2, 0, 3};
    assertThat(new PuppetFormat().isOthers(new Blob(damaged))).isFalse();
    assertThat(new PuppetFormat().read(new Blob(damaged)).flaws()).isNotEmpty();
  }
}
