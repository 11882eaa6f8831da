package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line between two thresholds and lines of other slopes outside (Jin et al., "Deep learning with
 * S-shaped rectified linear activation units", 2015). Keras 1: {@code SReLU}.
 *
 * <p>Weights, of the input's shape without the batch, 1 along shared axes: {@code t_left}, {@code
 * a_left}, {@code t_right} (how far the second threshold lies after the first), {@code a_right}.
 */
public final class SReLU extends Layer implements Fluent<SReLU> {
  public static final Schema<SReLU> SCHEMA =
      Schema.of("keras._legacy.layers.SReLU", SReLU.class, SReLU::new);

  private final Option<Initializer> leftThreshold =
      named("t_left_initializer", Initializer.CODEC, "zeros");
  private final Option<Initializer> leftSlope =
      named("a_left_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<Initializer> rightThreshold =
      named("t_right_initializer", Initializer.CODEC, "glorot_uniform");
  private final Option<Initializer> rightSlope =
      named("a_right_initializer", Initializer.CODEC, "ones");
  private final Option<@Nullable List<Integer>> sharedAxes =
      option("shared_axes", Codec.INT.list().nullable(), null);
  private @Nullable Variable tLeft;
  private @Nullable Variable aLeft;
  private @Nullable Variable tRight;
  private @Nullable Variable aRight;

  /** A layer that begins as the identity above 0. */
  public SReLU() {}

  @Override
  protected void build(Shape shape) {
    var own = Elementwise.weights(shape, sharedAxes.get());
    tLeft = addWeight("t_left", own, leftThreshold.get());
    aLeft = addWeight("a_left", own, leftSlope.get());
    tRight = addWeight("t_right", own, rightThreshold.get());
    aRight = addWeight("a_right", own, rightSlope.get());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var left = requireBuilt(tLeft).tensor();
    var width = requireBuilt(tRight).tensor().abs();
    var above = x.subtract(left);
    var middle = above.relu().minimum(width);
    var below = above.negative().relu().multiply(requireBuilt(aLeft).tensor());
    var right = above.subtract(width).relu().multiply(requireBuilt(aRight).tensor());
    return left.add(middle).subtract(below).add(right);
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
