package dev.addax.keras.saving.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import dev.addax.keras.models.Models;
import dev.addax.tensor.Tensors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configs of older versions; the expected ones are what Keras 3 saves for the same layers. */
final class LegacyConfigTest {
  private static Map<?, ?> json(String text) {
    return (Map<?, ?>) Json.parse(text.replace('\'', '"'));
  }

  private static Map<?, ?> layer(String className, String config, String version) {
    var saved = json("{'class_name': '%s', 'config': %s}".formatted(className, config));
    return LegacyConfig.translate(saved, version).config();
  }

  private static @Nullable Object option(Map<?, ?> layer, String option) {
    return ((Map<?, ?>) layer.get("config")).get(option);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Convolution2D | {'name':'c','nb_filter':3,'nb_row':2,'nb_col':5} | Conv2D | kernel_size | [2,5]
          Convolution2D | {'name':'c','nb_filter':3,'nb_row':2,'nb_col':5} | Conv2D | filters | 3
          Convolution2D | {'name':'c','border_mode':'same'} | Conv2D | padding | "same"
          Convolution2D | {'name':'c','subsample':[2,1]} | Conv2D | strides | [2,1]
          Convolution2D | {'name':'c','dim_ordering':'th'} | Conv2D | data_format | "channels_first"
          Convolution1D | {'name':'c','filter_length':4} | Conv1D | kernel_size | 4
          Convolution1D | {'name':'c','subsample_length':2} | Conv1D | strides | 2
          AtrousConvolution2D | {'name':'c','atrous_rate':[2,2]} | Conv2D | dilation_rate | [2,2]
          Convolution3D | {'name':'c','kernel_dim1':1,'kernel_dim2':2,'kernel_dim3':3} | Conv3D | kernel_size | [1,2,3]
          Dense | {'name':'d','output_dim':7,'bias':false} | Dense | units | 7
          Dense | {'name':'d','output_dim':7,'bias':false} | Dense | use_bias | false
          Dense | {'name':'d','init':'glorot_uniform'} | Dense | kernel_initializer | "glorot_uniform"
          TimeDistributedDense | {'name':'d','output_dim':7} | Dense | units | 7
          Dropout | {'name':'d','p':0.25} | Dropout | rate | 0.25
          MaxPooling1D | {'name':'m','pool_length':3} | MaxPooling1D | pool_size | 3
          MaxPooling1D | {'name':'m','stride':2} | MaxPooling1D | strides | 2
          UpSampling1D | {'name':'u','length':3} | UpSampling1D | size | 3
          ZeroPadding2D | {'name':'z','padding':{'top_pad':1,'bottom_pad':2,'left_pad':3,'right_pad':4}} | ZeroPadding2D | padding | [[1,2],[3,4]]
          LSTM | {'name':'l','output_dim':5,'inner_init':'orthogonal'} | LSTM | recurrent_initializer | "orthogonal"
          LSTM | {'name':'l','inner_activation':'sigmoid'} | LSTM | recurrent_activation | "sigmoid"
          LSTM | {'name':'l','inner_activation':'hard_sigmoid'} | LSTM | recurrent_activation | "keras2_hard_sigmoid"
          LSTM | {'name':'l','dropout_U':0.5} | LSTM | recurrent_dropout | 0.5
          LSTM | {'name':'l','forget_bias_init':'one'} | LSTM | unit_forget_bias | true
          GRU | {'name':'g','output_dim':5} | GRU | reset_after | false
          GaussianNoise | {'name':'n','sigma':0.1} | GaussianNoise | stddev | 0.1
          LeakyReLU | {'name':'r','alpha':0.1} | LeakyReLU | negative_slope | 0.1
          """)
  void anOptionOfKeras1HasItsPresentName(
      String className, String config, String present, String option, String value) {
    var layer = layer(className, config, "1.2.2");
    assertEquals(present, layer.get("class_name"));
    assertEquals(value, Json.text(option(layer, option)).replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BatchNormalization | {'name':'b','axis':[3]} | BatchNormalization | axis | 3
          CuDNNLSTM | {'name':'l','units':4} | LSTM | recurrent_activation | "sigmoid"
          CuDNNGRU | {'name':'g','units':4} | GRU | reset_after | true
          Dense | {'name':'d','dtype':{'class_name':'Policy','config':{'name':'mixed_float16'}}} | Dense | dtype | "mixed_float16"
          LeakyReLU | {'name':'r','alpha':{'type':'ndarray','value':0.5}} | LeakyReLU | negative_slope | 0.5
          Activation | {'name':'a','activation':'hard_sigmoid'} | Activation | activation | "keras2_hard_sigmoid"
          Activation | {'name':'a','activation':{'class_name':'function','config':'swish'}} | Activation | activation | "swish"
          InputLayer | {'name':'i','batch_input_shape':[null,3],'dtype':'float32'} | InputLayer | batch_shape | [null,3]
          """)
  void anOptionOfKeras2HasItsPresentForm(
      String className, String config, String present, String option, String value) {
    var layer = layer(className, config, "2.3.1");
    assertEquals(present, layer.get("class_name"));
    assertEquals(value, Json.text(option(layer, option)).replace(" ", ""));
  }

