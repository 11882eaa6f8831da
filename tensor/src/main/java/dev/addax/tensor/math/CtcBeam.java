package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prefix beam search over CTC logits, on the host: the tensors must have values. */
public final class CtcBeam {
  private final int width;
  private final int blank;

  /** Log probabilities of a prefix that ends in a blank, and that does not. */
  private record Beam(double blank, double label) {
    double total() {
      return add(blank, label);
    }
  }

  private CtcBeam(int width, int blank) {
    this.width = width;
    this.blank = blank;
  }

  /**
   * {@code keras.ops.ctc_decode} with the strategy {@code beam_search}.
   *
   * @param inputs logits {@code [N, T, classes]}
   * @param lengths how many steps count, {@code (N,)}
   * @param width prefixes kept at each step
   * @param paths how many sequences to return
   * @return sequences int32 {@code [paths, N, T]}, filled with −1, and their log probabilities
   *     {@code [N, paths]}
   */
  public static Ctc.Decoded decode(
      Operand inputs, Operand lengths, int width, int paths, int blank) {
    var given = inputs.tensor();
    var dtype = Promotion.of(given.dtype(), DType.FLOAT32);
    var log = given.cast(dtype).logSoftmax(-1);
    int batch = log.shape().dim(0);
    int steps = log.shape().dim(1);
    int classes = log.shape().dim(2);
    var values = log.toDoubles();
    var counts = lengths.tensor().toInts();
    var sequences = new int[paths * batch * steps];
    Arrays.fill(sequences, -1);
    var scores = new double[batch * paths];
    var search = new CtcBeam(width, blank < 0 ? blank + classes : blank);
    for (int n = 0; n < batch; n++) {
      var found = search.run(values, n * steps * classes, counts[n], classes);
      for (int k = 0; k < paths && k < found.size(); k++) {
        var labels = found.get(k).getKey();
        for (int i = 0; i < labels.size(); i++) {
          sequences[(k * batch + n) * steps + i] = labels.get(i);
        }
        scores[n * paths + k] = found.get(k).getValue().total();
      }
    }
    return new Ctc.Decoded(
        Tensors.of(sequences, paths, batch, steps), scores(scores, batch, paths, dtype));
  }

  private static Tensor scores(double[] scores, int batch, int paths, DType dtype) {
    return Tensors.of(scores, batch, paths).cast(dtype);
  }

  private List<Map.Entry<List<Integer>, Beam>> run(double[] log, int from, int steps, int classes) {
    Map<List<Integer>, Beam> beams = Map.of(List.of(), new Beam(0, Double.NEGATIVE_INFINITY));
    for (int t = 0; t < steps; t++) {
      beams = best(step(beams, log, from + t * classes, classes));
    }
    var ordered = new ArrayList<>(beams.entrySet());
    ordered.sort(likeliestFirst());
    return ordered;
  }

  private Map<List<Integer>, Beam> step(
      Map<List<Integer>, Beam> beams, double[] log, int at, int classes) {
    var next = new LinkedHashMap<List<Integer>, Beam>();
    beams.forEach(
        (prefix, beam) -> {
          for (int label = 0; label < classes; label++) {
            extend(next, prefix, beam, label, log[at + label]);
          }
        });
    return next;
  }

  private void extend(
      Map<List<Integer>, Beam> next, List<Integer> prefix, Beam beam, int label, double p) {
    if (label == blank) {
      merge(next, prefix, new Beam(beam.total() + p, Double.NEGATIVE_INFINITY));
      return;
    }
    var longer = new ArrayList<>(prefix);
    longer.add(label);
    boolean repeated = !prefix.isEmpty() && prefix.getLast() == label;
    double entered = repeated ? beam.blank : beam.total();
    merge(next, longer, new Beam(Double.NEGATIVE_INFINITY, entered + p));
    if (repeated) {
      merge(next, prefix, new Beam(Double.NEGATIVE_INFINITY, beam.label + p));
    }
  }

  private static void merge(Map<List<Integer>, Beam> beams, List<Integer> prefix, Beam more) {
    beams.merge(prefix, more, (a, b) -> new Beam(add(a.blank, b.blank), add(a.label, b.label)));
  }

  private Map<List<Integer>, Beam> best(Map<List<Integer>, Beam> beams) {
    var kept = new LinkedHashMap<List<Integer>, Beam>();
    beams.entrySet().stream()
        .sorted(likeliestFirst())
        .limit(width)
        .forEach(e -> kept.put(e.getKey(), e.getValue()));
    return kept;
  }

  private static Comparator<Map.Entry<List<Integer>, Beam>> likeliestFirst() {
    return Comparator.comparingDouble(e -> -e.getValue().total());
  }

  private static double add(double a, double b) {
    double max = Math.max(a, b);
    return max == Double.NEGATIVE_INFINITY ? max : max + Math.log1p(Math.exp(-Math.abs(a - b)));
  }
}
