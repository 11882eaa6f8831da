package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.ShapeCodec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;

/**
 * The same elements under other dimensions; the batch stays. Keras: {@code keras.layers.Reshape}.
 *
 * <p>Input {@code (batch, …)}, output {@code (batch, target…)}.
 */
public final class Reshape extends Layer implements Fluent<Reshape> {
  public static final Schema<Reshape> SCHEMA =
      Schema.of("keras.layers.Reshape", Reshape.class, Reshape::new);

  private final Option<Shape> targetShape =
      required(
          "target_shape",
          ShapeCodec.OPEN_SHAPE.where(
              "dimensions above 0, of which one may be -1",
              shape -> shape.toList().stream().filter(d -> d <= 0).count() <= 1));

  private Reshape() {}

  /**
   * @param target the dimensions without the batch; one may be −1 and follows from the others
   */
  public Reshape(int... target) {
    targetShape.set(Shape.of(target));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var target = targetShape.get();
    var rest = x.shape().slice(1, x.rank());
    if (rest.isKnown()) {
      target = settled(rest, target);
    }
    return x.reshape(Shape.of(x.shape().dim(0)).append(target.toArray()));
  }

  /** The open dimension follows from the rest of the sample, whatever the batch is. */
  private Shape settled(Shape rest, Shape target) {
    long known = Shape.of(target.toList().stream().filter(d -> d >= 0).toList()).size();
    if (target.isKnown() ? known != rest.size() : rest.size() % known != 0) {
      throw new IllegalArgumentException(
          "%s cannot make %s of the %d elements of each sample of shape %s"
              .formatted(title(), target, rest.size(), rest));
    }
    int open = target.toList().indexOf(Shape.UNKNOWN);
    return open < 0 ? target : target.with(open, (int) (rest.size() / known));
  }
}
