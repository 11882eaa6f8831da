package dev.addax.conformance.interop;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Ones;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.models.Loader;
import dev.addax.keras.models.Models;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/** The classes and functions that {@code custom_specimens.py} registers in Python. */
final class OwnClasses {
  static final Loader LOADER =
      Models.with(Shift.SCHEMA)
          .with(Residual.SCHEMA)
          .withFunction("interop>bent", x -> x.greater(0).where(x, x.multiply(0.3)));

  private OwnClasses() {}

  /** x · by + a weight for each feature. */
  static final class Shift extends Layer implements Fluent<Shift> {
    static final Schema<Shift> SCHEMA = Schema.of("interop>Shift", Shift.class, Shift::new);

    private final Option<Double> by = option("by", Codec.DOUBLE, 1.0);
    private @Nullable Variable offset;

    Shift by(double factor) {
      by.set(factor);
      return this;
    }

    @Override
    protected void build(Shape input) {
      offset = addWeight("offset", Shape.of(input.last()), new Ones());
    }

    @Override
    protected Tensor call(Tensor x, Call call) {
      return x.multiply(by.get()).add(offset);
    }
  }

  /** x + two Dense of it; layers inside a layer. */
  static final class Residual extends Layer implements Fluent<Residual> {
    static final Schema<Residual> SCHEMA =
        Schema.of("interop>Residual", Residual.class, Residual::new);

    private final Option<Integer> units = required("units", Codec.INT);
    private final Shift shift = track("shift", new Shift().by(0.5).name("shift"));
    private @Nullable Dense inner;
    private @Nullable Dense outer;

    @Override
    protected void build(Shape input) {
      inner = track("inner", new Dense(units.get()).activation("tanh").name("inner"));
      outer = track("outer", new Dense(input.last()).name("outer"));
    }

    @Override
    protected Tensor call(Tensor x, Call call) {
      return x.add(shift.apply(outer.apply(inner.apply(x))));
    }
  }
}
