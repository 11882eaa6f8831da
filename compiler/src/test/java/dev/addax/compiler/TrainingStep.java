package dev.addax.compiler;

import dev.addax.tensor.Backward;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.ControlFlow;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.Crossentropy;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Pooling;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Training steps of small models with Adam, written as a model traced by Keras looks. */
final class TrainingStep {
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Tensor> weights = new ArrayList<>();

  /** A graph, and which input each output updates. */
  record Step(Graph graph, int[] replaces) {
    Plan plan() {
      return new Compiler().compile(graph, replaces);
    }
  }

  private Tensor input(DType dtype, int... dims) {
    var input = Parameter.of("input", TensorType.of(dtype, dims));
    inputs.add(input);
    return input;
  }

  private Tensor weight(int... dims) {
    var weight = input(DType.FLOAT32, dims);
    weights.add(weight);
    return weight;
  }

  private Tensor dense(Tensor x, int units) {
    return x.matmul(weight(x.shape().last(), units)).add(weight(units));
  }

  /** {@code keras.optimizers.Adam}, a step counter, and the loss. */
  private Step adam(Tensor loss) {
    var outputs = new ArrayList<>(List.of(loss));
    var replaces = new ArrayList<>(List.of(-1));
    var gradients = Backward.gradients(List.of(loss), Backward.ones(loss), weights);
    var counter = input(DType.INT64);
    var rate = input(DType.FLOAT32);
    var step = counter.add(1L).cast(DType.FLOAT32);
    for (int i = 0; i < weights.size(); i++) {
      var w = weights.get(i);
      var m = input(DType.FLOAT32, w.shape().toArray());
      var v = input(DType.FLOAT32, w.shape().toArray());
      var g = gradients.get(i);
      var alpha = rate.multiply(Tensors.scalar(1f).subtract(power(0.999, step)).sqrt());
      alpha = alpha.divide(Tensors.scalar(1f).subtract(power(0.9, step)));
      var nextM = m.add(g.subtract(m).multiply(0.1));
      var nextV = v.add(g.square().subtract(v).multiply(0.001));
      update(outputs, replaces, m, nextM);
      update(outputs, replaces, v, nextV);
      update(
          outputs, replaces, w, w.subtract(nextM.multiply(alpha).divide(nextV.sqrt().add(1e-7))));
    }
    update(outputs, replaces, counter, counter.add(1L));
    var graph = new Graph(inputs, outputs);
    return new Step(graph, replaces.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Tensor power(double base, Tensor exponent) {
    return Tensors.full(Shape.SCALAR, base, DType.FLOAT32).power(exponent);
  }

  private void update(List<Tensor> outputs, List<Integer> replaces, Tensor old, Tensor now) {
    outputs.add(now);
    replaces.add(inputs.indexOf(old));
  }

  /** Two hidden layers and a sigmoid. */
  static Step binary(int batch, int... sizes) {
    var model = new TrainingStep();
    var x = model.input(DType.FLOAT32, batch, sizes[0]);
    var y = model.input(DType.FLOAT32, batch, 1);
    for (int i = 1; i < sizes.length - 1; i++) {
      x = model.dense(x, sizes[i]).relu();
    }
    var p = model.dense(x, sizes[sizes.length - 1]).sigmoid();
    return model.adam(Crossentropy.binary(y, p, false).mean(-1).mean());
  }

  /** Hidden layers and a softmax over classes. */
  static Step classes(int batch, int... sizes) {
    var model = new TrainingStep();
    var x = model.input(DType.FLOAT32, batch, sizes[0]);
    var y = model.input(DType.INT32, batch);
    for (int i = 1; i < sizes.length - 1; i++) {
      x = model.dense(x, sizes[i]).relu();
    }
    var p = model.dense(x, sizes[sizes.length - 1]).softmax(-1);
    return model.adam(Crossentropy.sparseCategorical(y, p, false).mean());
  }

  /** Two convolutions with pooling, dropout, and a softmax. */
  static Step convolutions(int batch, int size, int first, int second) {
    var model = new TrainingStep();
    var image = model.input(DType.FLOAT32, batch, size, size, 1);
    var y = model.input(DType.INT32, batch);
    var seed = model.input(DType.INT32, 2);
    var x = model.pooled(model.convolved(image, first));
    x = model.pooled(model.convolved(x, second));
    x = Random.dropout(x.reshape(batch, -1), 0.5, seed);
    var p = model.dense(x, 10).softmax(-1);
    return model.adam(Crossentropy.sparseCategorical(y, p, false).mean());
  }

  private Tensor convolved(Tensor x, int filters) {
    var kernel = weight(3, 3, x.shape().last(), filters);
    return Convolution.conv(x, kernel, Padding.VALID).add(weight(filters)).relu();
  }

  private Tensor pooled(Tensor x) {
    int[] two = {2, 2};
    return Pooling.maxPool(x, two, two, Padding.VALID, DataFormat.CHANNELS_LAST);
  }

  /** An embedding, an LSTM, a sigmoid. */
  static Step recurrent(int batch, int length, int words, int size, int units) {
    var model = new TrainingStep();
    var tokens = model.input(DType.INT32, batch, length);
    var y = model.input(DType.FLOAT32, batch, 1);
    var x = model.weight(words, size).take(tokens, 0);
    var kernel = model.weight(size, 4 * units);
    var recurrent = model.weight(units, 4 * units);
    var bias = model.weight(4 * units);
    var zeros = Tensors.zeros(batch, units).cast(DType.FLOAT32);
    var made =
        ControlFlow.scan(
            List.of(zeros, zeros),
            List.of(x.swapaxes(0, 1)),
            length,
            false,
            (carries, slices) -> {
              var h = carries.get(0);
              var z = slices.get(0).matmul(kernel).add(h.matmul(recurrent)).add(bias);
              var gates = z.split(4, 1);
              var c = gates.get(1).sigmoid().multiply(carries.get(1));
              c = c.add(gates.get(0).sigmoid().multiply(gates.get(2).tanh()));
              var next = gates.get(3).sigmoid().multiply(c.tanh());
              return new ControlFlow.Made(List.of(next, c), List.of());
            });
    var p = model.dense(made.carries().get(0), 1).sigmoid();
    return model.adam(Crossentropy.binary(y, p, false).mean(-1).mean());
  }

  /** Embeddings, attention, a feed-forward net, two normalizations, a softmax. */
  static Step attention(int batch, int length, int words, int size, int heads) {
    var model = new TrainingStep();
    var tokens = model.input(DType.INT32, batch, length);
    var y = model.input(DType.INT32, batch);
    var x = model.weight(words, size).take(tokens, 0).add(model.weight(length, size));
    var q = model.projected(x, heads, size).multiply(1 / Math.sqrt(size));
    var k = model.projected(x, heads, size);
    var v = model.projected(x, heads, size);
    var scores = Einsum.of("aecd,abcd->acbe", k, q).softmax(-1);
    var mixed = Einsum.of("acbe,aecd->abcd", scores, v);
    var out = Einsum.of("abcd,cde->abe", mixed, model.weight(heads, size, size));
    x = model.normalized(x.add(out.add(model.weight(size))));
    var inner = model.dense(model.dense(x, size).relu(), size);
    x = model.normalized(x.add(inner)).mean(1);
    var p = model.dense(model.dense(x, 20).relu(), 2).softmax(-1);
    return model.adam(Crossentropy.sparseCategorical(y, p, false).mean());
  }

  private Tensor projected(Tensor x, int heads, int size) {
    var projection = Einsum.of("abc,cde->abde", x, weight(size, heads, size));
    return projection.add(weight(heads, size));
  }

  private Tensor normalized(Tensor x) {
    int size = x.shape().last();
    return Normalization.layer(x, weight(size), weight(size), 1e-6, -1);
  }
}
