package dev.addax.benchmarks;

import dev.addax.keras.models.Models;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Saving and loading whole models, in a fresh process and in a warm one. */
final class ModelFiles {
  private static final List<String> SUFFIXES = List.of(".keras", ".h5");
  private static final int RUNS = 5;
  private static final int WARM_UP = 3;

  private ModelFiles() {}

  static void measure(Backbone backbone) {
    try {
      var folder = Files.createTempDirectory("addax-bench");
      try {
        for (var suffix : SUFFIXES) {
          measure(backbone, folder.resolve("model" + suffix), suffix.replace('.', '_'));
        }
      } finally {
        for (var suffix : SUFFIXES) {
          Files.deleteIfExists(folder.resolve("model" + suffix));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void measure(Backbone backbone, Path file, String suffix) {
    var name = backbone.workload() + suffix;
    var model = backbone.model();
    timed(name + "_save", () -> model.save(file));
    Child.measure(name + "_load_fresh", RUNS, "bench", "--load", file.toString());
    timed(name + "_load", () -> Models.load(file));
  }

  private static void timed(String name, Runnable work) {
    var times = new ArrayList<Double>();
    for (int i = -WARM_UP; i < RUNS; i++) {
      long begin = System.nanoTime();
      work.run();
      if (i >= 0) {
        times.add((System.nanoTime() - begin) / 1e6);
      }
    }
    Report.print(name, times, "ms");
  }
}
