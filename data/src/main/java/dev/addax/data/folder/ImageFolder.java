package dev.addax.data.folder;

import dev.addax.data.Array;
import dev.addax.data.Batch;
import dev.addax.data.Columns;
import dev.addax.data.DataException;
import dev.addax.data.Dataset;
import dev.addax.data.Examples;
import dev.addax.data.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Pictures in a folder with a sub-folder for each class: {@code
 * keras.utils.image_dataset_from_directory}. With the same seed the split is the one Keras makes.
 *
 * <pre>{@code
 * var folder = ImageFolder.of(Path.of("pets")).size(180, 180).validationSplit(0.2).seed(1337);
 * var train = folder.training().batch(32).prefetch(2);
 * var validation = folder.validation().batch(32);
 * }</pre>
 *
 * @param folder where the sub-folders are
 * @param height rows of pixels of every example
 * @param width pixels in a row of every example
 * @param colorMode the channels of every example
 * @param labelMode the form of the targets
 * @param interpolation how pictures are resized
 * @param fit what happens to other aspect ratios
 * @param validationSplit the part kept for validation, from 0 to below 1
 * @param seed what the shuffling, and so the split, depends on
 * @param shuffled whether the files are shuffled; in the order of their names otherwise
 */
public record ImageFolder(
    Path folder,
    int height,
    int width,
    ColorMode colorMode,
    LabelMode labelMode,
    Interpolation interpolation,
    Fit fit,
    double validationSplit,
    int seed,
    boolean shuffled) {
  private static final List<String> SUFFIXES = List.of(".bmp", ".gif", ".jpeg", ".jpg", ".png");

  /** Checks the sizes and the split. */
  public ImageFolder {
    Dataset.requirePositive("picture height", height);
    Dataset.requirePositive("picture width", width);
    if (!(validationSplit >= 0 && validationSplit < 1)) {
      throw new DataException(
          "The validation split must be from 0 to below 1, but is " + validationSplit);
    }
  }

  /**
   * {@return the pictures of a folder with Keras' defaults: 256 x 256, RGB, integer labels,
   * shuffled}
   */
  public static ImageFolder of(Path folder) {
    return new ImageFolder(
        folder,
        256,
        256,
        ColorMode.RGB,
        LabelMode.INT,
        Interpolation.BILINEAR,
        Fit.STRETCH,
        0,
        0,
        true);
  }

  /** {@return this folder with pictures of another size} */
  public ImageFolder size(int rows, int columns) {
    return with(
        draft -> {
          draft.height = rows;
          draft.width = columns;
        });
  }

  /** {@return this folder with other channels} */
  public ImageFolder colorMode(ColorMode mode) {
    return with(draft -> draft.colorMode = mode);
  }

  /** {@return this folder with targets of another form} */
  public ImageFolder labelMode(LabelMode mode) {
    return with(draft -> draft.labelMode = mode);
  }

  /** {@return this folder, resized otherwise} */
  public ImageFolder interpolation(Interpolation kind) {
    return with(draft -> draft.interpolation = kind);
  }

  /** {@return this folder, with pictures of other aspect ratios cropped or padded} */
  public ImageFolder fit(Fit kind) {
    return with(draft -> draft.fit = kind);
  }

  /** {@return this folder with another part kept for validation} */
  public ImageFolder validationSplit(double part) {
    return with(draft -> draft.validationSplit = part);
  }

  /** {@return this folder, shuffled with another seed} */
  public ImageFolder seed(int newSeed) {
    return with(
        draft -> {
          draft.seed = newSeed;
          draft.shuffled = true;
        });
  }

  /** {@return this folder in the order of the file names} */
  public ImageFolder inOrder() {
    return with(draft -> draft.shuffled = false);
  }

  /**
   * {@return the names of the sub-folders, sorted: a label is a place in this list}
   *
   * @throws DataException if there is no sub-folder or no picture
   */
  public List<String> classNames() {
    return index().classNames();
  }

  /** {@return all pictures} */
  public Examples all() {
    return examples(LabelledFiles.Subset.ALL);
  }

  /** {@return the pictures that are not kept for validation} */
  public Examples training() {
    return examples(LabelledFiles.Subset.TRAINING);
  }

  /** {@return the pictures kept for validation} */
  public Examples validation() {
    return examples(LabelledFiles.Subset.VALIDATION);
  }

  private LabelledFiles index() {
    return LabelledFiles.index(folder, SUFFIXES);
  }

  private Examples examples(LabelledFiles.Subset subset) {
    var index = index();
    var files = (shuffled ? index.shuffled(seed) : index).subset(subset, validationSplit);
    var examples = Examples.of(new Pictures(files));
    return shuffled && subset != LabelledFiles.Subset.VALIDATION
        ? examples.shuffle(seed)
        : examples;
  }

  private Array load(Path file) {
    var picture = Picture.read(file, colorMode);
    return interpolation.resize(fit.apply(picture, height, width), height, width).toArray();
  }

  /** Pictures decoded when they are asked for, several at once. */
  private final class Pictures implements Source {
    private final LabelledFiles files;

    Pictures(LabelledFiles files) {
      this.files = files;
    }

    @Override
    public int size() {
      return files.size();
    }

    @Override
    public Batch gather(int[] rows) {
      int pixels = height * width * colorMode.channels();
      var values = new float[Math.multiplyExact(rows.length, pixels)];
      IntStream.range(0, rows.length)
          .parallel()
          .forEach(
              i ->
                  System.arraycopy(
                      load(files.files().get(rows[i])).toFloats(), 0, values, i * pixels, pixels));
      var labels = IntStream.of(rows).map(row -> files.labels().get(row)).toArray();
      var inputs = Array.of(values, rows.length, height, width, colorMode.channels());
      return new Batch(
          Columns.of(inputs), labelMode.targets(labels, files.classNames().size()), Columns.NONE);
    }
  }

  private ImageFolder with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.made();
  }

  /** A copy under change: each setting is named once here, not in every method that changes one. */
  private static final class Draft {
    Path folder;
    int height;
    int width;
    ColorMode colorMode;
    LabelMode labelMode;
    Interpolation interpolation;
    Fit fit;
    double validationSplit;
    int seed;
    boolean shuffled;

    Draft(ImageFolder from) {
      folder = from.folder;
      height = from.height;
      width = from.width;
      colorMode = from.colorMode;
      labelMode = from.labelMode;
      interpolation = from.interpolation;
      fit = from.fit;
      validationSplit = from.validationSplit;
      seed = from.seed;
      shuffled = from.shuffled;
    }

    ImageFolder made() {
      return new ImageFolder(
          folder,
          height,
          width,
          colorMode,
          labelMode,
          interpolation,
          fit,
          validationSplit,
          seed,
          shuffled);
    }
  }
}
