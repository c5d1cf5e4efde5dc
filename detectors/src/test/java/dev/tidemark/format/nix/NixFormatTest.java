package dev.tidemark.format.nix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What makes a Nix file infrastructure. */
class NixFormatTest {

  @Test
  void aFlakeSetsItsMachines() {
    assertThat(
            read(
                """
                {
                  outputs = { self, nixpkgs }: {
                    nixosConfigurations.web = nixpkgs.lib.nixosSystem { };
                  };
                }
                """))
        .isEqualTo(new NixDocument(3, false));
    assertThat(read("{ inputs, ... }:\n{\n  flake.nixosConfigurations =\n    { };\n}\n"))
        .isEqualTo(new NixDocument(3, false));
  }

  @Test
  void toReadTheMachinesIsNotToDeclareThem() {
    assertThat(
            read(
                """
                # nixosConfigurations = of somebody else
                { self, ... }:
                {
                  checks = lib.mapAttrs (_: m: m.config.toplevel) self.nixosConfigurations;
                  inherit (lib) nixosSystem;
                }
                """))
        .isEqualTo(new NixDocument(0, false));
  }

  @Test
  void aModuleAsksForTheConfiguration() {
    assertThat(read("# head\n{ config, pkgs, ... }:\n{ services.nginx.enable = true; }\n").module())
        .isTrue();
    assertThat(read("{\n  config,\n  lib,\n  ...\n}@args:\n{ }\n").module()).isTrue();
    assertThat(read("{ stdenv, fetchurl }:\nstdenv.mkDerivation { }\n").module()).isFalse();
    assertThat(read("{ config = 1; }\n").module()).isFalse();
  }

  @Test
  void brokenFilesAreReadAsFarAsTheyGo() {
    for (String broken : new String[] {"", "{", "{ config, ", "}", ":", "{ config }", "#"}) {
      assertThat(read(broken)).isEqualTo(new NixDocument(0, false));
    }
  }

  private static NixDocument read(String text) {
    return (NixDocument)
        new NixFormat()
            .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
            .document()
            .orElseThrow();
  }
}
