package dev.addax.data.folder;

import dev.addax.data.Array;
import dev.addax.data.Batch;
import dev.addax.data.Columns;
import dev.addax.data.DataException;
import dev.addax.data.Examples;
import dev.addax.data.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Text files in a folder with a sub-folder for each class: {@code
 * keras.utils.text_dataset_from_directory}. Inputs are texts of shape (rows). With the same seed
 * the split is the one Keras makes.
 *
 * @param folder where the sub-folders are
 * @param labelMode the form of the targets
 * @param validationSplit the part kept for validation, from 0 to below 1
 * @param seed what the shuffling, and so the split, depends on
 */
public record TextFolder(Path folder, LabelMode labelMode, double validationSplit, int seed) {
  /**
   * {@return the {@code .txt} files of a folder with integer labels and nothing kept for
   * validation}
   */
  public static TextFolder of(Path folder) {
    return new TextFolder(folder, LabelMode.INT, 0, 0);
  }

  /** {@return this folder with targets of another form} */
  public TextFolder labelMode(LabelMode mode) {
    return new TextFolder(folder, mode, validationSplit, seed);
  }

  /** {@return this folder with another part kept for validation} */
  public TextFolder validationSplit(double part) {
    return new TextFolder(folder, labelMode, part, seed);
  }

  /** {@return this folder, shuffled with another seed} */
  public TextFolder seed(int newSeed) {
    return new TextFolder(folder, labelMode, validationSplit, newSeed);
  }

  /** {@return the names of the sub-folders, sorted: a label is a place in this list} */
  public List<String> classNames() {
    return index().classNames();
  }

  /** {@return all texts} */
  public Examples all() {
    return examples(LabelledFiles.Subset.ALL);
  }

  /** {@return the texts that are not kept for validation} */
  public Examples training() {
    return examples(LabelledFiles.Subset.TRAINING);
  }

  /** {@return the texts kept for validation} */
  public Examples validation() {
    return examples(LabelledFiles.Subset.VALIDATION);
  }

  private LabelledFiles index() {
    return LabelledFiles.index(folder, List.of(".txt"));
  }

  private Examples examples(LabelledFiles.Subset subset) {
    var examples =
        Examples.of(new Texts(index().shuffled(seed).subset(subset, validationSplit), labelMode));
    return subset == LabelledFiles.Subset.VALIDATION ? examples : examples.shuffle(seed);
  }

  private record Texts(LabelledFiles files, LabelMode labelMode) implements Source {
    @Override
    public int size() {
      return files.size();
    }

    @Override
    public Batch gather(int[] rows) {
      var texts =
          Arrays.stream(rows).mapToObj(row -> read(files.files().get(row))).toArray(String[]::new);
      var labels = Arrays.stream(rows).map(row -> files.labels().get(row)).toArray();
      return new Batch(
          Columns.of(Array.of(texts)),
          labelMode.targets(labels, files.classNames().size()),
          Columns.NONE);
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new DataException("Cannot read " + file + " as UTF-8 text: " + e, e);
      }
    }
  }
}
