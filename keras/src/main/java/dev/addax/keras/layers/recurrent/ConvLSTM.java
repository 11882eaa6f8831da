package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import java.util.List;

/** Convolutional long short-term memory over a sequence, in any number of spatial axes. */
abstract class ConvLSTM<L extends ConvLSTM<L>> extends GatedRNN<L> implements GateOptions<L> {
  private final ConvLSTMCell cell;

  ConvLSTM(int rank) {
    cell = new ConvLSTMCell(rank);
    cell.name("conv_lstm_cell");
    var shared =
        new String[] {
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "data_format",
          "dilation_rate",
          "activation",
          "recurrent_activation",
          "use_bias",
          "kernel_initializer",
          "recurrent_initializer",
          "bias_initializer",
          "unit_forget_bias",
          "kernel_regularizer",
          "recurrent_regularizer",
          "bias_regularizer",
          "kernel_constraint",
          "recurrent_constraint",
          "bias_constraint",
          "dropout",
          "recurrent_dropout",
          "seed"
        };
    share(cell, shared);
    order(shared);
    order("activity_regularizer", "kernel_constraint", "recurrent_constraint", "bias_constraint");
    order("dropout", "recurrent_dropout", "seed");
  }

  ConvLSTM(int rank, int filters, int... kernelSize) {
    this(rank);
    cell.filters.set(filters);
    cell.kernelSize.set(Sizes.of(rank, kernelSize));
  }

  @SuppressWarnings("unchecked")
  private L self() {
    return (L) this;
  }

  @Override
  public void complete() {
    // The cell draws for its dropout first, and its initializers are options here too.
    Construction.complete(cell);
    super.complete();
  }

  @Override
  final GatedCell gatedCell() {
    return cell;
  }

  @Override
  public final Option<Activation> gateActivation() {
    return cell.gateActivation();
  }

  @Override
  protected final List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(cell.rank + 3));
  }

  /** {@return this layer, the kernel moving over the input in such steps} */
  public final L strides(int... steps) {
    cell.strides.set(Sizes.of(cell.rank, steps));
    return self();
  }

  /** {@return this layer with that treatment of the input's border} */
  public final L padding(Padding border) {
    cell.padding.set(border);
    return self();
  }

  /** {@return this layer with that treatment of the input's border, such as {@code "same"}} */
  public final L padding(String border) {
    cell.padding.named(border);
    return self();
  }

  /** {@return this layer for inputs with their channels there} */
  public final L dataFormat(DataFormat format) {
    cell.dataFormat.set(format);
    return self();
  }

  /** {@return this layer for such inputs, {@code "channels_last"} or {@code "channels_first"}} */
  public final L dataFormat(String format) {
    cell.dataFormat.named(format);
    return self();
  }

  /** {@return this layer with gaps between the elements that the kernel sees: 1 is none} */
  public final L dilationRate(int... rates) {
    cell.dilationRate.set(Sizes.of(cell.rank, rates));
    return self();
  }

  /** {@return this layer, its forget gate starting open (a bias of one) or not} */
  public final L unitForgetBias(boolean on) {
    cell.unitForgetBias.set(on);
    return self();
  }
}
