package dev.addax.data.folder;

import dev.addax.data.DataException;
import dev.addax.data.MersenneTwister;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The files of a folder whose sub-folders are the classes, in the order Keras lists them: classes
 * sorted by name, files sorted within.
 *
 * @param classNames the names of the sub-folders
 * @param files the files
 * @param labels the class of each file, parallel to {@code files}
 */
record LabelledFiles(List<String> classNames, List<Path> files, List<Integer> labels) {
  private static final Comparator<Path> ORDER =
      Comparator.comparing((Path p) -> String.valueOf(p.getParent()))
          .thenComparing(p -> p.getFileName().toString());

  /** Which part of a folder to read. */
  enum Subset {
    ALL,
    TRAINING,
    VALIDATION
  }

  static LabelledFiles index(Path folder, List<String> suffixes) {
    var classes =
        list(folder, 1).stream()
            .filter(Files::isDirectory)
            .map(p -> p.getFileName().toString())
            .filter(name -> !name.startsWith("."))
            .toList();
    if (classes.isEmpty()) {
      throw new DataException(
          folder
              + " has no sub-folders; it needs one for each class, such as "
              + folder.resolve("cats")
              + " and "
              + folder.resolve("dogs"));
    }
    var files = new ArrayList<Path>();
    var labels = new ArrayList<Integer>();
    for (int label = 0; label < classes.size(); label++) {
      for (var file : list(folder.resolve(classes.get(label)), Integer.MAX_VALUE)) {
        if (!Files.isRegularFile(file) || !hasSuffix(file, suffixes)) continue;
        files.add(file);
        labels.add(label);
      }
    }
    if (files.isEmpty())
      throw new DataException("No file of " + folder + " ends in one of " + suffixes);
    return new LabelledFiles(classes, files, labels);
  }

  private static boolean hasSuffix(Path file, List<String> suffixes) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return suffixes.stream().anyMatch(name::endsWith);
  }

  private static List<Path> list(Path folder, int depth) {
    try (var walk = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(p -> !p.equals(folder)).sorted(ORDER).toList();
    } catch (IOException e) {
      throw new DataException("Cannot list the folder " + folder + ": " + e, e);
    }
  }

  int size() {
    return files.size();
  }

  /** {@return the files in the order that Keras shuffles them with a seed} */
  LabelledFiles shuffled(int seed) {
    var order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
    new MersenneTwister(seed).shuffle(order);
    return select(order);
  }

  /** {@return the last files for validation or the others for training, as Keras splits} */
  LabelledFiles subset(Subset subset, double validationSplit) {
    int validation = (int) (validationSplit * size());
    int split = size() - validation;
    var order = IntStream.range(0, size()).boxed().toList();
    return switch (subset) {
      case ALL -> this;
      case TRAINING -> select(order.subList(0, split));
      case VALIDATION -> select(order.subList(split, size()));
    };
  }

  private LabelledFiles select(List<Integer> order) {
    return new LabelledFiles(
        classNames,
        order.stream().map(files::get).toList(),
        order.stream().map(labels::get).toList());
  }
}
