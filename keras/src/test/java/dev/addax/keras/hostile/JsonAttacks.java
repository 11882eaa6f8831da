package dev.addax.keras.hostile;

import dev.addax.hdf5.Hdf5Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Configurations that are too deep, too many or too large. */
final class JsonAttacks {
  private static final int DEEP = 10_000;

  private final Specimen archive;
  private final String config;

  private JsonAttacks(Specimen archive) {
    this.archive = archive;
    config =
        new String(
            Cuts.entries(archive).get("config.json"), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** {@return attacks that begin with a good archive of two dense layers} */
  static List<Attack> of(Specimen archive) {
    var json = new JsonAttacks(archive);
    var objects = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
    var arrays = "[".repeat(DEEP) + "]".repeat(DEEP);
    var level = "levels of nesting";
    return List.of(
        json.entry("objects in a config 10,000 deep", "config.json", objects, level),
        json.entry("arrays in a config 10,000 deep", "config.json", arrays, level),
        json.entry("metadata 10,000 deep", "metadata.json", objects, level),
        json.attribute("an attribute 10,000 deep", "model_config", objects, level),
        json.attribute("a training config 10,000 deep", "training_config", objects, level),
        json.index("an index 10,000 deep", "{\"weight_map\":" + objects + "}"),
        json.index("an index that leads out", "{\"weight_map\":{\"/a\":\"../evil.weights.h5\"}}"),
        json.index("an index that names a root", "{\"weight_map\":{\"/a\":\"/etc/passwd\"}}"),
        json.index("an index that names a zero", "{\"weight_map\":{\"/a\":\"x\\u0000.h5\"}}"),
        json.index("an index that names itself", "{\"weight_map\":{\"/a\":\"m.weights.json\"}}"),
        json.index("an index that names a folder", "{\"weight_map\":{\"/a\":\".\"}}"),
        json.entry(
            "ten million empty arrays",
            "config.json",
            "[" + "[],".repeat(10_000_000) + "1]",
            "at most"),
        json.entry(
            "ten million numbers", "config.json", "[" + "0,".repeat(10_000_000) + "1]", "at most"),
        json.entry("a number of a million digits", "config.json", "1".repeat(1_000_000), "digits"),
        json.changed("models in models in models", s -> json.nestedModels(60), "do not fit"),
        json.changed(
            "models that call each other twice, and so on", s -> json.doubled(40), "do not fit"),
        json.changed(
            "a layer of 2^31 units", s -> s.replace("\"units\": 3", "\"units\": 2147483647"), "a"),
        json.changed(
            "a layer of 2^60 units",
            s -> s.replace("\"units\": 3", "\"units\": 1152921504606846976"),
            "units"),
        json.changed(
            "a layer of -1 units", s -> s.replace("\"units\": 3", "\"units\": -1"), "units"),
        json.changed(
            "a layer of no number of units",
            s -> s.replace("\"units\": 3", "\"units\": NaN"),
            "units"),
        json.changed(
            "inputs of 2^31",
            s -> s.replace("[null, 3]", "[null, 2147483647, 2147483647]"),
            "model"));
  }

  private Attack entry(String name, String entry, String text, String says) {
    return new Attack(
        name,
        says,
        () -> {
          var entries = new LinkedHashMap<>(Cuts.entries(archive));
          entries.put(entry, Specimens.utf8(text));
          return archive.with(Cuts.zip(entries));
        });
  }

  private Attack changed(String name, UnaryOperator<String> change, String says) {
    return entry(name, "config.json", change.apply(config), says);
  }

  private Attack attribute(String name, String attribute, String text, String says) {
    return new Attack(
        name,
        says,
        () -> {
          var file = new Hdf5Writer();
          file.root().attributes().set("model_config", config);
          file.root().attributes().set(attribute, text);
          file.root()
              .group("model_weights")
              .attributes()
              .setBytes("layer_names", new String[] {"a"});
          return Specimen.whole("m.h5", Specimens.written(file), archive.host());
        });
  }

  private Attack index(String name, String text) {
    return new Attack(
        name,
        "m.weights.json",
        () -> Specimen.weights("m.weights.json", Specimens.utf8(text), archive.host()));
  }

  private static String layer(String name, String config) {
    return "{\"module\":\"keras.layers\",\"class_name\":\"%s\",\"config\":%s,\"registered_name\":null}"
        .formatted(name, config);
  }

  /** A Sequential in a Sequential in a Sequential … */
  private String nestedModels(int depth) {
    var input =
        layer("InputLayer", "{\"batch_shape\":[null,3],\"dtype\":\"float32\",\"name\":\"x%d\"}");
    var model = layer("Dense", "{\"units\":3,\"name\":\"a\"}");
    for (int i = 0; i < depth; i++) {
      model =
          "{\"module\":\"keras\",\"class_name\":\"Sequential\",\"config\":{\"name\":\"s%d\",\"layers\":[%s,%s]},\"registered_name\":\"Sequential\"}"
              .formatted(i, input.formatted(i), model);
    }
    return model;
  }

  /** Each model calls the one before it twice, so that the last has 2^depth layers to call. */
  private String doubled(int depth) {
    var inner = layer("Activation", "{\"activation\":\"relu\",\"name\":\"m0\"}");
    var outer = inner;
    for (int i = 1; i <= depth; i++) {
      var named = named(outer, "m" + (i - 1));
      outer = twice("m" + i, named, "m" + (i - 1));
    }
    return outer;
  }

  private static String named(String layer, String name) {
    return layer.substring(0, layer.length() - 1) + ",\"name\":\"" + name + "\",";
  }

  private static String twice(String name, String open, String inner) {
    var tensor =
        "{\"class_name\":\"__keras_tensor__\",\"config\":{\"shape\":[null,3],\"dtype\":\"float32\",\"keras_history\":[\"%s\",%d,0]}}";
    var first = "{\"args\":[" + tensor.formatted("x", 0) + "],\"kwargs\":{}}";
    var second = "{\"args\":[" + tensor.formatted(inner, 0) + "],\"kwargs\":{}}";
    var input =
        "{\"module\":\"keras.layers\",\"class_name\":\"InputLayer\",\"config\":{\"batch_shape\":[null,3],\"dtype\":\"float32\",\"name\":\"x\"},\"registered_name\":null,\"name\":\"x\",\"inbound_nodes\":[]}";
    return "{\"module\":\"keras.src.models.functional\",\"class_name\":\"Functional\",\"config\":{\"name\":\""
        + name
        + "\",\"layers\":["
        + input
        + ","
        + open
        + "\"inbound_nodes\":["
        + first
        + ","
        + second
        + "]}],\"input_layers\":[[\"x\",0,0]],\"output_layers\":[[\""
        + inner
        + "\",1,0]]},\"registered_name\":\"Functional\"}";
  }
}
