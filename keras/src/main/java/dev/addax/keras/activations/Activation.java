package dev.addax.keras.activations;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;

/**
 * A function applied to the output of a layer; the result has the shape of the input.
 *
 * <p>Those of Keras are constants here, saved by their names. Any {@code x -> …} will do, but only
 * what has a name or a schema can be saved.
 */
@FunctionalInterface
public interface Activation {
  Activation CELU = new Named("celu", x -> Activations.celu(x, 1));
  Activation ELU = new Named("elu", x -> Activations.elu(x, 1));
  Activation EXPONENTIAL = new Named("exponential", Activations::exponential);
  Activation GELU = new Named("gelu", x -> Activations.gelu(x, false));
  Activation GLU = new Named("glu", x -> Activations.glu(x, -1));
  Activation HARD_SHRINK = new Named("hard_shrink", x -> Activations.hardShrink(x, 0.5));
  Activation HARD_SIGMOID = new Named("hard_sigmoid", Activations::hardSigmoid);
  Activation HARD_SILU = new Named("hard_silu", Activations::hardSilu);
  Activation HARD_TANH = new Named("hard_tanh", Activations::hardTanh);
  Activation LEAKY_RELU = new Named("leaky_relu", x -> Activations.leakyRelu(x, 0.2));
  Activation LINEAR = new Named("linear", x -> x);
  Activation LOG_SIGMOID = new Named("log_sigmoid", Activations::logSigmoid);
  Activation LOG_SOFTMAX = new Named("log_softmax", x -> Activations.logSoftmax(x, -1));
  Activation MISH = new Named("mish", Activations::mish);
  Activation RELU = new Named("relu", Activations::relu);
  Activation RELU6 = new Named("relu6", Activations::relu6);
  Activation SELU = new Named("selu", Activations::selu);
  Activation SIGMOID = new Named("sigmoid", Activations::sigmoid);
  Activation SILU = new Named("silu", Activations::silu);
  Activation SOFTMAX = new Named("softmax", x -> Activations.softmax(x, -1));
  Activation SOFTPLUS = new Named("softplus", Activations::softplus);
  Activation SOFTSIGN = new Named("softsign", Activations::softsign);
  Activation SOFT_SHRINK = new Named("soft_shrink", x -> Activations.softShrink(x, 0.5));
  Activation SPARSEMAX = new Named("sparsemax", x -> Activations.sparsemax(x, -1));
  Activation SPARSE_PLUS = new Named("sparse_plus", Activations::sparsePlus);
  Activation SPARSE_SIGMOID = new Named("sparse_sigmoid", Activations::sparseSigmoid);
  Activation SQUAREPLUS = new Named("squareplus", x -> Activations.squareplus(x, 4));
  Activation TANH = new Named("tanh", Activations::tanh);
  Activation TANH_SHRINK = new Named("tanh_shrink", Activations::tanhShrink);

  /** Activations in configs: names, layers used as functions, or null for linear. */
  Codec<Activation> CODEC =
      Codec.of(
          "an activation",
          Serialization::serialize,
          json -> json == null ? LINEAR : Serialization.deserialize(Activation.class, json));

  /** {@return the function of {@code x}, elementwise or along an axis} */
  Tensor apply(Tensor x);
}
