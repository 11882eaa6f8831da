package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Node;
import dev.addax.tensor.Pool;
import dev.addax.tensor.type.Shape;
import java.util.Collections;
import java.util.List;

/** Pooling and its backward forms. */
final class PoolKernel {
  private final Pool.Kind kind;
  private final Windows windows;
  private final int batch;
  private final int inputPlaces;
  private final int channels;
  private final int count;

  private PoolKernel(Pool pool, Shape x, Shape y, Shape made) {
    int last = x.rank() - 1;
    this.kind = pool.kind();
    this.windows =
        Windows.of(
            x.slice(1, last),
            y.slice(1, last),
            Shape.of(pool.window()),
            pool.strides(),
            pool.low(),
            Collections.nCopies(last - 1, 1));
    this.batch = x.dim(0);
    this.inputPlaces = Math.toIntExact(x.slice(1, last).size());
    this.channels = x.last();
    this.count = Math.toIntExact(made.size());
  }

  static Kernel of(Node node, Pool pool) {
    var first = node.input(0).shape();
    var made = node.output(0).shape();
    var kernel =
        switch (pool.kind()) {
          case MAX, AVERAGE, MAX_PICK -> new PoolKernel(pool, first, made, made);
          case MAX_GRADIENT -> new PoolKernel(pool, first, node.input(1).shape(), made);
          case AVERAGE_GRADIENT -> new PoolKernel(pool, made, first, made);
        };
    return one(
        in -> {
          var inputs = List.of(in).stream().map(Elements::doubles).toArray(double[][]::new);
          return Elements.of(in[in.length - 1].dtype(), kernel.run(inputs));
        });
  }

  private double[] run(double[][] inputs) {
    var made = new double[count];
    for (int p = 0; p < windows.places(); p++) {
      var places = windows.at(p);
      for (int n = 0; n < batch; n++) {
        for (int c = 0; c < channels; c++) {
          window(inputs, places, n, (n * windows.places() + p) * channels + c, c, made);
        }
      }
    }
    return made;
  }

  private void window(double[][] in, int[] places, int n, int y, int c, double[] made) {
    switch (kind) {
      case MAX -> made[y] = places.length == 0 ? 0 : in[0][largest(in[0], places, n, c)];
      case MAX_PICK -> made[y] = places.length == 0 ? 0 : in[1][largest(in[0], places, n, c)];
      case AVERAGE -> {
        double sum = 0;
        for (int place : places) {
          sum += in[0][at(n, place, c)];
        }
        made[y] = sum / Math.max(1, places.length);
      }
      case MAX_GRADIENT -> {
        if (places.length > 0) {
          made[largest(in[0], places, n, c)] += in[1][y];
        }
      }
      case AVERAGE_GRADIENT -> {
        for (int place : places) {
          made[at(n, place, c)] += in[0][y] / places.length;
        }
      }
    }
  }

  private int largest(double[] x, int[] places, int n, int c) {
    int best = at(n, places[0], c);
    for (int place : places) {
      int next = at(n, place, c);
      boolean better = x[next] > x[best] || (Double.isNaN(x[next]) && !Double.isNaN(x[best]));
      best = better ? next : best;
    }
    return best;
  }

  private int at(int n, int place, int c) {
    return (n * inputPlaces + place) * channels + c;
  }
}
