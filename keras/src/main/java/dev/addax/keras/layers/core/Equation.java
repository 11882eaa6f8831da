package dev.addax.keras.layers.core;

import dev.addax.keras.config.ConfigException;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The equation of an {@link EinsumDense}.
 *
 * @param elidedLeft whether "..." stands in front, for leading axes that stay as they are
 */
record Equation(String text, String input, String kernel, String output, boolean elidedLeft) {
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)"),
          Pattern.compile("\\.\\.\\.([a-zA-Z]+),([a-zA-Z]+)->\\.\\.\\.([a-zA-Z]+)"),
          Pattern.compile("([a-zA-Z]{2,})\\.\\.\\.,([a-zA-Z]+)->([a-zA-Z]+)\\.\\.\\."));

  /**
   * What an equation implies for an input.
   *
   * @param bias null for none
   * @param inputAxes the axes of the kernel that are summed over
   * @param outputAxes the other axes of the kernel
   */
  record Shapes(
      Shape kernel, @Nullable Shape bias, List<Integer> inputAxes, List<Integer> outputAxes) {}

  /**
   * {@return the equation of a text}
   *
   * @throws ConfigException if it has none of the three forms
   */
  static Equation of(String text) {
    for (var form : FORMS) {
      var match = form.matcher(text);
      if (match.matches()) {
        return new Equation(
            text, match.group(1), match.group(2), match.group(3), text.startsWith("..."));
      }
    }
    throw new ConfigException(
        "equation '%s' has none of the forms ab,bc->ac, ...ab,bc->...ac and ab...,bc->ac..."
            .formatted(text));
  }

  /**
   * {@return the shapes of the weights}
   *
   * @param who the layer, as messages show it
   * @param partial the output's shape without batch and elided axes
   */
  Shapes shapes(String who, Shape x, Shape partial, @Nullable String biasAxes) {
    int elided = x.rank() - input.length();
    if (elided < 0) {
      throw new IllegalArgumentException(
          "%s: equation '%s' needs an input of rank %d or more, received shape %s"
              .formatted(who, text, input.length(), x));
    }
    var out = outputShape(x, partial, elided);
    var inputSizes = sizes(input, x, elidedLeft ? elided : 0);
    var outputSizes = sizes(output, out, elidedLeft ? elided : 0);
    requireAgreement(who, inputSizes, outputSizes);
    var dims = new ArrayList<Integer>();
    var inputs = new ArrayList<Integer>();
    var outputs = new ArrayList<Integer>();
    for (int i = 0; i < kernel.length(); i++) {
      char letter = kernel.charAt(i);
      var size = outputSizes.getOrDefault(letter, inputSizes.get(letter));
      if (size == null) {
        throw new IllegalArgumentException(
            "%s: letter '%s' of the kernel is in neither input nor output of equation '%s'"
                .formatted(who, letter, text));
      }
      dims.add(size);
      (outputSizes.containsKey(letter) ? outputs : inputs).add(i);
    }
    return new Shapes(Shape.of(dims), bias(who, outputSizes, elided, biasAxes), inputs, outputs);
  }

  private Shape outputShape(Shape x, Shape partial, int elided) {
    var dims = new ArrayList<Integer>();
    dims.add(x.dim(0));
    IntStream.range(1, elidedLeft ? elided : 0).forEach(i -> dims.add(x.dim(i)));
    dims.addAll(partial.toList());
    IntStream.range(elidedLeft ? x.rank() : x.rank() - elided, x.rank())
        .forEach(i -> dims.add(x.dim(i)));
    return Shape.of(dims);
  }

  private static Map<Character, Integer> sizes(String letters, Shape shape, int skipped) {
    var sizes = new HashMap<Character, Integer>();
    for (int i = 0; i < letters.length(); i++) {
      sizes.put(letters.charAt(i), i + skipped < shape.rank() ? shape.dim(i + skipped) : null);
    }
    return sizes;
  }

  private void requireAgreement(
      String who, Map<Character, Integer> inputs, Map<Character, Integer> outputs) {
    outputs.forEach(
        (letter, size) -> {
          if (size == null || !inputs.containsKey(letter) && kernel.indexOf(letter) < 0) {
            throw new IllegalArgumentException(
                "%s: letter '%s' of the output of equation '%s' has no size: it is in neither input nor kernel, or output_shape is too short"
                    .formatted(who, letter, text));
          }
          var given = inputs.get(letter);
          if (given != null && size >= 0 && given >= 0 && !given.equals(size)) {
            throw new IllegalArgumentException(
                "%s: letter '%s' of equation '%s' has size %d in the input and %d in output_shape"
                    .formatted(who, letter, text, given, size));
          }
        });
  }

  private @Nullable Shape bias(
      String who, Map<Character, Integer> sizes, int elided, @Nullable String axes) {
    if (axes == null) {
      return null;
    }
    int first = output.length();
    for (char letter : axes.toCharArray()) {
      if (output.indexOf(letter) < 0) {
        throw new IllegalArgumentException(
            "%s: bias axis '%s' is not in the output of equation '%s'"
                .formatted(who, letter, text));
      }
      first = Math.min(first, output.indexOf(letter));
    }
    var dims = new ArrayList<Integer>();
    for (char letter : output.substring(first).toCharArray()) {
      dims.add(axes.indexOf(letter) < 0 ? (Integer) 1 : sizes.get(letter));
    }
    IntStream.range(0, elidedLeft ? 0 : elided).forEach(i -> dims.add(1));
    return Shape.of(dims);
  }
}
