package dev.addax.tensor.math;

import java.util.Arrays;

/** Checks of arguments. */
final class Check {
  private Check() {}

  /**
   * @throws IllegalArgumentException with this message if {@code condition} does not hold
   */
  static void that(boolean condition, String message, Object... arguments) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }

  /** {@return {@code values} for each of {@code count} axes; a single one is repeated} */
  static int[] each(String name, int[] values, int count) {
    if (values.length == 1 && count != 1) {
      var all = new int[count];
      Arrays.fill(all, values[0]);
      return all;
    }
    that(
        values.length == count,
        "%s needs one or %d numbers, received %s",
        name,
        count,
        Arrays.toString(values));
    return values;
  }
}
