package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, by parameter. A getter converts what Python would convert. */
public final class Arguments {
  private final String function;
  private final Map<String, @Nullable Object> values;

  Arguments(String function, Map<String, @Nullable Object> values) {
    this.function = function;
    this.values = values;
  }

  /** {@return the argument as it was given} */
  public @Nullable Object get(String name) {
    if (!values.containsKey(name))
      throw new IllegalArgumentException(function + " has no parameter " + name);
    return values.get(name);
  }

  /** {@return whether the argument is there and not None} */
  public boolean has(String name) {
    return get(name) != null;
  }

  private ConfigException wrong(String name, String expected) {
    return new ConfigException(
        function + ": '" + name + "' must be " + expected + ", received " + values.get(name));
  }

  /** {@return a tensor; numbers and nested lists of numbers are converted as NumPy would} */
  public Tensor tensor(String name) {
    var value = get(name);
    if (value == null) throw wrong(name, "a tensor");
    return Nested.tensor(value);
  }

  /** {@return a tensor, or null for None} */
  public @Nullable Tensor tensorOrNull(String name) {
    return has(name) ? tensor(name) : null;
  }

  /** {@return a list of tensors} */
  public List<Tensor> tensors(String name) {
    var value = get(name);
    if (value instanceof Operand one) {
      var parts = new ArrayList<Tensor>();
      var tensor = one.tensor();
      for (int i = 0; i < tensor.shape().dim(0); i++) parts.add(tensor.narrow(0, i, 1).squeeze(0));
      return parts;
    }
    if (!(value instanceof List<?> list)) throw wrong(name, "a list of tensors");
    var tensors = new ArrayList<Tensor>();
    for (var item : list) {
      if (item == null) throw wrong(name, "a list of tensors");
      tensors.add(Nested.tensor(item));
    }
    return tensors;
  }

  /** {@return axes: an integer, a list of them, or none for None} */
  public int[] axes(String name) {
    return has(name) ? integers(name) : new int[0];
  }

  /** {@return an integer or a list of them, or a tensor of them, as an array} */
  public int[] integers(String name) {
    return switch (get(name)) {
      case Number number -> new int[] {Math.toIntExact(number.longValue())};
      case List<?> list -> list.stream().mapToInt(item -> whole(name, item)).toArray();
      case Operand tensor -> known(name, tensor).toInts();
      case null, default -> throw wrong(name, "an integer or a list of them");
    };
  }

  /** {@return integers, one repeated {@code count} times if only one is given} */
  public int[] integers(String name, int count) {
    var given = integers(name);
    if (given.length == count) return given;
    if (given.length != 1) throw wrong(name, "an integer or " + count + " of them");
    var repeated = new int[count];
    java.util.Arrays.fill(repeated, given[0]);
    return repeated;
  }

  /** Numbers that decide about shapes have to be known at once. */
  private Tensor known(String name, Operand operand) {
    var tensor = operand.tensor();
    if (!Dimensions.areKnown(tensor)) throw new UndeterminedException(function, name);
    return tensor;
  }

  private int whole(String name, @Nullable Object item) {
    return switch (item) {
      case Number number -> Math.toIntExact(number.longValue());
      case Operand tensor -> (int) known(name, tensor).item();
      case null, default -> throw wrong(name, "a list of integers");
    };
  }

  /** {@return an integer; a list of one stands for it} */
  public int integer(String name) {
    var value = get(name);
    return whole(name, value instanceof List<?> one && one.size() == 1 ? one.getFirst() : value);
  }

  /** {@return a number} */
  public double real(String name) {
    return switch (get(name)) {
      case Number number -> number.doubleValue();
      case Operand tensor -> known(name, tensor).item();
      case null, default -> throw wrong(name, "a number");
    };
  }

  /** {@return true or false} */
  public boolean flag(String name) {
    if (get(name) instanceof Boolean flag) return flag;
    throw wrong(name, "true or false");
  }

  /** {@return text} */
  public String text(String name) {
    if (get(name) instanceof String text) return text;
    throw wrong(name, "text");
  }

  /** {@return a dtype by its Keras name, or {@code otherwise} for None} */
  public DType dtype(String name, DType otherwise) {
    return switch (get(name)) {
      case null -> otherwise;
      case DType dtype -> dtype;
      case String text when text.equals("int") -> DType.INT32;
      case String text when text.equals("float") -> DType.FLOAT32;
      case String text -> DType.of(text);
      default -> throw wrong(name, "a dtype");
    };
  }

  /** {@return a shape; where its numbers are sizes that are not known yet, so are they here} */
  public Shape shape(String name) {
    return switch (get(name)) {
      case List<?> list ->
          Shape.of(
              list.stream()
                  .mapToInt(
                      item -> item instanceof Operand o ? sizes(name, o)[0] : whole(name, item))
                  .toArray());
      case Operand tensor -> Shape.of(sizes(name, tensor));
      case null, default -> Shape.of(integers(name));
    };
  }

  private int[] sizes(String name, Operand numbers) {
    var sizes = Dimensions.values(numbers.tensor());
    if (sizes == null) throw new UndeterminedException(function, name);
    return sizes;
  }

  /** {@return whether {@code data_format} asks for channels first} */
  public boolean channelsFirst() {
    return "channels_first".equals(get("data_format"));
  }

  /**
   * {@return two operands as tensors; a plain number takes the dtype of the other one, as far as
   * its kind allows}
   */
  Pair pair(String first, String second) {
    return Pair.of(get(first), get(second));
  }

  /** {@return two operands as tensors; plain numbers are int32 or float32 whatever the other is} */
  Pair tensors(String first, String second) {
    return new Pair(tensor(first), tensor(second));
  }
}
