package dev.addax.data.folder;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * A decoded picture: pixel values from 0 to 255, row by row, channel by channel.
 *
 * @param height rows of pixels
 * @param width pixels in a row
 * @param channels values in a pixel
 * @param values height · width · channels values
 */
public record Picture(int height, int width, int channels, float[] values) {
  private static final long MAX_PIXELS = 1L << 28;

  /**
   * Reads a JPEG, PNG, BMP or GIF file; of an animation the first picture. Colour profiles are
   * ignored, as Keras does.
   *
   * @throws DataException if it cannot be decoded; the message names the file
   */
  public static Picture read(Path file, ColorMode mode) {
    try (var bytes = Files.newInputStream(file);
        var in = ImageIO.createImageInputStream(bytes)) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext())
        throw new DataException(file + " is not a picture that can be read (JPEG, PNG, BMP, GIF)");
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        checkSize(file, reader);
        // The JPEG decoder only warns when pixels are missing and makes them grey.
        reader.addIIOReadWarningListener((source, warning) -> failIfTruncated(file, warning));
        return decode(reader).convert(mode);
      } finally {
        reader.dispose();
      }
    } catch (IOException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      throw new DataException(
          "Cannot decode the picture " + file + ": " + e.getMessage() + ". Remove or replace it",
          e);
    }
  }

  private static void failIfTruncated(Path file, String warning) {
    if (warning.contains("Truncated") || warning.contains("premature end")) {
      throw new DataException(
          "The picture " + file + " ends early (" + warning + "). Remove or replace it");
    }
  }

  private static void checkSize(Path file, ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MAX_PIXELS)
      throw new DataException(
          file + " claims " + pixels + " pixels; more than " + MAX_PIXELS + " are not read");
  }

  private static Picture decode(ImageReader reader) throws IOException {
    try {
      return of(reader.read(0));
    } catch (IIOException e) {
      // ImageIO has no colours for four-channel JPEG files, but hands out their samples.
      if (!reader.canReadRaster()) throw e;
      var raster = reader.readRaster(0, null);
      if (raster.getNumBands() != 4) throw e;
      return samples(raster, 255).invertedInks();
    }
  }

  private static Picture of(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel) return palette(image);
    var samples = image.getSampleModel();
    return samples(image.getRaster(), (1L << Math.min(32, samples.getSampleSize(0))) - 1);
  }

  private static Picture palette(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var argb = image.getRGB(0, 0, width, height, null, 0, width);
    var values = new float[argb.length * 4];
    for (int i = 0; i < argb.length; i++) {
      values[4 * i] = argb[i] >>> 16 & 255;
      values[4 * i + 1] = argb[i] >>> 8 & 255;
      values[4 * i + 2] = argb[i] & 255;
      values[4 * i + 3] = argb[i] >>> 24;
    }
    return new Picture(height, width, 4, values);
  }

  /**
   * Takes the samples as they are: converting through a colour space would brighten grey pictures.
   */
  private static Picture samples(Raster raster, long max) {
    var values =
        raster.getPixels(
            raster.getMinX(),
            raster.getMinY(),
            raster.getWidth(),
            raster.getHeight(),
            (float[]) null);
    if (max == 65535) for (int i = 0; i < values.length; i++) values[i] = (int) values[i] >>> 8;
    else if (max != 255) for (int i = 0; i < values.length; i++) values[i] = values[i] * 255 / max;
    return new Picture(raster.getHeight(), raster.getWidth(), raster.getNumBands(), values);
  }

  /** Adobe stores the four inks inverted: colour = ink · black / 255. */
  private Picture invertedInks() {
    var rgb = new float[height * width * 3];
    for (int i = 0; i < height * width; i++) {
      for (int c = 0; c < 3; c++)
        rgb[3 * i + c] = Math.round(values[4 * i + c] * values[4 * i + 3] / 255);
    }
    return new Picture(height, width, 3, rgb);
  }

  Picture convert(ColorMode mode) {
    int target = mode.channels();
    if (target == channels) return this;
    var converted = new float[height * width * target];
    for (int i = 0; i < height * width; i++) {
      for (int c = 0; c < target; c++) converted[i * target + c] = channel(i * channels, c, target);
    }
    return new Picture(height, width, target, converted);
  }

  private float channel(int pixel, int channel, int target) {
    if (channel == 3) return channels == 2 ? values[pixel + 1] : 255;
    if (channels <= 2) return values[pixel];
    if (target > 1) return values[pixel + channel];
    // The luma of JPEG (ITU-R BT.601).
    return Math.round(
        0.299f * values[pixel] + 0.587f * values[pixel + 1] + 0.114f * values[pixel + 2]);
  }

  /** {@return the picture as float32 of shape (height, width, channels)} */
  public Array toArray() {
    return Array.of(values, height, width, channels);
  }
}
