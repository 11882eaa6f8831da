package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Axes by name, {@code keras.ops.rearrange}: {@code "b (h h1) w c -> b h w (h1 c)"}. */
public final class Rearrange {
  private static final Pattern AXIS = Pattern.compile("\\w+|\\(.*?\\)");
  private static final Pattern NAME = Pattern.compile("\\w+");

  private Rearrange() {}

  /**
   * {@return the axes of {@code x} split, reordered and joined}
   *
   * @param lengths sizes of named axes that don't follow from the shape
   */
  public static Tensor of(Operand x, String pattern, Map<String, Integer> lengths) {
    var sides = pattern.split("->", 2);
    Check.that(sides.length == 2, "rearrange needs 'axes -> axes', received '%s'", pattern);
    var t = x.tensor();
    var inputs = groups(sides[0]);
    var outputs = groups(sides[1]);
    Check.that(
        inputs.size() == t.rank(),
        "rearrange '%s' names %d axes, received %s",
        pattern,
        inputs.size(),
        t.type());
    var sizes = new HashMap<>(lengths);
    for (int i = 0; i < inputs.size(); i++) {
      infer(pattern, inputs.get(i), t.shape().dim(i), sizes);
    }
    var names = inputs.stream().flatMap(List::stream).toList();
    var order = outputs.stream().flatMap(List::stream).mapToInt(names::indexOf).toArray();
    return t.reshape(names.stream().mapToInt(sizes::get).toArray())
        .transpose(order)
        .reshape(
            outputs.stream()
                .mapToInt(g -> g.stream().mapToInt(sizes::get).reduce(1, Math::multiplyExact))
                .toArray());
  }

  private static List<List<String>> groups(String side) {
    return AXIS.matcher(side)
        .results()
        .map(axis -> NAME.matcher(axis.group()).results().map(n -> n.group()).toList())
        .toList();
  }

  /** One size of a group may be missing. */
  private static void infer(
      String pattern, List<String> group, int size, Map<String, Integer> sizes) {
    var open = new ArrayList<>(group.stream().filter(n -> !sizes.containsKey(n)).toList());
    Check.that(
        open.size() <= 1, "rearrange '%s' needs the sizes of all but one of %s", pattern, group);
    int known =
        group.stream().filter(sizes::containsKey).mapToInt(sizes::get).reduce(1, (a, b) -> a * b);
    Check.that(
        known != 0 && size % known == 0 && (!open.isEmpty() || size == known),
        "rearrange '%s': an axis of size %d does not divide into %s",
        pattern,
        size,
        group);
    open.forEach(name -> sizes.put(name, size / known));
  }
}
