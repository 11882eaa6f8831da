package dev.addax.keras.layers;

import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One use of a layer in a model under construction. Its outputs are symbolic tensors that remember
 * it; a functional model is the set of nodes between its inputs and outputs.
 */
public final class LayerNode {
  private final Layer layer;
  private final int index;
  private final List<Tensor> inputs;
  private final Call call;
  private final List<Tensor> outputs;
  private final List<@Nullable Tensor> sizes;

  /**
   * Records a use of {@code layer} whose results have these types and masks.
   *
   * @param sizes the results that follow from the sizes of the inputs alone, null for the others
   */
  LayerNode(
      Layer layer,
      List<Tensor> inputs,
      Call call,
      List<TensorType> types,
      List<@Nullable TensorType> masks,
      List<@Nullable Tensor> sizes) {
    this.layer = layer;
    this.index = layer.nodes().size();
    this.inputs = List.copyOf(inputs);
    this.call = call;
    var made = new ArrayList<Tensor>();
    for (int i = 0; i < types.size(); i++) {
      made.add(output(types.get(i), i, masks.get(i)));
    }
    this.outputs = List.copyOf(made);
    this.sizes = sizes;
  }

  private Tensor output(TensorType type, int i, @Nullable TensorType mask) {
    var source = new Source(this, i);
    var tensor = new Parameter(layer.name(), type.with(type.shape().identified()), source).on();
    return mask == null
        ? tensor
        : tensor.withMask(new Parameter(layer.name() + " mask", mask, source).on());
  }

  /** Where a symbolic tensor came from: result {@code index} of {@code node}. */
  public record Source(LayerNode node, int index) {
    /**
     * {@return the source of a symbolic tensor, null if an operation made it or it is no symbol}
     */
    public static @Nullable Source of(Tensor tensor) {
      return tensor.unmasked().node().op() instanceof Parameter p && p.source() instanceof Source s
          ? s
          : null;
    }

    /**
     * {@return the result in terms of the sizes of the inputs, if it depends on nothing else; they
     * may be unknown}
     */
    @Nullable Tensor ofSizes() {
      return node.sizes.get(index);
    }

    @Override
    public String toString() {
      return node.layer.name() + "[" + node.index + "][" + index + "]";
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Source s && s.node == node && s.index == index;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(node) + index;
    }
  }

  public Layer layer() {
    return layer;
  }

  /** {@return how many nodes of the layer came before} */
  public int index() {
    return index;
  }

  /** {@return the tensors that the layer was given, those among named arguments not included} */
  public List<Tensor> inputs() {
    return inputs;
  }

  /** {@return what else the layer was told} */
  public Call call() {
    return call;
  }

  public List<Tensor> outputs() {
    return outputs;
  }
}