  @Test
  void optionsThatNobodyKnowsAreLeftOutWithANote() {
    var saved = json("{'class_name':'Dense','config':{'name':'d','units':2,'speed':'high'}}");
    var translated = LegacyConfig.translate(saved, "2.9.0");
    assertFalse(((Map<?, ?>) translated.config().get("config")).containsKey("speed"));
    assertTrue(translated.notes().getFirst().contains("'speed'"), translated.notes().toString());
  }

  @Test
  void anArchitectureThatWasEncodedTwiceIsRead() {
    var model = Models.fromJson("{\"class_name\": \"Sequential\", \"config\": []}");
    assertEquals(model.toJson(), Models.fromJson(Json.text(model.toJson())).toJson());
    var wrong = assertThrows(ConfigException.class, () -> Models.fromJson("[1, 2]"));
    assertTrue(String.valueOf(wrong.getMessage()).contains("received [1, 2]"));
  }

  /** Keras looks for bare names among its own functions alone. */
  @Test
  void anActivationThatPythonHasToBeGivenIsSavedAsAFunction() {
    var model =
        Models.fromJson(
            """
            {"class_name": "Sequential", "keras_version": "2.2.4", "config": [
              {"class_name": "Dense", "config": {"units": 1, "batch_input_shape": [null, 3],
                "activation": "hard_sigmoid"}}]}
            """);
    assertTrue(
        model
            .toJson()
            .contains(
                "\"activation\": {\"module\": \"builtins\", \"class_name\": \"function\","
                    + " \"config\": \"keras2_hard_sigmoid\""));
    assertEquals(model.toJson(), Models.fromJson(model.toJson()).toJson());
  }

  @Test
  void aFileOfKeras3LosesOnlyUnknownOptionsThatAreNull() {
    var saved =
        json(
            "{'class_name':'Dense','module':'keras.layers','registered_name':null,"
                + "'config':{'name':'d','units':2,'later':null,'speed':'high'}}");
    var config = (Map<?, ?>) LegacyConfig.translate(saved, "3.9.0").config().get("config");
    assertFalse(config.containsKey("later"));
    assertTrue(config.containsKey("speed"));
  }

  @Test
  void regularizersAndConstraintsOfKeras1AreObjects() {
    var layer =
        layer(
            "Dense",
            "{'name':'d','output_dim':2,'W_regularizer':{'name':'WeightRegularizer','l1':0.0,'l2':0.5},"
                + "'W_constraint':{'name':'MaxNorm','m':2,'axis':0}}",
            "1.1.0");
    var penalty = (Map<?, ?>) option(layer, "kernel_regularizer");
    assertEquals("L1L2", penalty.get("class_name"));
    assertEquals(0.5, ((Map<?, ?>) penalty.get("config")).get("l2"));
    var constraint = (Map<?, ?>) option(layer, "kernel_constraint");
    assertEquals(2L, ((Map<?, ?>) constraint.get("config")).get("max_value"));
  }

  @Test
  void aBareListIsASequentialWithAnInput() {
    var model =
        Models.fromJson(
            """
            {"class_name": "Sequential", "config": [
              {"class_name": "Dense", "config": {"name": "first", "output_dim": 4, "input_dim": 3,
                "batch_input_shape": [null, 3], "input_dtype": "float32", "init": "uniform"}},
              {"class_name": "Dense", "config": {"name": "last", "output_dim": 2, "activation": "softmax"}}
            ]}\
            """);
    assertEquals(List.of("first", "last"), model.layers().stream().map(l -> l.name()).toList());
    assertEquals(3 * 4 + 4 + 4 * 2 + 2, model.countParams());
  }

  @Test
  void mergedSequentialsAreOneGraphOfSeveralInputs() {
    var model =
        Models.fromJson(
            """
            {"class_name": "Sequential", "config": [
              {"class_name": "Merge", "config": {"name": "join", "mode": "concat", "concat_axis": -1, "layers": [
                {"class_name": "Sequential", "config": [
                  {"class_name": "Dense", "config": {"name": "left", "output_dim": 2, "batch_input_shape": [null, 3]}}]},
                {"class_name": "Sequential", "config": [
                  {"class_name": "Dense", "config": {"name": "right", "output_dim": 4, "batch_input_shape": [null, 5]}}]}
              ]}},
              {"class_name": "Dense", "config": {"name": "top", "output_dim": 1, "border_mode": null}}
            ]}\
            """);
    assertEquals(2, model.inputs().size());
    assertEquals(3 * 2 + 2 + 5 * 4 + 4 + 6 + 1, model.countParams());
  }

