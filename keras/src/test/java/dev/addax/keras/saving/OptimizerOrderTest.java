package dev.addax.keras.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.models.Sequential;
import dev.addax.keras.optimizers.Adam;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which array of a file is which variable of an optimizer. */
final class OptimizerOrderTest {
  private static final Shape KERNEL = Shape.of(3, 2);
  private static final Shape BIAS = Shape.of(2);

  private static Adam adam() {
    var model = new Sequential(Input.of(3), new Dense(2));
    var adam = new Adam();
    adam.build(model.trainableWeights());
    return adam;
  }

  private static List<StoredTensor> stored(List<String> names, Shape... shapes) {
    var stored = new ArrayList<StoredTensor>();
    for (int i = 0; i < shapes.length; i++) {
      var type = new TensorType(DType.FLOAT32, shapes[i]);
      stored.add(new StoredTensor(names.get(i), type, () -> Tensors.zeros(type.shape().toArray())));
    }
    return stored;
  }

  private static List<String> numbered(int count) {
    var names = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      names.add("optimizer/vars/" + i);
    }
    return names;
  }

  @Test
  void firstSlotsOfAllWeightsThenSecondOnesAreBroughtTogetherByWeight() {
    var names = List.of("iter:0", "d/kernel/m:0", "d/bias/m:0", "d/kernel/v:0", "d/bias/v:0");
    var stored = stored(names, Shape.SCALAR, KERNEL, BIAS, KERNEL, BIAS);
    var arranged = OptimizerOrder.of(adam(), names, stored);
    assertEquals(
        List.of("d/kernel/m:0", "d/kernel/v:0", "d/bias/m:0", "d/bias/v:0"),
        arranged.subList(2, 6).stream().map(StoredTensor::path).toList());
  }

  @Test
  void aFileThatLacksSlotsIsNotTakenForPartOfTheState() {
    for (int missing = 1; missing <= 4; missing++) {
      var shapes = new Shape[] {Shape.SCALAR, Shape.SCALAR, KERNEL, KERNEL, BIAS, BIAS};
      var fewer = java.util.Arrays.copyOf(shapes, shapes.length - missing);
      var stored = stored(numbered(fewer.length), fewer);
      assertSame(stored, OptimizerOrder.of(adam(), numbered(fewer.length), stored));
    }
  }

  @Test
  void aFileOfMoreNumberedSlotsBelongsToAnotherOptimizer() {
    var shapes = new Shape[] {Shape.SCALAR, Shape.SCALAR, KERNEL, KERNEL, KERNEL, BIAS, BIAS, BIAS};
    var stored = stored(numbered(shapes.length), shapes);
    assertSame(stored, OptimizerOrder.of(adam(), numbered(shapes.length), stored));
  }
}
