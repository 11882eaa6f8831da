package dev.addax.cpu.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two pieces; slots 0 and 1 are 1,024 bytes apart in one memory, slot 2 is another. */
class AccessTest {
  private static final List<Slot> SLOTS =
      List.of(
          new Slot(Slot.Base.SLAB, 0, 0),
          new Slot(Slot.Base.SLAB, 0, 1024),
          new Slot(Slot.Base.INPUT, 0, 0));

  @Test
  void piecesOfOneNumberMayMeet() {
    assertThat(areIndependent(write(0, 0, 512, 512), read(0, 0, 512, 512))).isTrue();
    assertThat(areIndependent(write(0, 0, 1024, 1024), read(0, 768, 1024, 256))).isTrue();
  }

  @Test
  void piecesOfDifferentNumbersMayNot() {
    assertThat(areIndependent(write(0, 0, 512, 512), read(0, 256, 512, 512))).isFalse();
    assertThat(areIndependent(write(0, 0, 512, 512), read(0, 0, 256, 256))).isFalse();
    assertThat(areIndependent(write(0, 0, 512, 513))).isFalse();
  }

  @Test
  void whatAllReadNobodyWrites() {
    assertThat(areIndependent(write(0, 0, 512, 512), read(2, 0, 0, 4096))).isTrue();
    assertThat(areIndependent(write(0, 0, 512, 512), read(0, 0, 0, 1024))).isFalse();
    assertThat(areIndependent(write(0, 0, 0, 1024))).isFalse();
  }

  @Test
  void memoryFurtherOnIsOtherMemory() {
    assertThat(areIndependent(write(0, 0, 512, 512), read(1, 0, 0, 4096))).isTrue();
    assertThat(areIndependent(write(0, 0, 1024, 1024), read(1, 0, 0, 4096))).isFalse();
  }

  private static boolean areIndependent(Access... all) {
    return Access.areIndependent(List.of(all), SLOTS, 2);
  }

  private static Access write(int slot, long offset, long stride, long extent) {
    return new Access(slot, offset, true, stride, extent);
  }

  private static Access read(int slot, long offset, long stride, long extent) {
    return new Access(slot, offset, false, stride, extent);
  }
}
