package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes behind the batch in another order. Keras: {@code keras.layers.Permute}.
 *
 * <p>{@code new Permute(2, 1)}: input {@code (batch, a, b)}, output {@code (batch, b, a)}.
 */
public final class Permute extends Layer implements Fluent<Permute> {
  public static final Schema<Permute> SCHEMA =
      Schema.of("keras.layers.Permute", Permute.class, Permute::new);

  private final Option<List<Integer>> dims =
      required(
          "dims", Codec.INT.list().where("the axes 1 … n in some order", Permute::isPermutation));

  private static boolean isPermutation(List<Integer> dims) {
    return dims.stream()
        .sorted()
        .toList()
        .equals(IntStream.rangeClosed(1, dims.size()).boxed().toList());
  }

  private Permute() {}

  /**
   * @param dims the axes 1 … n in their new order
   */
  public Permute(int... dims) {
    this.dims.set(Arrays.stream(dims).boxed().toList());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return x.transpose(
        IntStream.concat(IntStream.of(0), dims.get().stream().mapToInt(i -> i)).toArray());
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(dims.get().size() + 1));
  }
}
