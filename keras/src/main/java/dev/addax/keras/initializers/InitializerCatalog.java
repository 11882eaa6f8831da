package dev.addax.keras.initializers;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;

/** The initializers of Keras. */
public final class InitializerCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Initializer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Constant.SCHEMA,
        GlorotNormal.SCHEMA,
        GlorotUniform.SCHEMA,
        HeNormal.SCHEMA,
        HeUniform.SCHEMA,
        Identity.SCHEMA,
        LecunNormal.SCHEMA,
        LecunUniform.SCHEMA,
        Ones.SCHEMA,
        Orthogonal.SCHEMA,
        RandomNormal.SCHEMA,
        RandomUniform.SCHEMA,
        STFT.SCHEMA,
        TruncatedNormal.SCHEMA,
        VarianceScaling.SCHEMA,
        Zeros.SCHEMA);
  }
}
