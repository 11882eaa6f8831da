package dev.addax.cpu.dnnl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PrimitiveTest {
  private static final DataType F32 = DataType.F32;
  private final Arena arena = Arena.ofAuto();

  @BeforeAll
  static void library() {
    assumeTrue(Library.available(), Library.reason());
  }

  private MemorySegment floats(float... values) {
    return arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
  }

  private MemorySegment room(long bytes) {
    return arena.allocate(Math.max(bytes, 64), 64);
  }

  private static float[] read(MemorySegment segment, int count) {
    return segment.asSlice(0, 4L * count).toArray(ValueLayout.JAVA_FLOAT);
  }

  private Invocation bind(Primitive primitive, MemorySegment... operands) {
    var call = new Invocation(primitive);
    for (int i = 0; i < operands.length; i++) {
      call.set(i, operands[i].address());
    }
    call.set(Argument.SCRATCHPAD, room(primitive.bytes(Argument.SCRATCHPAD)).address());
    return call;
  }

  @Test
  void matmulWithBiasAndRelu() {
    var descriptor =
        new Matmul(
            MemoryDesc.dense(F32, 2, 3),
            MemoryDesc.dense(F32, 3, 2),
            MemoryDesc.dense(F32, 1, 2),
            MemoryDesc.dense(F32, 2, 2),
            List.of(new PostOp.Eltwise(PostOp.Function.RELU, 0, 0)));
    var y = room(16);
    bind(
            Primitive.of(descriptor).orElseThrow(),
            floats(1, 2, 3, 4, 5, 6),
            floats(1, 0, 0, 1, 1, -9),
            floats(1, 1),
            y)
        .run();
    assertThat(read(y, 4)).containsExactly(5, 0, 11, 0);
  }

  @Test
  void matmulOfATransposedOperandAddedToWhatIsThere() {
    var transposed = MemoryDesc.strided(F32, new long[] {2, 3}, new long[] {1, 2});
    var descriptor =
        new Matmul(
            transposed,
            MemoryDesc.dense(F32, 3, 1),
            null,
            MemoryDesc.dense(F32, 2, 1),
            List.of(new PostOp.Sum(1)));
    var y = floats(100, 200);
    bind(Primitive.of(descriptor).orElseThrow(), floats(1, 4, 2, 5, 3, 6), floats(1, 1, 1), y)
        .run();
    assertThat(read(y, 2)).containsExactly(106, 215);
  }

  @Test
  void equalDescriptorsShareAPrimitive() {
    var a =
        new Matmul(
            MemoryDesc.dense(F32, 2, 3), MemoryDesc.dense(F32, 3, 4), MemoryDesc.dense(F32, 2, 4));
    var b =
        new Matmul(
            MemoryDesc.dense(F32, 2, 3), MemoryDesc.dense(F32, 3, 4), MemoryDesc.dense(F32, 2, 4));
    assertThat(Primitive.of(a).orElseThrow()).isSameAs(Primitive.of(b).orElseThrow());
  }

  /** For a linear map y = conv(x, w): ⟨g, conv(x, w)⟩ = ⟨conv'(g, w), x⟩ = ⟨conv''(x, g), w⟩. */
  @Test
  void theBackwardConvolutionsAreTheAdjoints() {
    var window = new Window(List.of(2L, 1L), List.of(1L, 2L), List.of(1L, 2L), List.of(0L, 2L));
    var x = MemoryDesc.channelsLast(F32, 2, 3, 6, 5);
    var y = MemoryDesc.channelsLast(F32, 2, 4, 3, 5);
    var w = MemoryDesc.any(F32, 4, 3, 3, 3);
    var xs = random(180, 1);
    var gs = random(120, 2);
    var ws = random(108, 3);
    var forward = Primitive.of(new Convolution(x, w, null, y, window, List.of())).orElseThrow();
    var result = room(480);
    bind(forward, xs, reorderWeights(forward, Argument.WEIGHTS, ws, true), result).run();
    var data = Primitive.of(new ConvolutionBackwardData(y, w, x, window)).orElseThrow();
    var dx = room(720);
    bind(data, gs, reorderWeights(data, Argument.WEIGHTS, ws, true), dx).run();
    var weights = Primitive.of(new ConvolutionBackwardWeights(x, y, w, null, window)).orElseThrow();
    var packed = room(weights.bytes(Argument.DIFF_WEIGHTS));
    bind(weights, xs, gs, packed).run();
    var dw = reorderWeights(weights, Argument.DIFF_WEIGHTS, packed, false);
    double expected = dot(gs, result, 120);
    assertThat(dot(dx, xs, 180)).isCloseTo(expected, within(1e-3));
    assertThat(dot(dw, ws, 108)).isCloseTo(expected, within(1e-3));
  }

  private MemorySegment reorderWeights(
      Primitive of, Argument argument, MemorySegment from, boolean pack) {
    var plain = new Reorder.Plain(MemoryDesc.dense(F32, 4, 3, 3, 3));
    var wanted = new Reorder.Wanted(of, argument);
    var to = room(pack ? of.bytes(argument) : 432);
    bind(
            Primitive.of(pack ? new Reorder(plain, wanted) : new Reorder(wanted, plain))
                .orElseThrow(),
            from,
            to)
        .run();
    return to;
  }

  private MemorySegment random(int count, long seed) {
    var random = new java.util.Random(seed);
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return floats(values);
  }

  private static double dot(MemorySegment a, MemorySegment b, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum +=
          (double) a.getAtIndex(ValueLayout.JAVA_FLOAT, i)
              * b.getAtIndex(ValueLayout.JAVA_FLOAT, i);
    }
    return sum;
  }

  /** Double precision stands for all that a CPU lacks: float16 has convolutions on some only. */
  @Test
  void whatTheLibraryCannotComputeForwardItCannotComputeBackwardEither() {
    var x = MemoryDesc.channelsLast(DataType.F64, 1, 2, 5, 5);
    var w = MemoryDesc.dense(DataType.F64, 2, 2, 3, 3);
    var y = MemoryDesc.channelsLast(DataType.F64, 1, 2, 3, 3);
    var window = new Window(List.of(1L, 1L), List.of(1L, 1L), List.of(0L, 0L), List.of(0L, 0L));
    assertThat(Primitive.of(new Convolution(x, w, null, y, window, List.of()))).isEmpty();
    assertThat(Primitive.of(new ConvolutionBackwardData(y, w, x, window))).isEmpty();
    assertThat(Primitive.of(new ConvolutionBackwardWeights(x, y, w, null, window))).isEmpty();
  }

  @Test
  void maxPoolingSendsGradientsBackToTheWinners() {
    var window = new Window(List.of(2L), List.of(1L), List.of(0L), List.of(0L));
    var x = MemoryDesc.channelsLast(F32, 1, 1, 4);
    var y = MemoryDesc.channelsLast(F32, 1, 1, 2);
    var forward =
        Primitive.of(new Pooling(Pooling.Kind.MAX, x, y, window, List.of(2L), true)).orElseThrow();
    var workspace = room(forward.bytes(Argument.WORKSPACE));
    var out = room(8);
    var call = bind(forward, floats(1, 5, 7, 2), out);
    call.set(Argument.WORKSPACE, workspace.address());
    call.run();
    assertThat(read(out, 2)).containsExactly(5, 7);
    var backward =
        Primitive.of(new PoolingBackward(Pooling.Kind.MAX, y, x, window, List.of(2L)))
            .orElseThrow();
    var dx = room(16);
    var back = bind(backward, floats(10, 20), dx);
    back.set(Argument.WORKSPACE, workspace.address());
    back.run();
    assertThat(read(dx, 4)).containsExactly(0, 10, 20, 0);
  }
}
