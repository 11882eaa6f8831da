package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.initializers.Scaled;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.ShapeCodec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * activation(einsum(equation, x, kernel) + bias). Keras: {@code keras.layers.EinsumDense}.
 *
 * <p>The equation has the form {@code "ab,bc->ac"}, {@code "...ab,bc->...ac"} or {@code
 * "ab...,bc->ac..."}; the first letter of input and output is the batch. Weights: {@code kernel} of
 * the shape that the equation implies, {@code bias} over the bias axes.
 *
 * <pre>{@code
 * new EinsumDense("abc,cde->abde", Shape.UNKNOWN, 8, 64).biasAxes("de");  // 8 heads of 64
 * }</pre>
 */
public final class EinsumDense extends Kernel<EinsumDense> {
  public static final Schema<EinsumDense> SCHEMA =
      Schema.of("keras.layers.EinsumDense", EinsumDense.class, EinsumDense::new);

  private final Option<Shape> outputShape = required("output_shape", ShapeCodec.SHAPE_OR_SIZE);
  private final Option<String> equation = required("equation", Codec.STRING);
  private final Option<@Nullable String> biasAxes =
      option("bias_axes", Codec.STRING.nullable(), null);

  {
    order("output_shape", "equation", "activation", "bias_axes");
    order("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer");
    order("activity_regularizer", "kernel_constraint", "bias_constraint");
    unused("quantization_config");
    order("lora_rank", "lora_alpha");
    optional("gptq_unpacked_column_size", Codec.INT);
  }

  private @Nullable InputSpec input;
  private int[] biasShape = new int[0];

  private EinsumDense() {}

  /**
   * @param outputShape the output's dimensions without the batch and without those that an ellipsis
   *     stands for; {@link Shape#UNKNOWN} where the input decides
   */
  public EinsumDense(String equation, int... outputShape) {
    this.equation.set(equation);
    this.outputShape.set(Shape.of(outputShape));
  }

  /** {@return this layer with a bias along these axes of the output, such as {@code "de"}} */
  public EinsumDense biasAxes(String letters) {
    biasAxes.set(letters);
    return this;
  }

  @Override
  protected void build(Shape shape) {
    var shapes =
        Equation.of(equation.get()).shapes(title(), shape, outputShape.get(), biasAxes.get());
    addKernel(shapes.kernel(), scaled(shapes));
    var bias = shapes.bias();
    if (bias != null) {
      biasShape = bias.toArray();
      addBias(bias);
    }
    addLowRank(loraAlpha.get());
    input = InputSpec.rank(shape.rank());
  }

  /** Initializers that look at inputs and outputs take them from the equation. */
  private Initializer scaled(Equation.Shapes shapes) {
    if (!(kernelInitializer.get() instanceof Scaled scaled)) {
      return kernelInitializer.get();
    }
    var scaling = scaled.scaling();
    boolean given = scaling.inputAxes() != null && scaling.outputAxes() != null;
    return given ? scaled : scaling.axes(shapes.inputAxes(), shapes.outputAxes());
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return finish(Einsum.of(equation.get(), x, adapted()), biasShape);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return input == null ? List.of() : List.of(input);
  }
}
