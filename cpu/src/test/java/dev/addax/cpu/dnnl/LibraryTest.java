package dev.addax.cpu.dnnl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibraryTest {
  @Test
  void isAvailableWhereItIsPublished() {
    assertThat(Library.available()).as(Library.reason()).isEqualTo(Platform.current().isPresent());
  }

  @Test
  void platformsAreNamedAsTheJars() {
    assertThat(Platform.of("Linux", "amd64").orElseThrow().classifier()).isEqualTo("linux-x86_64");
    assertThat(Platform.of("Linux", "aarch64").orElseThrow().classifier()).isEqualTo("linux-arm64");
    assertThat(Platform.of("Mac OS X", "aarch64").orElseThrow().classifier())
        .isEqualTo("macosx-arm64");
    assertThat(Platform.of("Windows 11", "amd64").orElseThrow().classifier())
        .isEqualTo("windows-x86_64");
    assertThat(Platform.of("Linux", "riscv64")).isEmpty();
    assertThat(Platform.of("SunOS", "sparcv9")).isEmpty();
  }
}
