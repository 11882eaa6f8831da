package dev.addax.keras.hostile;

import dev.addax.hdf5.Hdf5Writer;
import dev.addax.hdf5.type.Datatype;
import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.core.Embedding;
import dev.addax.keras.layers.merging.Concatenate;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.layers.preprocessing.StringLookup;
import dev.addax.keras.layers.recurrent.Bidirectional;
import dev.addax.keras.layers.recurrent.LSTM;
import dev.addax.keras.layers.reshaping.Flatten;
import dev.addax.keras.models.Fit;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Sequential;
import dev.addax.keras.optimizers.Adam;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Small files of every format and age: written here, or recorded from Keras and h5py. */
final class Specimens {
  private Specimens() {}

  /** {@return all of them; those that Addax writes pass through a folder} */
  static List<Specimen> all(Path folder) {
    var all = new ArrayList<Specimen>();
    for (var suffix : List.of(".keras", ".h5")) {
      all.add(saved(folder, "dense" + suffix, Specimens::dense));
      all.add(saved(folder, "mixed" + suffix, Specimens::mixed));
      all.add(saved(folder, "recurrent" + suffix, Specimens::recurrent));
    }
    for (var suffix : List.of(".weights.h5", ".safetensors")) {
      all.add(weights(folder, "dense" + suffix, Specimens::dense));
      all.add(weights(folder, "mixed" + suffix, Specimens::mixed));
    }
    all.add(saved(folder, "words.keras", Specimens::words));
    all.add(streamed(all.getFirst()));
    all.addAll(sharded(folder));
    all.add(keras0());
    all.add(Specimen.whole("trained.keras", recorded("../models/trained.keras"), Specimens::four));
    for (var name :
        List.of("deflated.keras", "keras1.h5", "keras2_packed.h5", "keras2_latest.h5")) {
      all.add(Specimen.whole(name, recorded(name), Specimens::dense));
    }
    for (var name : List.of("latest.weights.h5", "growing.weights.h5")) {
      all.add(Specimen.weights(name, recorded(name), Specimens::dense));
    }
    return List.copyOf(all);
  }

  /** {@return the specimen with a file of that name} */
  static Specimen named(List<Specimen> all, String name) {
    return all.stream().filter(s -> s.damaged().equals(name)).findFirst().orElseThrow();
  }

  // ---- models

  /** {@return the model that the recorded files hold too, trained for a step} */
  static Model dense() {
    Keras.clearSession();
    var model =
        new Sequential(
            Input.of(3), new Dense(3).activation("tanh").name("a"), new Dense(2).name("b"));
    model.compile(new Adam(0.01), "mse");
    model.fit(
        Tensors.of(new float[4 * 3], 4, 3),
        Tensors.of(new float[4 * 2], 4, 2),
        Fit.epochs(1).verbose(0));
    return model;
  }

  /** {@return the model of {@code trained.keras}} */
  private static Model four() {
    Keras.clearSession();
    var model =
        new Sequential(
            Input.of(3), new Dense(4).activation("tanh"), new BatchNormalization(), new Dense(1));
    model.compile(new Adam(0.01), "mse");
    return model;
  }

  private static Model mixed() {
    Keras.clearSession();
    var picture = Input.of(6, 6, 1);
    var number = Input.of(2);
    var inner = new Sequential(Input.of(2), new Dense(3).activation("relu"));
    var seen = new Flatten().apply(new BatchNormalization().apply(new Conv2D(2, 3).apply(picture)));
    var all = new Concatenate().apply(seen, inner.apply(number));
    var model = new Model(List.of(picture, number), new Dense(2).apply(all));
    model.compile(new Adam(0.01), "mse");
    return model;
  }

  private static Model recurrent() {
    Keras.clearSession();
    return new Sequential(
        Input.of(Shape.of(4), DType.INT32),
        new Embedding(5, 2),
        new Bidirectional(new LSTM(2)),
        new Dense(1));
  }

  private static Model words() {
    Keras.clearSession();
    return new Sequential(
        Input.of("text", Shape.of(1), DType.STRING),
        new StringLookup().vocabulary("one", "two", "three"),
        new Embedding(5, 2));
  }

  // ---- files

  private static Specimen saved(Path folder, String name, Supplier<Model> host) {
    host.get().save(folder.resolve(name));
    return Specimen.whole(name, bytes(folder.resolve(name)), host);
  }

  private static Specimen weights(Path folder, String name, Supplier<Model> host) {
    host.get().saveWeights(folder.resolve(name));
    return Specimen.weights(name, bytes(folder.resolve(name)), host);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packed, with sizes that stand behind the entries, as programs write that cannot seek. */
  private static Specimen streamed(Specimen plain) {
    var packed = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new java.io.ByteArrayInputStream(plain.content()));
        var out = new ZipOutputStream(packed)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Specimen.whole("streamed.keras", packed.toByteArray(), plain.host());
  }

  /** Two specimens: the index is damaged, or one of its files. */
  private static List<Specimen> sharded(Path folder) {
    try {
      var own = Files.createDirectory(folder.resolve("sharded"));
      var index = "sharded.weights.json";
      dense().saveWeights(own.resolve(index), 40);
      var files = new TreeMap<String, byte[]>();
      try (var all = Files.list(own)) {
        all.forEach(file -> files.put(file.getFileName().toString(), bytes(file)));
      }
      var shard = files.keySet().stream().filter(n -> n.endsWith("_00001.weights.h5")).findFirst();
      return List.of(
          new Specimen(index, index, files, false, Specimens::dense),
          new Specimen(index, shard.orElseThrow(), files, false, Specimens::dense));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbered layers and arrays, and nothing else. */
  private static Specimen keras0() {
    var file = new Hdf5Writer();
    file.root().attributes().set("nb_layers", 2);
    int[][] shapes = {{3, 3}, {3, 2}};
    for (int layer = 0; layer < shapes.length; layer++) {
      var group = file.root().group("layer_" + layer);
      group.attributes().set("nb_params", 2);
      int inputs = shapes[layer][0];
      int units = shapes[layer][1];
      var kernel = MemorySegment.ofArray(new float[inputs * units]);
      var bias = MemorySegment.ofArray(new float[units]);
      group.dataset("param_0", Datatype.FLOAT32, new long[] {inputs, units}, () -> kernel);
      group.dataset("param_1", Datatype.FLOAT32, new long[] {units}, () -> bias);
    }
    return Specimen.weights("keras0.h5", written(file), Specimens::dense);
  }

  static byte[] written(Hdf5Writer file) {
    var bytes = new ByteArrayOutputStream();
    file.writeTo(java.nio.channels.Channels.newChannel(bytes));
    return bytes.toByteArray();
  }

  static byte[] recorded(String name) {
    try (InputStream in = Specimens.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
