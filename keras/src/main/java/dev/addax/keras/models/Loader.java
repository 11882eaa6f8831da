package dev.addax.keras.models;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Configurable;
import dev.addax.keras.config.Custom;
import dev.addax.keras.config.Json;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.core.CallFunction;
import dev.addax.keras.layers.core.Lambda;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.Loading;
import dev.addax.keras.saving.ModelFormats;
import dev.addax.keras.saving.SavedModel;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Loads models with classes of your own; see {@link Models#with}. Immutable: each {@code with}
 * gives another one.
 */
public final class Loader {
  private final List<Schema<?>> known;

  Loader() {
    this(List.of());
  }

  private Loader(List<Schema<?>> known) {
    this.known = known;
  }

  /** {@return this, with one more class, whose config says all its options} */
  public Loader with(String name, Supplier<? extends Configurable> factory) {
    return with(Custom.of(name, factory));
  }

  /** {@return this, with one more class, made from its config} */
  public Loader withConfig(
      String name, Function<Map<String, @Nullable Object>, ? extends Configurable> make) {
    return with(Custom.from(name, make));
  }

  /** {@return this, with one more function: of a layer without weights, or an activation} */
  public Loader withFunction(String name, UnaryOperator<Tensor> function) {
    Activation activation = new FunctionActivation(name, function);
    // A lambda layer may be called long after it was loaded.
    Lambda.register(name, CallFunction.of(function::apply));
    return with(Custom.from(name, _ -> new FunctionLayer(function)))
        .with(Schema.constant(name, Activation.class, activation));
  }

  /** {@return this, with one more class that has a schema} */
  public Loader with(Schema<?> schema) {
    var more = new ArrayList<>(known);
    more.add(schema);
    return new Loader(List.copyOf(more));
  }

  /** {@return the model in a file; see {@link Models#load(Path)}} */
  public Model load(Path file) {
    return load(file, LoadOptions.strict());
  }

  /** {@return the model in a file; {@code how} says whether to compile and what may be missing} */
  public Model load(Path file, LoadOptions how) {
    return Loading.guarded(file, () -> loaded(file, how));
  }

  private Model loaded(Path file, LoadOptions how) {
    try (var saved = ModelFormats.open(file)) {
      var problems = new ArrayList<String>();
      var model = revived(saved, config(saved), how, problems::add);
      model.files().take(saved, how);
      problems.forEach(model.files()::note);
      return model;
    }
  }

  private static Map<String, @Nullable Object> config(SavedModel saved) {
    var raw = saved.config();
    if (raw.isEmpty()) {
      throw new SavingException(
          "%s (%s) holds weights and no architecture: make the model in Java, then call model.loadWeights(Path.of(\"%s\"))"
              .formatted(saved.file(), saved.format(), saved.file()));
    }
    return raw.get();
  }

  private Model revived(
      SavedModel saved,
      Map<String, @Nullable Object> given,
      LoadOptions how,
      Consumer<String> problems) {
    var config = new LinkedHashMap<>(given);
    if (!how.compile()) {
      config.remove("compile_config");
    }
    var version = saved.metadata().getOrDefault("keras_version", "");
    try {
      var present = Registry.with(known, () -> ModelFormats.translated(config, version, problems));
      return revived(saved, present, problems);
    } catch (ConfigException e) {
      throw new SavingException(
          "Cannot make the model in %s: %s".formatted(saved.file(), e.getMessage()), e);
    }
  }

  private Model revived(
      SavedModel saved, Map<String, @Nullable Object> config, Consumer<String> problems) {
    try {
      // What is loaded next need not be drawn first.
      return Variable.later(() -> Trainable.tolerating(problems, () -> model(config)));
    } catch (SavingException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // A file may say anything; whatever it leads to, the file is what is wrong.
      var unknown = Registry.with(known, () -> Unknown.in(config, saved));
      var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new SavingException(
          "Cannot make the model in %s: %s%s".formatted(saved.file(), reason, unknown), e);
    }
  }

  /**
   * {@return what is in a file, found without reading the values of weights; see {@link
   * Models#inspect}}
   */
  public Inspection inspect(Path file) {
    return Loading.guarded(file, () -> inspected(file));
  }

  private Inspection inspected(Path file) {
    try (var saved = ModelFormats.open(file)) {
      // Nothing that is made to be looked at gets a value.
      return Variable.later(() -> inspected(saved));
    }
  }

  private Inspection inspected(SavedModel saved) {
    var notes = new ArrayList<String>();
    var config = saved.config();
    if (config.isEmpty()) {
      return Inspection.of(saved, Optional.empty(), Optional.empty(), List.of(), notes);
    }
    try {
      var model = revived(saved, config.get(), LoadOptions.strict(), notes::add);
      var report = Loading.check(saved, model, LoadOptions.strict());
      return Inspection.of(saved, Optional.of(model), Optional.of(report), List.of(), notes);
    } catch (SavingException e) {
      var problems = List.of(String.valueOf(e.getMessage()));
      return Inspection.of(saved, Optional.empty(), Optional.empty(), problems, notes);
    }
  }

  /** {@return a new model of a saved architecture; see {@link Models#fromJson}} */
  public Model fromJson(String json) {
    var parsed = Json.parse(json);
    if (parsed instanceof String text) {
      parsed = Json.parse(text); // as json.dump(model.to_json(), file) leaves it
    }
    if (!(parsed instanceof Map<?, ?> tree)) {
      throw new ConfigException(
          "expected a model as a JSON object, received " + Json.brief(parsed));
    }
    return model(ModelFormats.translated(FunctionalConfig.map(tree), "", _ -> {}));
  }

  private Model model(Map<String, @Nullable Object> config) {
    var layer =
        Registry.with(
            known,
            () -> Serialization.sharing(() -> Serialization.deserialize(Layer.class, config)));
    if (layer instanceof Model model) {
      return model;
    }
    throw new ConfigException(
        "expected a model, received the layer %s '%s'; put it into a Sequential"
            .formatted(layer.getClass().getSimpleName(), layer.name()));
  }
}
