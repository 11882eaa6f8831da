package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Conv;
import dev.addax.tensor.Node;
import dev.addax.tensor.type.Shape;

/**
 * Convolution and its backward forms by direct loops. All three visit every product of an input
 * element and a kernel element once; they differ in which of the three tensors is summed into.
 */
final class ConvKernel {
  private final Conv conv;
  private final Windows windows;
  private final int batch;
  private final int inputPlaces;
  private final int inputChannels;
  private final int filters;

  private ConvKernel(Conv conv, Shape x, Shape kernel, Shape y) {
    int last = x.rank() - 1;
    this.conv = conv;
    this.windows =
        Windows.of(
            x.slice(1, last),
            y.slice(1, last),
            kernel.slice(0, last - 1),
            conv.strides(),
            conv.low(),
            conv.dilation());
    this.batch = x.dim(0);
    this.inputPlaces = Math.toIntExact(x.slice(1, last).size());
    this.inputChannels = x.last();
    this.filters = kernel.last();
  }

  static Kernel of(Node node, Conv conv) {
    var a = node.input(0).shape();
    var b = node.input(1).shape();
    var made = node.output(0).shape();
    var kernel =
        switch (conv.kind()) {
          case FORWARD -> new ConvKernel(conv, a, b, made);
          case INPUT_GRADIENT -> new ConvKernel(conv, made, b, a);
          case KERNEL_GRADIENT -> new ConvKernel(conv, a, made, b);
        };
    int count = Math.toIntExact(made.size());
    return one(in -> Reals.of(in[0].dtype(), kernel.run(in[0].doubles(), in[1].doubles(), count)));
  }

  private double[] run(double[] a, double[] b, int count) {
    var made = new double[count];
    for (int n = 0; n < batch; n++) {
      for (int p = 0; p < windows.places(); p++) {
        for (int t = 0; t < windows.taps(); t++) {
          int from = windows.from()[p * windows.taps() + t];
          if (from >= 0) {
            tap((n * inputPlaces + from) * inputChannels, t, n * windows.places() + p, a, b, made);
          }
        }
      }
    }
    return made;
  }

  /** One input place through one kernel place to one output place, all channels. */
  private void tap(int x, int t, int place, double[] a, double[] b, double[] made) {
    int channels = inputChannels / conv.groups();
    int width = filters / conv.groups();
    for (int i = 0; i < inputChannels; i++) {
      int group = i / channels;
      int w = (t * channels + i % channels) * filters + group * width;
      int y = place * filters + group * width;
      switch (conv.kind()) {
        case FORWARD -> {
          double factor = a[x + i];
          for (int o = 0; o < width; o++) {
            made[y + o] += factor * b[w + o];
          }
        }
        case INPUT_GRADIENT -> {
          double sum = 0;
          for (int o = 0; o < width; o++) {
            sum += a[y + o] * b[w + o];
          }
          made[x + i] += sum;
        }
        case KERNEL_GRADIENT -> {
          double factor = a[x + i];
          for (int o = 0; o < width; o++) {
            made[w + o] += factor * b[y + o];
          }
        }
      }
    }
  }
}
