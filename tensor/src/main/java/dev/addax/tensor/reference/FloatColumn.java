package dev.addax.tensor.reference;

/** A column in float32, each operation of which is rounded. */
record FloatColumn(float[] values) implements Householder.Column {
  private static final int LANES = 8;

  static FloatColumn of(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new FloatColumn(floats);
  }

  @Override
  public double get(int i) {
    return values[i];
  }

  @Override
  public void set(int i, double value) {
    values[i] = (float) value;
  }

  @Override
  public double rounded(double value) {
    return (float) value;
  }

  @Override
  public FloatColumn below(int i, double divisor) {
    var result = new float[values.length - i - 1];
    for (int j = 0; j < result.length; j++) {
      result[j] = values[i + 1 + j] / (float) divisor;
    }
    return new FloatColumn(result);
  }

  @Override
  public double times(Householder.Column x, int i, int part) {
    var other = ((FloatColumn) x).values;
    float sum = 0;
    for (int from = 0; from < values.length; from += part) {
      int end = Math.min(values.length, from + part);
      float partial = 0;
      for (int j = from; j < end; j++) {
        partial += values[j] * other[i + 1 + j];
      }
      sum += partial;
    }
    return sum;
  }

  @Override
  public double timesInLanes(Householder.Column x, int i, int widths) {
    var other = ((FloatColumn) x).values;
    float sum = 0;
    int from = 0;
    for (int width = LANES, w = 0; w < widths; w++, width /= 2) {
      int end = values.length - (values.length - from) % width;
      sum += inLanes(other, i + 1, from, end, width);
      from = end;
    }
    for (int j = from; j < values.length; j++) {
      sum += values[j] * other[i + 1 + j];
    }
    return sum;
  }

  private float inLanes(float[] other, int offset, int from, int end, int width) {
    var sums = new float[width];
    for (int j = from; j < end; j += width) {
      for (int lane = 0; lane < width; lane++) {
        sums[lane] += values[j + lane] * other[offset + j + lane];
      }
    }
    for (int half = width / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        sums[lane] += sums[lane + half];
      }
    }
    return sums[0];
  }

  @Override
  public void subtractFrom(Householder.Column x, int i, double scale, double factor) {
    var other = ((FloatColumn) x).values;
    float s = (float) scale;
    float f = (float) factor;
    for (int j = 0; j < values.length; j++) {
      other[i + 1 + j] -= values[j] * s * f;
    }
  }
}
