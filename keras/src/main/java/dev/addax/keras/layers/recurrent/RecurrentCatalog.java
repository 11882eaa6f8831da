package dev.addax.keras.layers.recurrent;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** The recurrent layers, their cells and wrappers. */
public final class RecurrentCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        SimpleRNN.SCHEMA,
        SimpleRNNCell.SCHEMA,
        LSTM.SCHEMA,
        LSTMCell.SCHEMA,
        GRU.SCHEMA,
        GRUCell.SCHEMA,
        ConvLSTM1D.SCHEMA,
        ConvLSTM2D.SCHEMA,
        ConvLSTM3D.SCHEMA,
        RNN.SCHEMA,
        StackedRNNCells.SCHEMA,
        Bidirectional.SCHEMA,
        TimeDistributed.SCHEMA);
  }
}
