package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Casts;
import dev.addax.tensor.math.Ctc;
import dev.addax.tensor.math.CtcBeam;
import dev.addax.tensor.math.Rearrange;
import dev.addax.tensor.type.DType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Label sequences, and other views of the same elements. */
final class SequenceOps {
  private SequenceOps() {}

  static void addTo(OpTable ops) {
    ops.add(
        "ctc_loss(target, output, target_length, output_length, mask_index=0)",
        a ->
            Ctc.loss(
                a.tensor("target"),
                a.tensor("output"),
                a.tensor("target_length"),
                a.tensor("output_length"),
                a.integer("mask_index")));
    ops.add(
        "ctc_decode(inputs, sequence_lengths, strategy='greedy', beam_width=100, top_paths=1,"
            + " merge_repeated=True, mask_index=0)",
        SequenceOps::decode);
    ops.add(
        "rearrange(tensor, pattern, **axes_lengths)",
        a -> Rearrange.of(a.tensor("tensor"), a.text("pattern"), lengths(a)));
    ops.add(
        "saturate_cast(x, dtype)",
        a -> Casts.saturate(a.tensor("x"), a.dtype("dtype", DType.FLOAT32)));
    ops.add("view(x, dtype=None)", SequenceOps::view);
  }

  private static List<Tensor> decode(Arguments a) {
    var inputs = a.tensor("inputs");
    var lengths = a.tensor("sequence_lengths");
    int blank = a.has("mask_index") ? a.integer("mask_index") : -1;
    var strategy = a.text("strategy");
    var decoded =
        switch (strategy) {
          case "greedy" -> Ctc.greedy(inputs, lengths, a.flag("merge_repeated"), blank);
          case "beam_search" ->
              CtcBeam.decode(
                  inputs, lengths, a.integer("beam_width"), a.integer("top_paths"), blank);
          default ->
              throw new ConfigException(
                  "ctc_decode: unknown strategy '" + strategy + "'; known: greedy, beam_search");
        };
    return List.of(decoded.sequences(), decoded.scores());
  }

  private static Map<String, Integer> lengths(Arguments a) {
    var lengths = new HashMap<String, Integer>();
    if (a.get("axes_lengths") instanceof Map<?, ?> given) {
      given.forEach((name, size) -> lengths.put("" + name, ((Number) size).intValue()));
    }
    return lengths;
  }

  private static Tensor view(Arguments a) {
    var x = a.tensor("x");
    var dtype = a.dtype("dtype", x.dtype());
    return dtype == x.dtype() ? x : new Cast(dtype, true).on(x);
  }
}
