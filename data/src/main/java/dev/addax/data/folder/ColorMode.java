package dev.addax.data.folder;

/** The channels of an image, named as Keras' {@code color_mode}. */
public enum ColorMode {
  /** One channel: brightness. */
  GRAYSCALE(1),
  /** Red, green and blue. */
  RGB(3),
  /** Red, green, blue and opacity. */
  RGBA(4);

  private final int channels;

  ColorMode(int channels) {
    this.channels = channels;
  }

  /** {@return the number of channels} */
  public int channels() {
    return channels;
  }
}
