package dev.addax.keras.saving.legacy;

import java.util.List;

/** Recurrent layers and their cells. */
final class RecurrentRules {
  private static final List<String> LAYERS =
      List.of(
          "LSTM",
          "GRU",
          "SimpleRNN",
          "RNN",
          "LSTMCell",
          "GRUCell",
          "SimpleRNNCell",
          "ConvLSTM1D",
          "ConvLSTM2D",
          "ConvLSTM3D");

  private RecurrentRules() {}

  static void addTo(RuleTable table) {
    table
        .on("CuDNNLSTM", Rule.absent("recurrent_activation", "sigmoid"), Rule.become("LSTM"))
        .on(
            "CuDNNGRU",
            Rule.absent("recurrent_activation", "sigmoid"),
            Rule.absent("reset_after", true),
            Rule.become("GRU"))
        .on(List.of("LSTMV2", "UnifiedLSTM", "LSTMV1"), Rule.become("LSTM"))
        .on(List.of("GRUV2", "UnifiedGRU", "GRUV1"), Rule.become("GRU"))
        .on(LAYERS, RecurrentRules::options)
        .on(List.of("GRU", "GRUCell"), Rule.absent("reset_after", false))
        .on(
            List.of("LSTM", "GRU", "LSTMCell", "GRUCell", "ConvLSTM2D"),
            RecurrentRules::oldSigmoid);
  }

  private static void options(LegacyObject layer) {
    layer.rename("output_dim", "units");
    layer.rename("inner_init", "recurrent_initializer");
    layer.rename("inner_activation", "recurrent_activation");
    layer.rename("U_regularizer", "recurrent_regularizer");
    layer.rename("U_constraint", "recurrent_constraint");
    layer.rename("dropout_W", "dropout");
    layer.rename("dropout_U", "recurrent_dropout");
    CoreRules.kernelOptions(layer);
    if (layer.take("forget_bias_init") instanceof String init) {
      layer.putIfAbsent("unit_forget_bias", init.equals("one") || init.equals("ones"));
    }
    for (var option :
        List.of(
            "consume_less",
            "implementation",
            "input_dim",
            "input_length",
            "truncate_gradient",
            "weights",
            "enable_caching_device",
            "states",
            "num_constants")) {
      layer.take(option);
    }
    if (Boolean.TRUE.equals(layer.take("time_major"))) {
      throw layer.refusal(
          "time_major (steps before batch) is gone from Keras; transpose the input and the output");
    }
  }

  /** Before it was saved in every config, the default was hard_sigmoid. */
  private static void oldSigmoid(LegacyObject layer) {
    if (layer.era() == Era.KERAS_1) {
      layer.putIfAbsent("recurrent_activation", "hard_sigmoid");
    }
  }
}
