package dev.addax.tensor.contract;

import dev.addax.tensor.Backward;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Executable;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the gradients of a function of float64 tensors with differences of its values. */
public final class FiniteDifferences {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 2e-6;

  private FiniteDifferences() {}

  /** Fails if gradients up to {@code order} (1 or 2) are wrong at these inputs. */
  static void check(OpCase c, Buffer[] inputs, int order) {
    var weighted = weighted(c.function(), 1);
    compare(c + ", first order", c, weighted, inputs);
    if (order > 1) {
      compare(c + ", second order", c, weighted(gradient(weighted), 2), inputs);
    }
  }

  /** The sum of all results, each element with a weight of its own. */
  private static Function<List<Tensor>, List<Tensor>> weighted(
      Function<List<Tensor>, List<Tensor>> function, long seed) {
    return in -> {
      var fixed = new Random(seed);
      var total = Tensors.full(Shape.SCALAR, 0, DType.FLOAT64);
      for (var result : function.apply(in)) {
        if (result.dtype() == DType.FLOAT64 && result.shape().size() > 0) {
          var weights = fixed.doubles(result.shape().size()).map(d -> d + 0.5).toArray();
          var shaped = Tensors.of(weights, weights.length).reshape(result.shape());
          total = total.add(result.multiply(shaped).sum());
        }
      }
      return List.of(total);
    };
  }

  private static Function<List<Tensor>, List<Tensor>> gradient(
      Function<List<Tensor>, List<Tensor>> scalar) {
    return in -> {
      var value = scalar.apply(in).getFirst();
      var found = Backward.gradients(List.of(value), Backward.ones(value), in);
      var results = new ArrayList<Tensor>();
      for (int i = 0; i < found.size(); i++) {
        results.add(orZero(found.get(i), in.get(i)));
      }
      return results;
    };
  }

  private static Tensor orZero(@Nullable Tensor gradient, Tensor like) {
    return gradient != null ? gradient : new Constant(like.type(), 0).on();
  }

  private static void compare(
      String what, OpCase c, Function<List<Tensor>, List<Tensor>> scalar, Buffer[] inputs) {
    var parameters = c.parameters();
    var value = compile(new Graph(parameters, scalar.apply(parameters)));
    var backward = new Graph(parameters, gradient(scalar).apply(parameters));
    var stated = BackendContract.run(new ReferenceBackend(), backward, inputs);
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].dtype() == DType.FLOAT64) {
        Closeness.near(what + ", input " + i, stated[i], differences(value, inputs, i), TOLERANCE);
      }
    }
  }

  private static Executable compile(Graph graph) {
    return new ReferenceBackend().compile(graph, new int[] {-1});
  }

  private static Buffer differences(Executable value, Buffer[] inputs, int input) {
    var result = Buffer.allocate(DType.FLOAT64, inputs[input].count());
    for (long i = 0; i < result.count(); i++) {
      double up = moved(value, inputs, input, i, STEP);
      double down = moved(value, inputs, input, i, -STEP);
      result.setDouble(i, (up - down) / (2 * STEP));
    }
    return result;
  }

  private static double moved(Executable value, Buffer[] inputs, int input, long i, double by) {
    var moved = Arrays.copyOf(inputs, inputs.length);
    moved[input] = inputs[input].copy();
    moved[input].setDouble(i, inputs[input].getDouble(i) + by);
    var result = Buffer.allocate(DType.FLOAT64, 1);
    value.run(moved, new Buffer[] {result});
    return result.getDouble(0);
  }
}
