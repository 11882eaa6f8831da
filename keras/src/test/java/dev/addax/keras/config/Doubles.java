package dev.addax.keras.config;

import static dev.addax.keras.config.Field.field;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small classes configured in the way that all of Keras' are. */
final class Doubles {
  private Doubles() {}

  /** What a layer's base class does with its name. */
  abstract static class Part extends Configurable {
    private final Option<@Nullable String> name = option("name", Codec.STRING.nullable(), null);
    private @Nullable String given;
    boolean built;

    Part name(String text) {
      name.set(text);
      return this;
    }

    String name() {
      Construction.complete(this);
      return String.valueOf(given);
    }

    @Override
    public void complete() {
      var chosen = name.get();
      given = chosen != null ? chosen : Naming.autoName(kind());
      super.complete();
    }

    @Override
    protected boolean frozen() {
      return built;
    }

    @Override
    protected String title() {
      return kind() + " '" + name() + "'";
    }
  }

  /** A value that draws. */
  record Noise(double stddev, Seed seed) implements Filler {
    static final Schema<Noise> SCHEMA =
        Schema.of(
            "keras.test.Noise",
            Noise.class,
            field("stddev", Codec.DOUBLE, 0.05, Noise::stddev),
            Field.later("seed", Seed.CODEC, Seed::drawn, Noise::seed),
            Noise::new);
  }

  /** A value that draws nothing. */
  record Plain() implements Filler {
    static final Schema<Plain> SCHEMA =
        Schema.constant("keras.test.Plain", Plain.class, new Plain()).alias("zero");
  }

  /** A class of the user's own. */
  record Mine(int depth) implements Filler {
    static final Schema<Mine> SCHEMA =
        Schema.of(
            "shapes>Mine", Mine.class, Field.required("depth", Codec.INT, Mine::depth), Mine::new);
  }

  sealed interface Filler {
    Codec<Filler> CODEC = Codec.object(Filler.class);
  }

  static final class Dense extends Part {
    static final Schema<Dense> SCHEMA = Schema.of("keras.test.Dense", Dense.class, Dense::new);

    private final Option<Integer> units = required("units", Codec.INT);
    private final Option<Boolean> useBias = option("use_bias", Codec.BOOLEAN, true);
    private final Option<Filler> kernel = named("kernel_filler", Filler.CODEC, "noise");
    private final Option<Filler> bias = named("bias_filler", Filler.CODEC, "plain");

    private Dense() {}

    Dense(int units) {
      this.units.set(units);
    }

    Dense useBias(boolean use) {
      useBias.set(use);
      return this;
    }

    Dense kernel(Filler filler) {
      kernel.set(filler);
      return this;
    }

    Dense kernel(String identifier) {
      kernel.named(identifier);
      return this;
    }

    Filler kernel() {
      return kernel.get();
    }

    int units() {
      return units.get();
    }
  }

  /** A layer that has its options from a part, and a seed of its own. */
  static final class Recurrent extends Part {
    static final Schema<Recurrent> SCHEMA =
        Schema.of("keras.test.Recurrent", Recurrent.class, Recurrent::new);

    private final Option<Boolean> returnSequences =
        option("return_sequences", Codec.BOOLEAN, false);
    final Dense cell = new Dense();
    Seed dropout = Seed.of(0);

    private Recurrent() {
      share(cell, "units", "kernel_filler");
    }

    Recurrent(int units) {
      this();
      cell.units.set(units);
    }

    boolean returnSequences() {
      return returnSequences.get();
    }

    @Override
    public void complete() {
      super.complete();
      dropout = Seed.drawn();
    }
  }

  /** The catalog that the tests' service file names. */
  public static final class Listed implements Catalog {
    @Override
    public Class<?> kind() {
      return Object.class;
    }

    @Override
    public List<Schema<?>> schemas() {
      return List.of(Noise.SCHEMA, Plain.SCHEMA, Mine.SCHEMA, Dense.SCHEMA, Recurrent.SCHEMA);
    }
  }
}
