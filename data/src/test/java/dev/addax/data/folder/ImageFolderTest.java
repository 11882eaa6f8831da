package dev.addax.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.data.DataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  @TempDir Path folder;

  private Path picture(String name, int type, int... rgb) throws IOException {
    var image = new BufferedImage(2, rgb.length / 2, type);
    for (int i = 0; i < rgb.length; i++) image.setRGB(i % 2, i / 2, rgb[i]);
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()))
        .isTrue();
    return file;
  }

  @Test
  void channelsComeInTheOrderOfTheirNames() throws IOException {
    for (var format : new String[] {"png", "bmp"}) {
      var file =
          picture(
              "a/x." + format, BufferedImage.TYPE_INT_RGB, 0xff0102, 0x03fe04, 0x0506fd, 0x000000);
      assertThat(Picture.read(file, ColorMode.RGB).values())
          .containsExactly(255, 1, 2, 3, 254, 4, 5, 6, 253, 0, 0, 0);
      assertThat(Picture.read(file, ColorMode.RGBA).values()).startsWith(255, 1, 2, 255);
      assertThat(Picture.read(file, ColorMode.GRAYSCALE).values()).startsWith(77, 150);
    }
  }

  @Test
  void greyPicturesAreNotBrightened() throws IOException {
    var image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 50, 200});
    var file = folder.resolve("grey.png");
    ImageIO.write(image, "png", file.toFile());
    assertThat(Picture.read(file, ColorMode.GRAYSCALE).values()).containsExactly(0, 50, 200);
    assertThat(Picture.read(file, ColorMode.RGB).values())
        .containsExactly(0, 0, 0, 50, 50, 50, 200, 200, 200);
  }

  @Test
  void palettesAreResolved() throws IOException {
    int[] colours = {0xffff0000, 0xff0000ff, 0xff00ff00, 0xffffffff};
    var pixels = IntStream.range(0, 20).map(i -> colours[i % 4]).toArray();
    var values =
        Picture.read(picture("a/x.gif", BufferedImage.TYPE_BYTE_INDEXED, pixels), ColorMode.RGB)
            .values();
    for (int i = 0; i < 5; i++) {
      assertThat(Arrays.copyOfRange(values, 12 * i, 12 * i + 12))
          .containsExactly(255, 0, 0, 0, 0, 255, 0, 255, 0, 255, 255, 255);
    }
  }

  private static Picture squares() {
    var values = new float[12];
    for (int i = 0; i < 12; i++) values[i] = i * i;
    return new Picture(3, 4, 1, values);
  }

  /** Expected values from {@code tf.image.resize} of TensorFlow 2.21. */
  @Test
  void resizingEqualsTensorFlow() {
    assertThat(Interpolation.BILINEAR.resize(squares(), 2, 5).values())
        .containsExactly(
            new float[] {4f, 6.1f, 9.5f, 14.1f, 19f, 52f, 62.5f, 75.5f, 89.7f, 103f},
            org.assertj.core.data.Offset.offset(1e-4f));
    assertThat(Interpolation.BILINEAR.resize(squares(), 5, 3).values())
        .containsExactly(
            new float[] {
              0.16666669f,
              2.5f,
              8.166667f,
              7.1f,
              13.7f,
              23.633335f,
              17.5f,
              30.5f,
              46.833336f,
              47.100006f,
              66.5f,
              89.233345f,
              66.833336f,
              90.5f,
              117.5f
            },
            org.assertj.core.data.Offset.offset(1e-4f));
    assertThat(Interpolation.NEAREST.resize(squares(), 5, 3).values())
        .containsExactly(0, 4, 9, 0, 4, 9, 16, 36, 49, 64, 100, 121, 64, 100, 121);
  }

  /** Expected values from {@code smart_resize} of Keras 3.15. */
  @Test
  void croppingKeepsTheMiddle() {
    var cropped = Fit.CROP.apply(squares(), 2, 2);
    assertThat(Interpolation.BILINEAR.resize(cropped, 2, 2).values())
        .containsExactly(4.75f, 10.75f, 55.75f, 79.75f);
    var padded = Fit.PAD.apply(squares(), 2, 2);
    assertThat(padded.height()).isEqualTo(4);
    assertThat(padded.values()).startsWith(0, 1, 4, 9).endsWith(0, 0, 0, 0);
  }

  private ImageFolder pets() throws IOException {
    for (int i = 0; i < 6; i++)
      picture("dog/" + i + ".png", BufferedImage.TYPE_INT_RGB, i, i, i, i);
    for (int i = 6; i < 10; i++)
      picture("cat/" + i + ".PNG", BufferedImage.TYPE_INT_RGB, i, i, i, i);
    Files.writeString(folder.resolve("cat/notes.txt"), "no picture");
    Files.createDirectories(folder.resolve(".hidden"));
    return ImageFolder.of(folder).size(2, 2);
  }

  @Test
  void classesAreSortedAndLabelsFollowTheFiles() throws IOException {
    var all = pets().inOrder();
    assertThat(all.classNames()).containsExactly("cat", "dog");
    var batch = all.all().all();
    assertThat(batch.inputs().get(0).shape()).containsExactly(10, 2, 2, 3);
    assertThat(batch.targets().get(0).toLongs()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    assertThat(all.labelMode(LabelMode.CATEGORICAL).all().all().targets().get(0).toFloats())
        .startsWith(1, 0, 1, 0);
    assertThat(all.labelMode(LabelMode.BINARY).all().all().targets().get(0).shape())
        .containsExactly(10, 1);
    assertThat(all.labelMode(LabelMode.NONE).all().all().targets().isEmpty()).isTrue();
  }

  @Test
  void trainingAndValidationPartTheFilesAndShufflingKeepsLabels() throws IOException {
    var pets = pets().validationSplit(0.3).seed(1);
    var seen = new HashSet<Float>();
    for (var part : new dev.addax.data.Examples[] {pets.training(), pets.validation()}) {
      for (var batch : part.batch(2)) {
        for (int i = 0; i < batch.rows(); i++) {
          float blue = batch.inputs().get(0).slice(i, i + 1).toFloats()[2];
          assertThat(batch.targets().get(0).toLongs()[i]).isEqualTo(blue < 6 ? 1 : 0);
          assertThat(seen.add(blue)).isTrue();
        }
      }
    }
    assertThat(seen).hasSize(10);
    assertThat(pets.validation().size()).isEqualTo(3);
  }

  @Test
  void aBrokenPictureIsNamed() throws IOException {
    pets();
    var broken = folder.resolve("dog/broken.jpg");
    Files.write(broken, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3});
    var text = folder.resolve("dog/text.png");
    Files.writeString(text, "this is text");
    assertThatThrownBy(() -> Picture.read(broken, ColorMode.RGB))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("broken.jpg");
    assertThatThrownBy(() -> Picture.read(text, ColorMode.RGB))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("text.png");
  }

  @Test
  void cutPicturesAreRefused() throws IOException {
    for (var format : new String[] {"png", "jpg", "bmp", "gif"}) {
      var whole =
          Files.readAllBytes(
              picture(
                  "a/whole." + format,
                  BufferedImage.TYPE_INT_RGB,
                  IntStream.range(0, 400).map(i -> i * 7919).toArray()));
      for (int length = 0; length < whole.length - 20; length += 7) {
        var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> Picture.read(cut, ColorMode.RGB))
            .isInstanceOf(DataException.class)
            .hasMessageContaining("cut");
      }
    }
  }

  @Test
  void anEmptyFolderSaysWhatIsNeeded() {
    assertThatThrownBy(() -> ImageFolder.of(folder).all()).hasMessageContaining("no sub-folders");
    assertThatThrownBy(() -> ImageFolder.of(folder.resolve("absent")).all())
        .hasMessageContaining("absent");
  }

  @Test
  void textFoldersReadWholeFiles() throws IOException {
    Files.createDirectories(folder.resolve("neg"));
    Files.createDirectories(folder.resolve("pos"));
    Files.writeString(folder.resolve("neg/1.txt"), "schlecht");
    Files.writeString(folder.resolve("pos/1.txt"), "größer");
    var batch = TextFolder.of(folder).all().all();
    assertThat(batch.inputs().get(0).texts()).containsExactlyInAnyOrder("schlecht", "größer");
    assertThat(batch.targets().get(0).toLongs()[0])
        .isEqualTo(batch.inputs().get(0).texts()[0].equals("größer") ? 1 : 0);
  }
}
