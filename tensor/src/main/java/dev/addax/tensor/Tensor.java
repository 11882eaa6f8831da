package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result of a node: an n-dimensional array that has a value, will have one when asked (lazy),
 * or stands for data to come (symbolic). Operations only build the graph and check types; they are
 * grouped in the facets that this class implements. A tensor never changes.
 *
 * <p>When a value has been computed the graph behind it is let go. Ask for gradients before reading
 * values.
 */
public final class Tensor
    implements Operand,
        Elementwise,
        Arithmetic,
        Logic,
        Reductions,
        Movement,
        Indexing,
        Contraction,
        Values {
  private static final Op MASKED = new Unary(Unary.Kind.IDENTITY);

  private final int index;
  private final TensorType type;
  private final @Nullable Tensor mask;
  private volatile Node node;
  private volatile @Nullable Buffer value;

  Tensor(Node node, int index, TensorType type) {
    this(node, index, type, null);
  }

  private Tensor(Node node, int index, TensorType type, @Nullable Tensor mask) {
    this.node = node;
    this.index = index;
    this.type = type;
    this.mask = mask;
    if (node.op() instanceof Data data) {
      this.value = data.buffer();
    }
  }

  /**
   * {@return a tensor with the given elements}
   *
   * @throws IllegalArgumentException if their number does not fit the shape
   */
  public static Tensor of(Buffer buffer, Shape shape) {
    Rules.check(
        buffer.count() == shape.size(), "%d elements do not fit shape %s", buffer.count(), shape);
    return new Data(new TensorType(buffer.dtype(), shape), buffer).on();
  }

  /** {@return the only result of {@code leaf}, with a value} */
  static Tensor ofValue(Op leaf, Buffer value) {
    var tensor = leaf.on();
    tensor.value = value;
    return tensor;
  }

  /** {@return the node that makes this tensor} */
  public Node node() {
    return node;
  }

  /** {@return which result of the node this is} */
  public int index() {
    return index;
  }

  public TensorType type() {
    return type;
  }

  public DType dtype() {
    return type.dtype();
  }

  public Shape shape() {
    return type.shape();
  }

  public int rank() {
    return type.shape().rank();
  }

  /** {@return this} */
  @Override
  public Tensor tensor() {
    return this;
  }

  /**
   * {@return the Keras mask that travels with this tensor: bool, true where steps count; null for
   * none}
   */
  public @Nullable Tensor mask() {
    return mask;
  }

  /** {@return the same tensor with another mask; an operation's result has none} */
  public Tensor withMask(@Nullable Tensor other) {
    if (other == mask) {
      return this;
    }
    var plain = unmasked();
    if (other == null) {
      return plain;
    }
    var masked = new Node(MASKED, plain, node -> new Tensor(node, 0, type, other)).output(0);
    masked.value = value;
    return masked;
  }

  /** {@return the tensor that was given a mask, without it} */
  public Tensor unmasked() {
    return mask == null || !node.op().equals(MASKED) ? this : node.input(0);
  }

  /** {@return whether this stands for data to come in a model under construction} */
  public boolean isSymbolic() {
    return node.isSymbolic();
  }

  /** {@return whether elements can be read without computing anything} */
  public boolean hasValue() {
    return value != null;
  }

  /**
   * {@return whether elements can be read: they are known, or nothing that they depend on waits for
   * data}
   */
  public boolean isComputable() {
    return hasValue()
        || Topology.order(List.of(this), List.of()).stream().noneMatch(Tensor::isOpen);
  }

  private static boolean isOpen(Node node) {
    return (node.op() instanceof Parameter || node.op() instanceof Read)
        && !node.output(0).hasValue();
  }

  @Nullable Buffer valueOrNull() {
    return value;
  }

  /**
   * {@return the elements, computed now if they were not before}
   *
   * @throws IllegalStateException if this tensor depends on an input that has no data
   */
  public Buffer buffer() {
    var known = value;
    if (known == null) {
      known = type.dtype() == DType.STRING ? HostStrings.of(this) : Evaluation.of(List.of(this))[0];
      settle(known);
    }
    return known;
  }

  /**
   * Computes several tensors at once, so that what they share is computed once. Those that have a
   * value keep it.
   *
   * @throws IllegalStateException if one depends on an input that has no data
   */
  public static void computeAll(Collection<Tensor> tensors) {
    tensors.stream().filter(t -> t.dtype() == DType.STRING).forEach(Tensor::buffer);
    var open = tensors.stream().filter(t -> !t.hasValue()).distinct().toList();
    if (!open.isEmpty()) {
      var values = Evaluation.of(open);
      for (int i = 0; i < values.length; i++) {
        open.get(i).settle(values[i]);
      }
    }
  }

  private void settle(Buffer computed) {
    value = computed;
    node = new Node(new Data(type, computed), this);
  }

  @Override
  public String toString() {
    return hasValue() ? Printing.text(this) : "Tensor(" + type + ")";
  }
}
