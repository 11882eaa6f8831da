package dev.addax.tensor.reference;

/** A column in float32, each operation of which is rounded. */
record FloatColumn(float[] values) implements Householder.Column {
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
    var result = new float[values.length];
    for (int j = i + 1; j < result.length; j++) {
      result[j] = values[j] / (float) divisor;
    }
    return new FloatColumn(result);
  }

  @Override
  public double times(Householder.Column x, int i, int part) {
    var other = ((FloatColumn) x).values;
    float sum = 0;
    for (int from = i + 1; from < values.length; from += part) {
      int end = Math.min(values.length, from + part);
      float partial = 0;
      for (int j = from; j < end; j++) {
        partial += values[j] * other[j];
      }
      sum += partial;
    }
    return sum;
  }

  @Override
  public void times(Householder.Column[] x, int i, int part, double[] products) {
    if (x.length != 4) {
      Householder.Column.super.times(x, i, part, products);
      return;
    }
    // Each sum waits for its last term: four that take turns keep the processor busy.
    var a = ((FloatColumn) x[0]).values;
    var b = ((FloatColumn) x[1]).values;
    var c = ((FloatColumn) x[2]).values;
    var d = ((FloatColumn) x[3]).values;
    float sumA = 0;
    float sumB = 0;
    float sumC = 0;
    float sumD = 0;
    for (int from = i + 1; from < values.length; from += part) {
      int end = Math.min(values.length, from + part);
      float partA = 0;
      float partB = 0;
      float partC = 0;
      float partD = 0;
      for (int j = from; j < end; j++) {
        float value = values[j];
        partA += value * a[j];
        partB += value * b[j];
        partC += value * c[j];
        partD += value * d[j];
      }
      sumA += partA;
      sumB += partB;
      sumC += partC;
      sumD += partD;
    }
    products[0] = sumA;
    products[1] = sumB;
    products[2] = sumC;
    products[3] = sumD;
  }

  @Override
  public double timesInLanes(Householder.Column x, int i, int widths) {
    var other = ((FloatColumn) x).values;
    float sum = 0;
    int from = i + 1;
    if (widths > 0) {
      int end = values.length - (values.length - from) % 8;
      sum += inEight(other, from, end);
      from = end;
    }
    if (widths > 1) {
      int end = values.length - (values.length - from) % 4;
      sum += inFour(other, from, end);
      from = end;
    }
    for (int j = from; j < values.length; j++) {
      sum += values[j] * other[j];
    }
    return sum;
  }

  /** Eight variables and no array: they stay in registers. */
  private float inEight(float[] other, int from, int end) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    for (int j = from; j < end; j += 8) {
      a += values[j] * other[j];
      b += values[j + 1] * other[j + 1];
      c += values[j + 2] * other[j + 2];
      d += values[j + 3] * other[j + 3];
      e += values[j + 4] * other[j + 4];
      f += values[j + 5] * other[j + 5];
      g += values[j + 6] * other[j + 6];
      h += values[j + 7] * other[j + 7];
    }
    return ((a + e) + (c + g)) + ((b + f) + (d + h));
  }

  private float inFour(float[] other, int from, int end) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int j = from; j < end; j += 4) {
      a += values[j] * other[j];
      b += values[j + 1] * other[j + 1];
      c += values[j + 2] * other[j + 2];
      d += values[j + 3] * other[j + 3];
    }
    return (a + c) + (b + d);
  }

  @Override
  public void subtractFrom(Householder.Column x, int i, double scale, double factor) {
    var other = ((FloatColumn) x).values;
    float s = (float) scale;
    float f = (float) factor;
    for (int j = i + 1; j < values.length; j++) {
      other[j] -= values[j] * s * f;
    }
  }
}
