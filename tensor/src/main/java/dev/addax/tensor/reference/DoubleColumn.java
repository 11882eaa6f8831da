package dev.addax.tensor.reference;

/** A column in float64. */
record DoubleColumn(double[] values) implements Householder.Column {
  @Override
  public double get(int i) {
    return values[i];
  }

  @Override
  public void set(int i, double value) {
    values[i] = value;
  }

  @Override
  public double rounded(double value) {
    return value;
  }

  @Override
  public DoubleColumn below(int i, double divisor) {
    var result = new double[values.length];
    for (int j = i + 1; j < result.length; j++) {
      result[j] = values[j] / divisor;
    }
    return new DoubleColumn(result);
  }

  @Override
  public double times(Householder.Column x, int i, int part) {
    var other = ((DoubleColumn) x).values;
    double sum = 0;
    for (int j = i + 1; j < values.length; j++) {
      sum += values[j] * other[j];
    }
    return sum;
  }

  @Override
  public double timesInLanes(Householder.Column x, int i, int widths) {
    return times(x, i, values.length);
  }

  @Override
  public void subtractFrom(Householder.Column x, int i, double scale, double factor) {
    var other = ((DoubleColumn) x).values;
    for (int j = i + 1; j < values.length; j++) {
      other[j] -= values[j] * scale * factor;
    }
  }
}
