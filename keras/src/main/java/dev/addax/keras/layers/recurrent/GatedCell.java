package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Seed;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.keras.random.SeedGenerator;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What cells with gates share: a kernel for the input, one for the state, and dropout on both, each
 * over all gates side by side. How a kernel acts, by a product or a convolution, is left open.
 */
abstract class GatedCell extends Cell {
  static final String DROPOUT = "dropout_masks";
  static final String RECURRENT_DROPOUT = "recurrent_dropout_masks";

  final Option<Activation> activation = named("activation", Activation.CODEC, "tanh");
  final Option<Boolean> useBias = option("use_bias", Codec.BOOLEAN, true);
  final Option<Initializer> kernelInitializer =
      named("kernel_initializer", Initializer.CODEC, "glorot_uniform");
  final Option<Initializer> recurrentInitializer =
      named("recurrent_initializer", Initializer.CODEC, "orthogonal");
  final Option<Initializer> biasInitializer = named("bias_initializer", Initializer.CODEC, "zeros");
  final Option<@Nullable Regularizer> kernelRegularizer =
      option("kernel_regularizer", Regularizer.CODEC.nullable(), null);
  final Option<@Nullable Regularizer> recurrentRegularizer =
      option("recurrent_regularizer", Regularizer.CODEC.nullable(), null);
  final Option<@Nullable Regularizer> biasRegularizer =
      option("bias_regularizer", Regularizer.CODEC.nullable(), null);
  final Option<@Nullable Constraint> kernelConstraint =
      option("kernel_constraint", Constraint.CODEC.nullable(), null);
  final Option<@Nullable Constraint> recurrentConstraint =
      option("recurrent_constraint", Constraint.CODEC.nullable(), null);
  final Option<@Nullable Constraint> biasConstraint =
      option("bias_constraint", Constraint.CODEC.nullable(), null);
  final Option<Double> dropout = option("dropout", Sizes.FRACTION, 0.0);
  final Option<Double> recurrentDropout = option("recurrent_dropout", Sizes.FRACTION, 0.0);
  final Option<@Nullable Long> seed = option("seed", Codec.LONG.nullable(), null);

  private @Nullable SeedGenerator random;
  private @Nullable Variable kernel;
  private @Nullable Variable recurrentKernel;
  private @Nullable Variable bias;

  /** {@return the number of gates} */
  abstract int gates();

  /** {@return the number of units or filters, the width of one gate} */
  abstract int width();

  /** {@return the axis, from the end, along which gates stand side by side} */
  int gateAxis() {
    return -1;
  }

  /** {@return the shape of the kernel for a step's input of that shape} */
  abstract Shape kernelShape(Shape input);

  /** {@return the shape of the kernel for the state} */
  abstract Shape recurrentKernelShape();

  /**
   * {@return what {@code kernel}, of some gates, makes of a step's input or of a whole sequence}
   */
  abstract Tensor transformInput(Tensor x, Tensor kernel);

  /** {@return what {@code kernel}, of some gates, makes of a state} */
  abstract Tensor transformState(Tensor state, Tensor kernel);

  /** {@return the bias in a shape that can be added to what {@link #transformInput} gives} */
  Tensor spread(Tensor bias) {
    return bias;
  }

  /** {@return the shape of the bias} */
  Shape biasShape() {
    return Shape.of(gates() * width());
  }

  /** {@return what the bias starts as} */
  Initializer firstBias() {
    return biasInitializer.get();
  }

  /** {@return whether the seed of dropout is drawn before those of the initializers} */
  boolean drawsDropoutFirst() {
    return false;
  }

  @Override
  public void complete() {
    if (drawsDropoutFirst()) {
      makeGenerator();
    }
    super.complete();
    if (!drawsDropoutFirst()) {
      makeGenerator();
    }
  }

  private void makeGenerator() {
    var given = seed.get();
    random = new SeedGenerator(given == null ? Seed.drawn() : Seed.of(given));
    trackState(random.state());
  }

  @Override
  protected boolean outputIsFirstState() {
    return true;
  }

