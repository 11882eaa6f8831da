package dev.addax.keras.saving;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.TensorType;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A tensor in a file, not read yet.
 *
 * @param path its place in the file, such as {@code layers/dense/vars/0}
 * @param type what reading gives, known without reading
 * @param reader reads the values; fails with a {@link SavingException} if the file is damaged there
 */
public record StoredTensor(String path, TensorType type, Supplier<Tensor> reader) {
  /** The reader of what is not in the file. */
  private record Present(Variable variable) implements Supplier<Tensor> {
    @Override
    public Tensor get() {
      return variable.value();
    }
  }

  /** {@return the value that a variable has anyway, in the place of one that the file lacks} */
  static StoredTensor present(Variable variable) {
    return new StoredTensor(variable.path(), variable.type(), new Present(variable));
  }

  /** {@return whether the file holds this, or it follows from what the file holds} */
  boolean isStored() {
    return !(reader instanceof Present);
  }

  /** {@return the values, read now} */
  public Tensor read() {
    return reader.get();
  }

  /** {@return the same tensor, changed when it is read, such as a kernel of other axes} */
  public StoredTensor map(TensorType changed, UnaryOperator<Tensor> change) {
    return new StoredTensor(path, changed, () -> change.apply(reader.get()));
  }
}
