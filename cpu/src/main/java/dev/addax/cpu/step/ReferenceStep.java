package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;
import dev.addax.tensor.Node;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.TensorType;
import java.util.List;

/** A node that the reference backend computes. */
public record ReferenceStep(Node node, List<Integer> inputs, List<Integer> outputs)
    implements Step {
  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    var given = node.inputTypes();
    var made = node.outputs().stream().map(t -> t.type()).toList();
    return () -> ReferenceBackend.run(node, views(given, inputs, at), views(made, outputs, at));
  }

  private static Buffer[] views(List<TensorType> types, List<Integer> slots, long[] at) {
    var views = new Buffer[slots.size()];
    for (int i = 0; i < views.length; i++) {
      var type = types.get(i);
      views[i] = Buffer.view(type.dtype(), Raw.ALL.asSlice(at[slots.get(i)], type.bytes()));
    }
    return views;
  }

  @Override
  public String toString() {
    return "reference " + node.op() + "(" + inputs + " -> " + outputs + ")";
  }
}