  @Override
  protected void build(Shape input) {
    kernel =
        addWeight(
            Weight.of("kernel", kernelShape(input), kernelInitializer.get())
                .regularizer(kernelRegularizer.get())
                .constraint(kernelConstraint.get()));
    recurrentKernel =
        addWeight(
            Weight.of("recurrent_kernel", recurrentKernelShape(), recurrentInitializer.get())
                .regularizer(recurrentRegularizer.get())
                .constraint(recurrentConstraint.get()));
    if (useBias.get()) {
      bias =
          addWeight(
              Weight.of("bias", biasShape(), firstBias())
                  .regularizer(biasRegularizer.get())
                  .constraint(biasConstraint.get()));
    }
  }

  final Tensor kernel() {
    return requireBuilt(kernel).tensor();
  }

  final Tensor recurrentKernel() {
    return requireBuilt(recurrentKernel).tensor();
  }

  final @Nullable Tensor bias() {
    return bias == null ? null : bias.tensor();
  }

  /** {@return the bias that is added to the projected input} */
  @Nullable Tensor inputBias() {
    return bias();
  }

  // ---- dropout

  /** With recurrent dropout every gate has masks of its own, else one mask serves all. */
  int maskCount() {
    return recurrentDropout.get() > 0 ? gates() : 1;
  }

  /** The masks are drawn even when they will not be used, as in Keras, so that seeds agree. */
  @Override
  protected Call prepare(Tensor firstInput, List<Tensor> states, Call call) {
    var result = call;
    if (dropout.get() > 0) {
      result = result.with(DROPOUT, masks(firstInput, dropout.get()));
    }
    if (recurrentDropout.get() > 0) {
      result = result.with(RECURRENT_DROPOUT, masks(states.getFirst(), recurrentDropout.get()));
    }
    return result;
  }

  private List<Tensor> masks(Tensor like, double rate) {
    var generator = random;
    if (generator == null) {
      throw new IllegalStateException("The cell has no seed generator: complete() did not run");
    }
    var masks = new ArrayList<Tensor>();
    for (int i = 0; i < maskCount(); i++) {
      masks.add(Random.dropout(like.onesLike(), rate, generator.next()));
    }
    return masks;
  }

  private static boolean drops(Call call, double rate) {
    return call.training() && rate > 0 && rate < 1;
  }

  @Override
  protected Tensor project(Tensor x, Call call) {
    var projected = dropped(x, kernel(), call, DROPOUT, dropout.get(), this::transformInput);
    var added = inputBias();
    return added == null ? projected : projected.add(spread(added));
  }

  /** {@return what the recurrent kernel makes of the state for all gates, dropout included} */
  final Tensor projectState(Tensor state, Call call) {
    return dropped(
        state,
        recurrentKernel(),
        call,
        RECURRENT_DROPOUT,
        recurrentDropout.get(),
        this::transformState);
  }

  private Tensor dropped(
      Tensor x,
      Tensor weights,
      Call call,
      String which,
      double rate,
      BinaryOperator<Tensor> transform) {
    if (!drops(call, rate)) {
      return transform.apply(x, weights);
    }
    var masks = call.tensors(which);
    if (masks.size() == 1) {
      return transform.apply(x.multiply(masks.getFirst()), weights);
    }
    int n = width();
    var gates =
        IntStream.range(0, gates())
            .mapToObj(i -> transform.apply(x.multiply(masks.get(i)), weights.narrow(-1, i * n, n)))
            .toList();
    return Movement.concatenate(gates, gateAxis());
  }

  /** {@return the mask of gate {@code i} for the state, if there is one} */
  final Tensor droppedState(Tensor state, int gate, Call call) {
    return drops(call, recurrentDropout.get())
        ? state.multiply(call.tensors(RECURRENT_DROPOUT).get(gate))
        : state;
  }

  /** {@return the part of gate {@code i} of all gates side by side} */
  final Tensor gate(Tensor all, int i) {
    return all.narrow(gateAxis(), i * width(), width());
  }
}
