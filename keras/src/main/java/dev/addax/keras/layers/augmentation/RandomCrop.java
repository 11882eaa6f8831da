package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Seed;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Interpolation;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In training a part of each picture, at one random place for a whole batch. Keras: {@code
 * keras.layers.RandomCrop}.
 *
 * <p>As in Keras, a picture that is not larger both ways is cut near its middle and enlarged, and
 * outside of training pictures stay as they are.
 */
public final class RandomCrop extends RandomImageLayer<RandomCrop> {
  public static final Schema<RandomCrop> SCHEMA =
      Schema.of("keras.layers.RandomCrop", RandomCrop.class, RandomCrop::new);

  private final Option<Integer> height = required("height", Sizes.POSITIVE);
  private final Option<Integer> width = required("width", Sizes.POSITIVE);

  private @Nullable Long drawn;

  private RandomCrop() {}

  public RandomCrop(int height, int width) {
    this.height.set(height);
    this.width.set(width);
  }

  /** Keras saves a seed even if none was given, and draws it beside the one it uses. */
  @Override
  public void complete() {
    drawn = seed.get() == null ? (Long) Seed.drawn().value() : seed.get();
    super.complete();
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    int h = height(images);
    int w = width(images);
    if (h > height.get() && w > width.get()) {
      var down = place(h - height.get(), seeds);
      var right = place(w - width.get(), seeds);
      return part(part(images, heightAxis(), down, height.get()), widthAxis(), right, width.get());
    }
    int cropHeight = Math.max(Math.min(h, (int) ((double) (w * height.get()) / width.get())), 1);
    int cropWidth = Math.max(Math.min(w, (int) ((double) (h * width.get()) / height.get())), 1);
    int down = (h - cropHeight) / 2;
    int right = (w - cropWidth) / 2;
    var cut =
        images
            .narrow(heightAxis(), down, Math.min(height.get(), h - down))
            .narrow(widthAxis(), right, Math.min(width.get(), w - right));
    if (height(cut) == height.get() && width(cut) == width.get()) {
      return cut;
    }
    return dev.addax.tensor.math.Resizing.resize(
            cut, height.get(), width.get(), Interpolation.BILINEAR, false, dataFormat.get())
        .cast(computeDType());
  }

  private static Tensor place(int room, Supplier<Tensor> seeds) {
    return uniform(Shape.SCALAR, 0, room + 1, seeds).cast(DType.INT32);
  }

  private static Tensor part(Tensor images, int axis, Tensor from, int count) {
    return images.take(Tensors.arange(count, DType.INT32).add(from), axis);
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    config.put("seed", drawn);
    return config;
  }
}
