package dev.addax.conformance.recorded;

/**
 * How closely a result must agree with what was recorded.
 *
 * @param rtol allowed error relative to the recorded value
 * @param atol allowed error relative to the largest finite recorded value of the tensor, at least 1
 * @param exact whether errors are counted in units in the last place instead
 * @param ulp the units in the last place allowed then
 */
public record Tolerance(double rtol, double atol, boolean exact, long ulp) {
  /**
   * {@return whether a value is close enough}
   *
   * @param largest the largest finite recorded value of the tensor
   */
  public boolean accepts(double actual, double expected, double largest) {
    if (Double.isNaN(expected)) return Double.isNaN(actual);
    if (Double.isInfinite(expected) || !Double.isFinite(actual)) return actual == expected;
    return Math.abs(actual - expected) <= atol * Math.max(1, largest) + rtol * Math.abs(expected);
  }

  @Override
  public String toString() {
    return exact ? ulp + " ulp" : "rtol " + rtol + ", atol " + atol;
  }
}
