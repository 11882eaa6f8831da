package dev.addax.compiler;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plans look like, and that plans of whole training steps compute what they should. */
final class PlanTest {
  @Test
  void aDenseLayer() {
    var x = Parameter.of("x", TensorType.of(DType.FLOAT32, 32, 8));
    var w = Parameter.of("w", TensorType.of(DType.FLOAT32, 8, 4));
    var b = Parameter.of("b", TensorType.of(DType.FLOAT32, 4));
    var graph = new Graph(List.of(x, w, b), List.of(x.matmul(w).add(b).relu()));
    Golden.check("plan-dense", new Compiler().compile(graph, new int[] {-1}).toString());
  }

  @Test
  void variablesThatChangePlaces() {
    var a = Parameter.of("a", TensorType.of(DType.FLOAT32, 4));
    var b = Parameter.of("b", TensorType.of(DType.FLOAT32, 4));
    var graph = new Graph(List.of(a, b), List.of(b, a, a.add(b)));
    check("plan-swap", new TrainingStep.Step(graph, new int[] {0, 1, -1}));
  }

  @Test
  void trainingADenseNet() {
    check("plan-dense-training", TrainingStep.binary(10, 8, 12, 8, 1));
  }

  @Test
  void trainingAClassifier() {
    check("plan-classifier", TrainingStep.classes(4, 6, 5, 3));
  }

  @Test
  void trainingAConvolutionalNet() {
    check("plan-convolutions", TrainingStep.convolutions(2, 10, 3, 4));
  }

  @Test
  void trainingARecurrentNet() {
    check("plan-recurrent", TrainingStep.recurrent(2, 3, 7, 4, 3));
  }

  @Test
  void trainingATransformer() {
    check("plan-attention", TrainingStep.attention(2, 3, 7, 4, 2));
  }

  /** Compares results when variables are updated in place. */
  private static void check(String name, TrainingStep.Step step) {
    var plan = step.plan();
    Golden.check(name, plan.toString());
    var inputs = Values.inputs(step.graph(), 1);
    var expected = Values.expected(step.graph(), inputs);
    var outputs = Values.outputs(step.graph());
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = step.replaces()[i] >= 0 ? inputs[step.replaces()[i]] : outputs[i];
    }
    Interpreter.run(plan, inputs, outputs);
    Values.same(outputs, expected, plan);
  }
}
