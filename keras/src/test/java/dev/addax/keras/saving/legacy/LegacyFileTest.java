package dev.addax.keras.saving.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.addax.hdf5.Hdf5Writer;
import dev.addax.hdf5.OutGroup;
import dev.addax.hdf5.type.Datatype;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.convolution.Conv1D;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.layers.recurrent.GRU;
import dev.addax.keras.layers.recurrent.LSTM;
import dev.addax.keras.models.Compile;
import dev.addax.keras.models.Fit;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.keras.models.Sequential;
import dev.addax.keras.optimizers.Adam;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as older versions of Keras laid them out, written here array by array. */
final class LegacyFileTest {
  @TempDir Path folder;

  /** A file under construction. */
  private static final class Written {
    private final Hdf5Writer file = new Hdf5Writer();
    private final List<String> layers = new ArrayList<>();

    Written with(String attribute, String value) {
      file.root().attributes().set(attribute, value);
      return this;
    }

    Written layer(String name, List<String> names, List<Tensor> arrays) {
      layers.add(name);
      var group = file.root();
      for (var part : name.split("/")) {
        group = group.group(part);
      }
      LegacyWriter.names(group.attributes(), "weight_names", names);
      for (int i = 0; i < names.size(); i++) {
        array(group, names.get(i), arrays.get(i));
      }
      return this;
    }

    private static void array(OutGroup group, String name, Tensor value) {
      var owner = group;
      var parts = name.split("/");
      for (int i = 0; i < parts.length - 1; i++) {
        owner = owner.group(parts[i]);
      }
      var shape = value.shape().toList().stream().mapToLong(n -> n).toArray();
      owner.dataset(
          parts[parts.length - 1],
          Datatype.FLOAT32,
          shape,
          () -> MemorySegment.ofArray(value.toFloats()));
    }

    Path to(Path path) {
      LegacyWriter.names(file.root().attributes(), "layer_names", layers);
      file.write(path);
      return path;
    }
  }