  @Test
  void pythonCodeInMergeIsRefused() {
    var config =
        "{'name':'join','mode':['4wEAAAA',null,null],'mode_type':'lambda','border_mode':null}";
    var refusal = assertThrows(ConfigException.class, () -> layer("Merge", config, "1.2.2"));
    assertTrue(refusal.getMessage().contains("Python code"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Dense | {'name':'d','units':2,'kernel_initializer':null} | kernel_initializer
          Dense | {'name':'d','units':2,'trainable':null} | trainable
          Conv2D | {'name':'c','filters':2,'kernel_size':3,'strides':null} | strides
          """)
  void nullForAnOptionThatNeedsAValueLeavesItToTheClass(
      String className, String config, String option) {
    for (var version : List.of("2.3.1", "3.8.0")) {
      var translated = (Map<?, ?>) layer(className, config, version).get("config");
      assertFalse(translated.containsKey(option), version);
    }
  }

  @Test
  void numbersOfNumpyInPartsOfALayerAreNumbers() {
    for (var number :
        List.of(
            "{'type':'float32','value':0.5}",
            "{'class_name':'__numpy__','config':{'value':0.5,'dtype':'float32'}}")) {
      var config =
          "{'name':'d','units':2,'kernel_regularizer':{'class_name':'L2','config':{'l2':%s}}}"
              .formatted(number);
      var regularizer = (Map<?, ?>) option(layer("Dense", config, "2.13.1"), "kernel_regularizer");
      assertEquals(Map.of("l2", 0.5), regularizer.get("config"));
    }
  }

  @Test
  void stretchingByChanceIsLeftOutWithANote() {
    var saved =
        json("{'class_name':'RandomHeight','config':{'name':'r','factor':0.2,'seed':null}}");
    var translated = LegacyConfig.translate(saved, "2.8.0");
    assertEquals("Identity", translated.config().get("class_name"));
    assertTrue(translated.notes().getFirst().contains("training only"));
  }

  @Test
  void tuplesAndShapesAreLists() {
    var config =
        "{'name':'z','padding':{'class_name':'__tuple__','items':[{'class_name':'__tuple__','items':[0,1]},{'class_name':'TensorShape','items':[2,3]}]}}";
    var padding = option(layer("ZeroPadding2D", config, "2.9.0"), "padding");
    assertEquals(List.of(List.of(0L, 1L), List.of(2L, 3L)), padding);
  }

  @Test
  void binsOfWholeNumbersAreChosenByWhatIsGiven() {
    var model =
        Models.fromJson(
            """
            {"class_name": "Sequential", "keras_version": "2.15.0", "config": {"name": "m", "layers": [
              {"class_name": "Discretization", "config": {"name": "d", "batch_input_shape": [null, 4],
                "dtype": "int64", "bin_boundaries": [-0.5, 0.0, 0.5], "num_bins": null, "output_mode": "int"}}]}}\
            """);
    var bins = model.predict(Tensors.of(new float[][] {{-1, 0.25f, -0.25f, 0.75f}}));
    assertArrayEquals(new double[] {0, 2, 1, 3}, bins.toDoubles());
  }

  @Test
  void aGraphOfNamedNodesIsRefusedWithTheWayOut() {
    var refusal =
        assertThrows(ConfigException.class, () -> layer("Graph", "{'nodes':{}}", "1.0.8"));
    assertTrue(refusal.getMessage().contains("Model"), refusal.getMessage());
  }

  @Test
  void optionsThatOnlyTheFirstVersionsOfKeras3HadAreLeftOut() {
    var rotation =
        json(
            "{'module':'keras.layers','class_name':'RandomRotation','registered_name':null,'config':{'name':'r','factor':0.1,'value_range':[0,255]}}");
    var translated = LegacyConfig.translate(rotation, "3.3.3");
    assertFalse(((Map<?, ?>) translated.config().get("config")).containsKey("value_range"));
  }

  @Test
  void anOperationThatIsCalledAsALayerIsKeepsItsOptions() {
    var reshape =
        json(
            "{'module':'keras.src.ops.numpy','class_name':'Reshape','registered_name':'Reshape','config':{'name':'r','newshape':[-1,4]}}");
    assertEquals(reshape, LegacyConfig.translate(reshape, "3.3.3").config());
  }
}
