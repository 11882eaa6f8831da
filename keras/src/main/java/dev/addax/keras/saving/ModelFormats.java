package dev.addax.keras.saving;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The formats that are known, and which of them a file is in. */
public final class ModelFormats {
  private ModelFormats() {}

  /** {@return all formats} */
  public static List<ModelFormat> all() {
    return ServiceLoader.load(ModelFormat.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /**
   * {@return a file, opened by the format that recognizes its content}
   *
   * @throws SavingException if there is no such file, no format recognizes it, or it is damaged
   */
  public static SavedModel open(Path file) {
    var content = FileContent.open(file);
    try {
      return Guarded.reading(String.valueOf(file), () -> opened(content));
    } catch (RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private static SavedModel opened(FileContent content) {
    for (var format : all()) {
      if (format.recognizes(content)) {
        return format.open(content);
      }
    }
    throw unrecognized(content);
  }

  private static SavingException unrecognized(FileContent content) {
    return new SavingException(
        "%s is %s. Known are: %s"
            .formatted(
                content.path(),
                Stranger.describe(content),
                all().stream().map(ModelFormat::name).toList()));
  }

  /**
   * {@return the format that files of this name are written in}
   *
   * @param model whether the architecture is to be written too
   * @throws SavingException with the known endings, if there is none
   */
  public static ModelFormat forWriting(Path file, boolean model) {
    var format = forWriting(file);
    if (format.holdsModels() != model) {
      throw new SavingException(
          model
              ? "'%s' is the name of a file of weights alone; save a model under a name with one of %s, or call saveWeights"
                  .formatted(file.getFileName(), endings(true))
              : "'%s' is the name of a file of a whole model; save weights under a name with one of %s, or call save"
                  .formatted(file.getFileName(), endings(false)));
    }
    return format;
  }

  /**
   * {@return the format with the longest ending that this name has}
   *
   * @throws SavingException with the known endings, if there is none
   */
  public static ModelFormat forWriting(Path file) {
    var name = String.valueOf(file.getFileName());
    ModelFormat found = null;
    int length = 0;
    for (var format : all()) {
      for (var suffix : format.suffixes()) {
        if (name.endsWith(suffix) && suffix.length() > length) {
          found = format;
          length = suffix.length();
        }
      }
    }
    if (found == null) {
      throw new SavingException(
          "Cannot tell from the name '%s' how to save; models end in one of %s, weights in one of %s"
              .formatted(name, endings(true), endings(false)));
    }
    return found;
  }

  private static List<String> endings(boolean model) {
    var endings = new ArrayList<String>();
    all().stream()
        .filter(format -> format.holdsModels() == model)
        .forEach(format -> endings.addAll(format.suffixes()));
    return endings;
  }

  /**
   * {@return a configuration in Keras 3's form, whatever form it is in}
   *
   * @param notes takes what the user may want to know
   */
  public static Map<String, @Nullable Object> translated(
      Map<String, @Nullable Object> config, String kerasVersion, Consumer<String> notes) {
    var current = config;
    for (var dialect : ServiceLoader.load(ConfigDialect.class)) {
      if (dialect.speaks(current, kerasVersion)) {
        current = dialect.translate(current, kerasVersion, notes);
      }
    }
    return current;
  }
}