  private static Tensor counted(int... dims) {
    int size = IntStream.of(dims).reduce(1, (a, b) -> a * b);
    var values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (i * 7 % 11 - 5) / 10f;
    }
    return Tensors.of(values, dims);
  }

  private static List<Tensor> values(Layer layer) {
    return layer.weights().stream().map(w -> w.value()).toList();
  }

  @Test
  void gatesOfKeras1ComeInTheOrderInputCellForgetOutput() {
    var model = new Sequential(Input.of(4, 3), new LSTM(2).name("lstm_1"));
    var gates = new ArrayList<Tensor>();
    var names = new ArrayList<String>();
    for (var gate : List.of("i", "c", "f", "o")) {
      for (var part : List.of("W", "U", "b")) {
        names.add("lstm_1_" + part + "_" + gate);
        var shape =
            part.equals("W")
                ? new int[] {3, 2}
                : part.equals("U") ? new int[] {2, 2} : new int[] {2};
        gates.add(counted(shape).add(gates.size()));
      }
    }
    model.loadWeights(new Written().layer("lstm_1", names, gates).to(folder.resolve("k1.h5")));
    var kernel = values(model).getFirst();
    assertArrayEquals(gates.get(0).toDoubles(), kernel.narrow(1, 0, 2).toDoubles());
    assertArrayEquals(gates.get(6).toDoubles(), kernel.narrow(1, 2, 2).toDoubles());
    assertArrayEquals(gates.get(3).toDoubles(), kernel.narrow(1, 4, 2).toDoubles());
    assertArrayEquals(gates.get(9).toDoubles(), kernel.narrow(1, 6, 2).toDoubles());
  }

  @Test
  void sequenceKernelsOfKeras1LoseTheirAxisOfOne() {
    var model = new Sequential(Input.of(6, 2), new Conv1D(3, 4).name("c"));
    var kernel = counted(4, 1, 2, 3);
    var file =
        new Written()
            .layer("c", List.of("c_W", "c_b"), List.of(kernel, counted(3)))
            .to(folder.resolve("c.h5"));
    model.loadWeights(file);
    assertArrayEquals(kernel.toDoubles(), values(model).getFirst().toDoubles());
  }

  @Test
  void kernelsOfTheanoAreTurnedRound() {
    var model = new Sequential(Input.of(5, 5, 2), new Conv2D(3, 2).name("c"));
    var kernel = counted(2, 2, 2, 3);
    var file =
        new Written()
            .with("keras_version", "2.0.9")
            .with("backend", "theano")
            .layer("c", List.of("c/kernel:0", "c/bias:0"), List.of(kernel, counted(3)))
            .to(folder.resolve("c.h5"));
    model.loadWeights(file);
    assertArrayEquals(kernel.flip(0, 1).toDoubles(), values(model).getFirst().toDoubles());
  }

  @Test
  void cudnnGatesAreTransposedAndTheirBiasesSplit() {
    var model = new Sequential(Input.of(4, 3), new GRU(2).name("g"));
    var kernel = counted(3, 6);
    var recurrent = counted(2, 6);
    var bias = counted(12);
    var file =
        new Written()
            .with("keras_version", "2.2.4")
            .layer(
                "g",
                List.of("g/kernel:0", "g/recurrent_kernel:0", "g/bias:0"),
                List.of(kernel, recurrent, bias))
            .to(folder.resolve("g.h5"));
    model.loadWeights(file);
    var loaded = values(model);
    var first = kernel.narrow(1, 0, 2);
    assertArrayEquals(
        first.reshape(2, 3).transpose().toDoubles(), loaded.get(0).narrow(1, 0, 2).toDoubles());
    assertArrayEquals(
        recurrent.narrow(1, 2, 2).transpose().toDoubles(),
        loaded.get(1).narrow(1, 2, 2).toDoubles());
    assertArrayEquals(bias.toDoubles(), loaded.get(2).toDoubles());
  }

  @Test
  void aNestedModelHasItsTrainableWeightsFirst() {
    var inner =
        new Sequential(
            Input.of(3),
            new Dense(2).name("a"),
            new BatchNormalization().name("n"),
            new Dense(2).name("z"));
    var model = new Sequential(Input.of(3), inner, new Dense(1).name("top"));
    var arrays =
        List.of(
            counted(3, 2), counted(2), // a
            counted(2).add(1), counted(2).add(2), // gamma, beta
            counted(2, 2), counted(2).add(3), // z
            counted(2).add(4), counted(2).add(5)); // moving
    var names = IntStream.range(0, 8).mapToObj(i -> "w" + i).toList();
    var file =
        new Written()
            .with("keras_version", "2.1.0")
            .layer("inner", names, arrays)
            .layer("top", List.of("k", "b"), List.of(counted(2, 1), counted(1)))
            .to(folder.resolve("n.h5"));
    model.loadWeights(file);
    var normalization = values(inner.layer("n"));
    assertArrayEquals(arrays.get(6).toDoubles(), normalization.get(2).toDoubles());
    assertArrayEquals(arrays.get(4).toDoubles(), values(inner.layer("z")).getFirst().toDoubles());
  }

  @Test
  void layersOfOtherNamesAreFoundByTheirPlaces() {
    var model = new Sequential(Input.of(3), new Dense(2).name("p"), new Dense(1).name("q"));
    var file =
        new Written()
            .layer("dense_7", List.of("k", "b"), List.of(counted(3, 2), counted(2)))
            .layer("dropout", List.of(), List.of())
            .layer("dense_8", List.of("k", "b"), List.of(counted(2, 1), counted(1)))
            .to(folder.resolve("w.h5"));
    assertTrue(model.loadWeights(file).isComplete());
    assertArrayEquals(counted(2, 1).toDoubles(), values(model.layer("q")).getFirst().toDoubles());
  }

  @Test
  void byNamesLeavesOtherLayersAlone() {
    var model = new Sequential(Input.of(3), new Dense(2).name("p"), new Dense(1).name("q"));
    var before = values(model.layer("q")).getFirst().toDoubles();
    var file =
        new Written()
            .layer("p", List.of("k", "b"), List.of(counted(3, 2), counted(2)))
            .layer("elsewhere", List.of("k"), List.of(counted(9, 9)))
            .to(folder.resolve("w.h5"));
    model.loadWeights(file, LoadOptions.strict().byNames());
    assertArrayEquals(counted(3, 2).toDoubles(), values(model.layer("p")).getFirst().toDoubles());
    assertArrayEquals(before, values(model.layer("q")).getFirst().toDoubles());
  }

  @Test
  void aFileOfAnotherModelChangesNothingAndSaysWhy() {
    var model = new Sequential(Input.of(3), new Dense(2).name("p"));
    var before = values(model).getFirst().toDoubles();
    var file =
        new Written()
            .layer("p", List.of("k", "b"), List.of(counted(4, 2), counted(2)))
            .to(folder.resolve("w.h5"));
    var refusal = assertThrows(SavingException.class, () -> model.loadWeights(file));
    assertTrue(refusal.getMessage().contains("[4, 2]"), refusal.getMessage());
    assertArrayEquals(before, values(model).getFirst().toDoubles());
  }

  // ---- what Addax writes

  private Model trained() {
    var model =
        new Sequential(
            Input.of(3), new Dense(4).activation("tanh"), new BatchNormalization(), new Dense(2));
    model.compile(Compile.with(new Adam(0.01)).loss("mse").metrics("mae"));
    model.fit(counted(16, 3), counted(16, 2), Fit.epochs(2).batchSize(8).shuffle(false).verbose(0));
    return model;
  }

  @Test
  void aSavedModelPredictsTheSame() {
    var model = trained();
    var file = folder.resolve("m.h5");
    model.save(file);
    var loaded = Models.load(file);
    assertArrayEquals(
        model.predict(counted(5, 3)).toDoubles(), loaded.predict(counted(5, 3)).toDoubles());
  }

  @Test
  void trainingGoesOnAsIfTheModelHadNeverMoved() {
    var model = trained();
    var file = folder.resolve("m.h5");
    model.save(file);
    var loaded = Models.load(file);
    for (var each : List.of(model, loaded)) {
      each.fit(
          counted(16, 3), counted(16, 2), Fit.epochs(1).batchSize(8).shuffle(false).verbose(0));
    }
    var expected = values(model);
    var actual = values(loaded);
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).toDoubles(), actual.get(i).toDoubles(), "weight " + i);
    }
  }

  @Test
  void manyNamesAreSpreadOverSeveralAttributes() {
    var names =
        IntStream.range(0, 700).mapToObj(i -> "layer_of_a_long_name/".repeat(5) + i).toList();
    var file = new Hdf5Writer();
    LegacyWriter.names(file.root().attributes(), "weight_names", names);
    var path = folder.resolve("names.h5");
    file.write(path);
    try (var read = dev.addax.hdf5.Hdf5File.open(path)) {
      assertTrue(read.root().attributes().has("weight_names1"));
      assertEquals(names, LayerGroups.names(read.root().attributes(), "weight_names"));
    }
  }

  @Test
  void aConfigMayBeLargerThanAnAttributeOfFixedSize() {
    var model = new Sequential(Input.of(1));
    for (int i = 0; i < 120; i++) {
      model.add(new Dense(1).name("a_layer_with_a_rather_long_name_" + i));
    }
    assertTrue(model.toJson().length() > 1 << 16);
    var file = folder.resolve("deep.h5");
    model.save(file);
    assertEquals(240, Models.load(file).weights().size());
  }

  @Test
  void layersWhoseNamesWerePathsAreFoundByThem() {
    var layers =
        List.of("fire/one", "fire/two").stream()
            .map(
                name ->
                    """
                    {"class_name": "Dense", "name": "%1$s", "config": {"name": "%1$s", "units": 3},
                     "inbound_nodes": [[["%2$s", 0, 0, {}]]]}\
                    """
                        .formatted(name, name.endsWith("one") ? "x" : "fire/one"))
            .toList();
    var config =
        """
        {"class_name": "Model", "config": {"name": "m", "layers": [
          {"class_name": "InputLayer", "name": "x", "config": {"name": "x", "batch_input_shape": [null, 3]}, "inbound_nodes": []},
          %s], "input_layers": [["x", 0, 0]], "output_layers": [["fire/two", 0, 0]]}}\
        """
            .formatted(String.join(",", layers));
    var one = counted(3, 3);
    var two = counted(3, 3).add(1);
    // In the file the other one comes first, so that only names tell them apart.
    var file =
        new Written()
            .with("keras_version", "2.1.3")
            .with("model_config", config)
            .layer("fire/two", List.of("k:0", "b:0"), List.of(two, counted(3)))
            .layer("fire/one", List.of("k:0", "b:0"), List.of(one, counted(3)))
            .to(folder.resolve("fire.h5"));
    var model = Models.load(file);
    assertArrayEquals(one.toDoubles(), values(model.layer("fire_one")).getFirst().toDoubles());
    assertArrayEquals(two.toDoubles(), values(model.layer("fire_two")).getFirst().toDoubles());
  }

  @Test
  void aModelIsLoadedWhateverItsCompileConfigurationSays() {
    var config =
        """
        {"class_name": "Sequential", "config": {"name": "m", "layers": [
          {"class_name": "Dense", "config": {"name": "d", "units": 3, "batch_input_shape": [null, 3]}}]}}\
        """;
    for (var training :
        List.of("\"nonsense\"", "{\"optimizer_config\": {\"class_name\": \"MyOptimizer\"}}")) {
      var file =
          new Written()
              .with("keras_version", "2.1.3")
              .with("model_config", config)
              .with("training_config", training)
              .layer("d", List.of("k:0", "b:0"), List.of(counted(3, 3), counted(3)))
              .to(folder.resolve("compiled.h5"));
      var model = Models.load(file);
      assertFalse(model.isCompiled());
      var notes = model.loadReport().orElseThrow().notes();
      assertTrue(notes.stream().anyMatch(note -> note.contains("not compiled")), notes::toString);
    }
  }
}
