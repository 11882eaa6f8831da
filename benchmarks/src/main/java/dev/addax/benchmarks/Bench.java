package dev.addax.benchmarks;

import dev.addax.cli.Arguments;
import dev.addax.cli.Command;
import dev.addax.cli.CommandException;
import dev.addax.cli.Usage;
import dev.addax.keras.models.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./addax bench WORKLOAD…}: a JSON line for each workload of benchmarks/README.md. */
public final class Bench implements Command {
  private static final int STARTS = 5;
  private static final List<String> OTHERS = List.of("startup", "soak");

  @Override
  public Usage usage() {
    return Usage.of("bench", "Measure how fast Addax trains, predicts and starts.")
        .many("WORKLOAD", "What to measure; everything if none is given.")
        .flag("--one-step", "Only one training step of mlp_mnist_train, as startup measures it.")
        .option("--load", "FILE", "Only load a model, as files_… measures it.")
        .flag("--plan", "Print the compiled training step instead of measuring it.");
  }

  @Override
  public int run(Arguments arguments) {
    if (arguments.has("--one-step")) {
      new Training(Workload.MLP_MNIST, Workload.MLP_MNIST.batch()).step();
      System.out.println(Memory.peakMib());
      return 0;
    }
    if (arguments.has("--load")) {
      Models.load(arguments.path("--load"));
      System.out.println(Memory.peakMib());
      return 0;
    }
    var wanted = arguments.all("WORKLOAD");
    var all = wanted.isEmpty() ? names() : wanted;
    for (var name : all) {
      if (arguments.has("--plan")) {
        System.out.println(new Training(workload(name)).plan());
      } else if (all.size() > 1) {
        Child.run("bench", name); // what was compiled for one workload would slow down the next
      } else {
        measure(name);
      }
    }
    return 0;
  }

  private static List<String> names() {
    return Stream.of(
            Stream.of(Workload.values()).map(Workload::trainName),
            Stream.of("predict1_mlp_tiny", "predict1_mlp_mnist"),
            Stream.of(Backbone.values()).map(Backbone::workload),
            OTHERS.stream())
        .flatMap(names -> names)
        .toList();
  }

  private static Workload workload(String name) {
    return Stream.of(Workload.values())
        .filter(w -> w.trainName().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static CommandException unknown(String name) {
    return CommandException.usage("Unknown workload '" + name + "'; there are " + names());
  }

  private static void measure(String name) {
    switch (name) {
      case "predict1_mlp_tiny" -> Prediction.measure(name, Workload.MLP_TINY);
      case "predict1_mlp_mnist" -> Prediction.measure(name, Workload.MLP_MNIST);
      case "startup" -> Child.measure(name, STARTS, "bench", "--one-step");
      case "files_mobilenet" -> ModelFiles.measure(Backbone.MOBILENET);
      case "files_resnet50" -> ModelFiles.measure(Backbone.RESNET50);
      case "soak" -> Soak.measure();
      default -> train(workload(name));
    }
  }

  private static void train(Workload workload) {
    var training = new Training(workload);
    var times = new ArrayList<Double>();
    long start = System.nanoTime();
    training.epoch();
    while (times.size() < Workload.EPOCHS) {
      long begin = System.nanoTime();
      training.epoch();
      if (begin - start >= Workload.WARM_UP_NANOS) {
        times.add((System.nanoTime() - begin) / 1e3 / training.steps());
      }
    }
    Report.print(workload.trainName(), times, "us/step");
  }
}
