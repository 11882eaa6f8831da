package dev.addax.keras.losses;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How little two regions overlap: 1 − the Dice coefficient. Keras: {@code keras.losses.Dice}. */
public final class Dice extends Loss implements Loss.Options<Dice> {
  public static final Schema<Dice> SCHEMA = Schema.of("keras.losses.Dice", Dice.class, Dice::new);

  private final Option<@Nullable List<Integer>> axis =
      option("axis", Scalars.INTS.nullable(), null);

  public Dice() {
    super("dice");
  }

  /** {@return this with the overlap taken along these axes only; none means all} */
  public Dice axis(int... axes) {
    axis.set(axes.length == 0 ? null : Arrays.stream(axes).boxed().toList());
    return this;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return SegmentationLosses.dice(yTrue, yPred, Scalars.axes(axis.get()));
  }
}
