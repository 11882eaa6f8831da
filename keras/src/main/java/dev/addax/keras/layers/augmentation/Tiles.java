package dev.addax.keras.layers.augmentation;

import dev.addax.tensor.Iota;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.stream.IntStream;

/** Pictures {@code (batch, height, width, channels)} cut into rows and columns of equal tiles. */
record Tiles(int height, int width, int rows, int columns) {
  private int tileHeight() {
    return (height + rows - 1) / rows;
  }

  private int tileWidth() {
    return (width + columns - 1) / columns;
  }

  int area() {
    return tileHeight() * tileWidth();
  }

  /** {@return pictures of whole tiles, what is missing mirrored at the bottom and the right} */
  Tensor padded(Tensor x) {
    return mirrored(mirrored(x, 1, height, tileHeight() * rows), 2, width, tileWidth() * columns);
  }

  private static Tensor mirrored(Tensor x, int axis, int size, int target) {
    if (size == target) {
      return x;
    }
    var places = IntStream.range(0, target).map(i -> i < size ? i : 2 * size - 1 - i).toArray();
    return x.take(Tensors.of(places, target), axis);
  }

  /** {@return how often each tile has each byte, {@code (batch, rows, columns, channels, 256)}} */
  Tensor counts(Tensor pixels) {
    int batch = pixels.shape().dim(0);
    int channels = pixels.shape().dim(3);
    var cut =
        pixels
            .reshape(Shape.of(batch, rows, tileHeight(), columns, tileWidth(), channels))
            .transpose(0, 1, 3, 5, 2, 4);
    var flat = cut.reshape(Shape.of(batch, rows, columns, channels, area()));
    return flat.oneHot(256, DType.FLOAT32).sum(-2);
  }

  /**
   * {@return for each pixel what the tables of the four nearest tiles say, weighted by nearness}
   *
   * @param tables {@code (batch, rows + 2, columns + 2, channels, 256)}
   */
  Tensor interpolated(Tensor tables, Tensor pixels) {
    var down = new Axis(tileHeight(), rows);
    var across = new Axis(tileWidth(), columns);
    var top = row(tables, pixels, down.low(), across);
    var bottom = row(tables, pixels, down.high(), across);
    var weight = down.weight().reshape(Shape.of(1, down.size(), 1, 1));
    return top.multiply(weight.negative().add(1)).add(bottom.multiply(weight));
  }

  private static Tensor row(Tensor tables, Tensor pixels, int[] rows, Axis across) {
    var left = read(tables, pixels, rows, across.low());
    var right = read(tables, pixels, rows, across.high());
    var weight = across.weight().reshape(Shape.of(1, 1, across.size(), 1));
    return left.multiply(weight.negative().add(1)).add(right.multiply(weight));
  }

  private static Tensor read(Tensor tables, Tensor pixels, int[] rows, int[] columns) {
    var s = tables.shape();
    int channels = s.dim(3);
    var type = new TensorType(DType.INT32, pixels.shape());
    int wide = 256 * channels * s.dim(2);
    var at =
        pixels
            .add(new Iota(type, 3).on().multiply(256L))
            .add(new Iota(type, 0).on().multiply((long) wide * s.dim(1)))
            .add(Tensors.of(rows, 1, rows.length, 1, 1).multiply((long) wide))
            .add(Tensors.of(columns, 1, 1, columns.length, 1).multiply(256L * channels));
    return tables.reshape(-1).take(at, 0);
  }

  /** One direction: for each pixel the two tiles whose middles it lies between. */
  private record Axis(int tile, int tiles) {
    int size() {
      return tile * tiles;
    }

    private double place(int i) {
      return (float) ((i - tile / 2.0) / tile) + 1.0;
    }

    int[] low() {
      return neighbours(0);
    }

    int[] high() {
      return neighbours(1);
    }

    private int[] neighbours(int next) {
      return IntStream.range(0, size())
          .map(i -> Math.clamp((long) Math.floor(place(i)) + next, 0, tiles + 1))
          .toArray();
    }

    Tensor weight() {
      var weights = new float[size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (place(i) - Math.floor(place(i)));
      }
      return Tensors.of(weights, weights.length);
    }
  }
}
