package dev.addax.keras.layers.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import org.junit.jupiter.api.Test;

/** Layers that only Keras 1 had, against their formulas written out as loops. */
final class Keras1LayersTest {
  private static final double TOLERANCE = 1e-6;
  private static final double[][] X = {
    {-1.5, 0.25, 2}, {0.5, -0.75, 1}, {3, 0.125, -2}, {-0.25, 1.5, 0.75}
  };

  private static Model model(String className, String config) {
    return Models.fromJson(
        """
        {"class_name": "Sequential", "keras_version": "1.2.2", "config": [
          {"class_name": "%s", "config": {"name": "l", "batch_input_shape": [null, 3], %s}}]}\
        """
            .formatted(className, config.replace('\'', '"')));
  }

  private static double[][] predicted(Model model, double[]... weights) {
    for (int i = 0; i < weights.length; i++) {
      var weight = model.weights().get(i);
      weight.assign(
          Tensors.of(weights[i], weights[i].length)
              .cast(weight.type().dtype())
              .reshape(weight.type().shape().toArray()));
    }
    var flat = new double[X.length * 3];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = X[i / 3][i % 3];
    }
    var output = model.predict(Tensors.of(flat, X.length, 3).cast(DType.FLOAT32));
    var values = output.toDoubles();
    int width = values.length / X.length;
    var rows = new double[X.length][width];
    for (int i = 0; i < values.length; i++) {
      rows[i / width][i % width] = values[i];
    }
    return rows;
  }

  private interface Formula {
    double at(int row, int column);
  }

  private static void assertComputes(Formula formula, double[][] actual) {
    for (int row = 0; row < actual.length; row++) {
      var expected = new double[actual[row].length];
      for (int column = 0; column < expected.length; column++) {
        expected[column] = formula.at(row, column);
      }
      assertArrayEquals(expected, actual[row], TOLERANCE, "row " + row);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double relu(double x) {
    return Math.max(0, x);
  }

  @Test
  void normalizationOfMode1IsThatOfEachExampleWithEpsilonTwice() {
    double[] gamma = {1, 2, -0.5};
    double[] beta = {0.5, 0, 1};
    var model = model("BatchNormalization", "'mode': 1, 'axis': -1, 'epsilon': 0.001");
    assertComputes(
        (row, column) -> {
          double mean = (X[row][0] + X[row][1] + X[row][2]) / 3;
          double variance = 0;
          for (double x : X[row]) {
            variance += (x - mean) * (x - mean) / 3;
          }
          double scale = Math.sqrt(variance + 0.001) + 0.001;
          return gamma[column] * (X[row][column] - mean) / scale + beta[column];
        },
        predicted(model, gamma, beta));
  }

  @Test
  void normalizationOfMode2IsThatOfTheBatchAlsoInPrediction() {
    double[] gamma = {1, 2, -0.5};
    double[] beta = {0.5, 0, 1};
    var model = model("BatchNormalization", "'mode': 2, 'axis': 1, 'epsilon': 0.001");
    // What the file holds as moving statistics has no effect.
    double[] unused = {7, 8, 9};
    assertComputes(
        (row, column) -> {
          double mean = 0;
          for (var example : X) {
            mean += example[column] / X.length;
          }
          double variance = 0;
          for (var example : X) {
            variance += (example[column] - mean) * (example[column] - mean) / X.length;
          }
          return gamma[column] * (X[row][column] - mean) / Math.sqrt(variance + 0.001)
              + beta[column];
        },
        predicted(model, gamma, beta, unused, unused));
  }

  @Test
  void parametricSoftplusHasItsTwoFactorsForEachElement() {
    double[] alpha = {0.25, 1, -2};
    double[] beta = {5, 0.5, -1};
    var model = model("ParametricSoftplus", "'alpha_init': 0.2, 'beta_init': 5.0");
    assertComputes(
        (row, column) -> alpha[column] * Math.log(1 + Math.exp(beta[column] * X[row][column])),
        predicted(model, alpha, beta));
  }

  @Test
  void sReluIsALineBetweenThresholdsWithSlopesOutside() {
    double[] tLeft = {-1, 0.5, 0};
    double[] aLeft = {0.5, 0.25, 2};
    double[] tRight = {2, -0.5, 0.25};
    double[] aRight = {3, 0.5, -1};
    var model =
        model(
            "SReLU",
            "'t_left_init': 'zero', 'a_left_init': 'glorot_uniform', 't_right_init':"
                + " 'glorot_uniform', 'a_right_init': 'one'");
    assertComputes(
        (row, column) -> {
          double x = X[row][column];
          double left = tLeft[column];
          double right = left + Math.abs(tRight[column]);
          return x <= left
              ? left + aLeft[column] * (x - left)
              : x < right ? x : right + aRight[column] * (x - right);
        },
        predicted(model, tLeft, aLeft, tRight, aRight));
  }

  @Test
  void highwayLetsItsGateChooseBetweenTheChangedAndTheGiven() {
    double[] kernel = {1, 0.5, -1, 0.25, 2, 0, -0.5, 1, 1};
    double[] gate = {0.5, -1, 1, 1, 0, 0.25, 2, -0.5, 1};
    double[] bias = {0.5, -0.25, 0};
    double[] gateBias = {-1, -2, 1};
    var model = model("Highway", "'transform_bias': -2, 'activation': 'relu', 'bias': true");
    assertComputes(
        (row, column) -> {
          double changed = bias[column];
          double open = gateBias[column];
          for (int i = 0; i < 3; i++) {
            changed += X[row][i] * kernel[i * 3 + column];
            open += X[row][i] * gate[i * 3 + column];
          }
          double t = sigmoid(open);
          return t * relu(changed) + (1 - t) * X[row][column];
        },
        predicted(model, kernel, gate, bias, gateBias));
  }

  @Test
  void maxoutIsTheLargestOfSeveralLinearFunctions() {
    double[] kernel = {1, 0.5, -1, 0.25, 2, 0, -0.5, 1, 1, -2, 0.75, 0.5};
    double[] bias = {0.5, -0.25, 0, 1};
    var model = model("MaxoutDense", "'output_dim': 2, 'nb_feature': 2, 'bias': true");
    assertComputes(
        (row, column) -> {
          double largest = Double.NEGATIVE_INFINITY;
          for (int feature = 0; feature < 2; feature++) {
            double sum = bias[feature * 2 + column];
            for (int i = 0; i < 3; i++) {
              sum += X[row][i] * kernel[(feature * 3 + i) * 2 + column];
            }
            largest = Math.max(largest, sum);
          }
          return largest;
        },
        predicted(model, kernel, bias));
  }
}
