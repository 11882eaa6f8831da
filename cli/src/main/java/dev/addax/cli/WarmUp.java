package dev.addax.cli;

import dev.addax.cli.program.Program;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.activation.ReLU;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.core.Embedding;
import dev.addax.keras.layers.merging.Add;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.layers.pooling.GlobalAveragePooling2D;
import dev.addax.keras.layers.pooling.MaxPooling2D;
import dev.addax.keras.layers.recurrent.LSTM;
import dev.addax.keras.layers.regularization.Dropout;
import dev.addax.keras.layers.reshaping.ZeroPadding2D;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Sequential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code addax warm-up}: a bit of everything; the launcher records what it loads, to start faster.
 */
public final class WarmUp implements Command {
  private static final String PROGRAM = "warmup.java";

  @Override
  public Usage usage() {
    return Usage.of("warm-up", "").flag("--files", "Only what reads and writes files.");
  }

  @Override
  public int run(Arguments arguments) {
    try {
      var folder = Files.createTempDirectory("addax-warm-up");
      try {
        var files = Stream.of("a.keras", "b.h5").map(folder::resolve).toList();
        if (arguments.has("--files")) {
          image().save(files.get(0));
          text().save(files.get(1));
        } else {
          Program.compile(PROGRAM, program()).run(files.stream().map(Path::toString).toList());
        }
        use(files);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  private static void use(List<Path> files) {
    for (var file : files) {
      run(new Inspect(), file.toString());
      run(new Inspect(), file.toString(), "--json");
      for (var suffix : List.of(".h5", ".keras", ".weights.h5", ".safetensors")) {
        run(new Convert(), file.toString(), file + suffix);
      }
    }
  }

  private static void run(Command command, String... words) {
    command.run(ArgumentParser.parse(command.usage(), List.of(words)));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Zeros need no backend: files are read and written without one. */
  private static Model image() {
    var image = Input.of(8, 8, 3);
    var x = new ZeroPadding2D(1).apply(image);
    x = new Conv2D(3, 3).activation("relu").kernelInitializer("zeros").apply(x);
    x = new MaxPooling2D(3).strides(1).padding("same").apply(new BatchNormalization().apply(x));
    x = new Add().apply(image, new ReLU().apply(x));
    x = new Dropout(0.5).apply(new GlobalAveragePooling2D().apply(x));
    x = new Dense(2).activation("softmax").kernelInitializer("zeros").apply(x);
    return compiled(new Model(image, x));
  }

  private static Model text() {
    return compiled(
        new Sequential(
            Input.of(6),
            new Embedding(10, 4).embeddingsInitializer("zeros"),
            new LSTM(4)
                .kernelInitializer("zeros")
                .recurrentInitializer("zeros")
                .unitForgetBias(false),
            new Dense(2).activation("softmax").kernelInitializer("zeros")));
  }

  private static Model compiled(Model model) {
    model.compile("adam", "sparse_categorical_crossentropy", "accuracy");
    return model;
  }

  private static String program() {
    try (var in = Objects.requireNonNull(WarmUp.class.getResourceAsStream(PROGRAM), PROGRAM)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
