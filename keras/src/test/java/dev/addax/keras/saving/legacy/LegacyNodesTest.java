package dev.addax.keras.saving.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.tensor.Tensors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs as Keras 1 and 2 saved them; expected values by hand. */
final class LegacyNodesTest {
  private static final String INPUT =
      "{'class_name':'InputLayer','name':'x','config':{'batch_input_shape':[null,3],"
          + "'dtype':'float32','sparse':false,'name':'x'},'inbound_nodes':[]}";

  private static Model model(String layers, String inputs, String outputs) {
    return Models.fromJson(
        "{'class_name':'Functional','config':{'name':'m','layers':[%s],'input_layers':[%s],'output_layers':[%s]},'keras_version':'2.9.0'}"
            .formatted(layers, inputs, outputs)
            .replace('\'', '"'));
  }

  private static String function(String name, String node) {
    return "{'class_name':'TFOpLambda','name':'f','config':{'name':'f','trainable':true,"
        + "'dtype':'float32','function':'%s'},'inbound_nodes':[%s]}".formatted(name, node);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          __operators__.add | ['x',0,0,{'y':1.5,'name':null}] | 2.5 | 3.5 | -0.5
          math.multiply | ['x',0,0,{'y':['x',0,0]}] | 1 | 4 | 4
          math.subtract | ['_CONSTANT_VALUE',-1,1.0,{'y':['x',0,0],'name':null}] | 0 | -1 | 3
          nn.relu | ['x',0,0,{}] | 1 | 2 | 0
          clip_by_value | ['x',0,0,{'clip_value_min':-1,'clip_value_max':1}] | 1 | 1 | -1
          math.abs | ['x',0,0,{'name':null}] | 1 | 2 | 2
          reverse | ['x',0,0,{'axis':[1]}] | -2 | 2 | 1
          """)
  void functionsOfTensorFlowAreOperations(
      String name, String node, double first, double second, double third) {
    var model = model(INPUT + "," + function(name, node), "['x',0,0]", "['f',0,0]");
    var result = model.predict(Tensors.of(new float[][] {{1, 2, -2}}));
    assertArrayEquals(new double[] {first, second, third}, result.toDoubles(), 1e-6);
  }

  @Test
  void slicesAreTaken() {
    var slicing =
        "{'class_name':'SlicingOpLambda','name':'s','config':{'name':'s','function':'__operators__.getitem'},"
            + "'inbound_nodes':[['x',0,0,{'slice_spec':[{'start':null,'stop':null,'step':null},{'start':1,'stop':null,'step':null}]}]]}";
    var model = model(INPUT + "," + slicing, "['x',0,0]", "['s',0,0]");
    var result = model.predict(Tensors.of(new float[][] {{1, 2, -2}}));
    assertArrayEquals(new double[] {2, -2}, result.toDoubles());
  }

  @Test
  void nodesOfTensorFlowsGraphKeepTheirConstants() {
    var node =
        "{'class_name':'TensorFlowOpLayer','name':'t','config':{'name':'t','trainable':true,'dtype':'float32',"
            + "'node_def':{'name':'t','op':'Mul','input':['x','t/y']},'constants':{'1':3.0}},'inbound_nodes':[[['x',0,0,{}]]]}";
    var model = model(INPUT + "," + node, "['x',0,0]", "['t',0,0]");
    assertArrayEquals(
        new double[] {3, 6, -6}, model.predict(Tensors.of(new float[][] {{1, 2, -2}})).toDoubles());
  }

  @Test
  void aFunctionWithoutCounterpartIsNamed() {
    var layers = INPUT + "," + function("raw_ops.Lgamma", "['x',0,0,{}]");
    var refusal =
        assertThrows(ConfigException.class, () -> model(layers, "['x',0,0]", "['f',0,0]"));
    assertTrue(refusal.getMessage().contains("tf.raw_ops.Lgamma"), refusal.getMessage());
  }

  @Test
  void usesOfANestedModelAreCountedFromOne() {
    var inner =
        "{'class_name':'Model','name':'inner','config':{'name':'inner','layers':[%s,{'class_name':'Dense','name':'d','config':{'name':'d','units':2},'inbound_nodes':[[['x',0,0,{}]]]}],'input_layers':[['x',0,0]],'output_layers':[['d',0,0]]},'inbound_nodes':[[['a',0,0,{}]],[['b',0,0,{}]]]}"
            .formatted(INPUT);
    var a = INPUT.replace("'x'", "'a'");
    var b = INPUT.replace("'x'", "'b'");
    var sum =
        "{'class_name':'Add','name':'sum','config':{'name':'sum'},'inbound_nodes':[[['inner',1,0,{}],['inner',2,0,{}]]]}";
    var model = model(String.join(",", a, b, inner, sum), "['a',0,0],['b',0,0]", "['sum',0,0]");
    var x = Tensors.of(new float[][] {{1, 2, 3}});
    var y = Tensors.of(new float[][] {{0, -1, 1}});
    var inside = (Model) model.layer("inner");
    var expected = inside.predict(x).add(inside.predict(y));
    assertArrayEquals(
        expected.toDoubles(), model.predict(List.of(x, y), 1).getFirst().toDoubles(), 1e-6);
  }

  @Test
  void valuesGivenByNameAreInputsOfAttention() {
    var query = INPUT.replace("[null,3]", "[null,4,6]").replace("'x'", "'q'");
    var value = INPUT.replace("[null,3]", "[null,5,6]").replace("'x'", "'v'");
    var attention =
        "{'class_name':'MultiHeadAttention','name':'m','config':{'name':'m','num_heads':2,'key_dim':3,'query_shape':[null,4,6]},"
            + "'inbound_nodes':[[['q',0,0,{'value':['v',0,0],'key':['v',0,0],'return_attention_scores':true}]]]}";
    var model = model(query + "," + value + "," + attention, "['q',0,0],['v',0,0]", "['m',0,1]");
    assertEquals("(None, 2, 4, 5)", model.outputs().getFirst().shape().toString());
  }

  @Test
  void statesGivenAsFurtherInputsBeginTheSequence() {
    var sequence = INPUT.replace("[null,3]", "[null,4,3]");
    var state = INPUT.replace("[null,3]", "[null,2]").replace("'x'", "'h'");
    var gru =
        "{'class_name':'GRU','name':'g','config':{'name':'g','units':2,'return_sequences':true},'inbound_nodes':[[['x',0,0,{}],['h',0,0,{}]]]}";
    var model = model(sequence + "," + state + "," + gru, "['x',0,0],['h',0,0]", "['g',0,0]");
    assertEquals("(None, 4, 2)", model.outputs().getFirst().shape().toString());
  }

  private static Model reshapedBySizes() {
    var size = function("shape", "['x',0,0,{}]").replace("'f'", "'size'");
    var batch =
        "{'class_name':'SlicingOpLambda','name':'b','config':{'name':'b','function':'__operators__.getitem'},"
            + "'inbound_nodes':[['size',0,0,{'slice_spec':0}]]}";
    var reshape = function("reshape", "['x',0,0,{'shape':[['b',0,0],1,3]}]");
    return model(String.join(",", INPUT, size, batch, reshape), "['x',0,0]", "['f',0,0]");
  }

  @Test
  void sizesThatAreComputedAreKnownAsFarAsTheyFollowFromKnownOnes() {
    var model = reshapedBySizes();
    assertEquals("(None, 1, 3)", model.outputs().getFirst().shape().toString());
    var result = model.predict(Tensors.of(new float[][] {{1, 2, -2}, {4, 5, 6}}));
    assertEquals("(2, 1, 3)", result.shape().toString());
  }

  @Test
  void sizesAreComputedInsideOfOtherModels() {
    var inner = reshapedBySizes();
    var input = Input.of(3);
    var hidden = new Dense(3).apply(input);
    var model = new Model(input, new Dense(2).apply(inner.apply(hidden)));
    assertEquals("(None, 1, 2)", model.outputs().getFirst().shape().toString());
    assertEquals("(4, 1, 2)", model.predict(Tensors.ones(4, 3)).shape().toString());
  }

  @Test
  void computedSizesSurviveSaving(@TempDir Path folder) {
    var model = reshapedBySizes();
    var x = Tensors.of(new float[][] {{1, 2, -2}});
    for (var name : List.of("m.keras", "m.h5")) {
      model.save(folder.resolve(name));
      var loaded = Models.load(folder.resolve(name));
      assertArrayEquals(model.predict(x).toDoubles(), loaded.predict(x).toDoubles());
    }
  }
}
