package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Colors;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.FillMode;
import dev.addax.tensor.math.Filtering;
import dev.addax.tensor.math.Interpolation;
import dev.addax.tensor.math.MapCoordinates;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.math.Resizing;
import dev.addax.tensor.math.ScaleAndTranslate;
import dev.addax.tensor.math.Warping;

/** Pictures: {@code keras.ops.image}. */
final class ImageOps {
  private ImageOps() {}

  static void addTo(OpTable ops) {
    sizes(ops);
    warping(ops);
    colors(ops);
    filters(ops);
  }

  private static void sizes(OpTable ops) {
    ops.add(
        "image.resize(images, size, interpolation='bilinear', antialias=False,"
            + " crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, fill_mode='constant',"
            + " fill_value=0.0, data_format=None)",
        ImageOps::resize);
    ops.add(
        "image.scale_and_translate(images, output_shape, scale, translation, spatial_dims, method,"
            + " antialias=True)",
        ImageOps::scaleAndTranslate);
    ops.add(
        "image.pad_images(images, top_padding=None, left_padding=None, bottom_padding=None,"
            + " right_padding=None, target_height=None, target_width=None, data_format=None)",
        Framing::pad);
    ops.add(
        "image.crop_images(images, top_cropping=None, left_cropping=None, bottom_cropping=None,"
            + " right_cropping=None, target_height=None, target_width=None, data_format=None)",
        Framing::crop);
    ops.add(
        "image.extract_patches(images, size, strides=None, dilation_rate=1, padding='valid',"
            + " data_format=None)",
        a -> patches(a, "images", 2));
    ops.add(
        "image.extract_patches_3d(volumes, size, strides=None, dilation_rate=1, padding='valid',"
            + " data_format=None)",
        a -> patches(a, "volumes", 3));
  }

  private static Tensor images(Arguments a) {
    return a.tensor("images");
  }

  private static DataFormat format(Arguments a) {
    return SpatialOps.format(a);
  }

  private static Interpolation interpolation(Arguments a) {
    return Interpolation.of(a.text("interpolation"));
  }

  private static Tensor resize(Arguments a) {
    int height = a.integers("size", 2)[0];
    int width = a.integers("size", 2)[1];
    var images = images(a);
    if (a.flag("crop_to_aspect_ratio"))
      images = Resizing.cropToAspectRatio(images, height, width, format(a));
    if (a.flag("pad_to_aspect_ratio")) {
      images = Resizing.padToAspectRatio(images, height, width, a.real("fill_value"), format(a));
    }
    return Resizing.resize(images, height, width, interpolation(a), a.flag("antialias"), format(a));
  }

  private static Tensor scaleAndTranslate(Arguments a) {
    return ScaleAndTranslate.of(
        images(a),
        a.integers("output_shape"),
        a.tensor("scale"),
        a.tensor("translation"),
        a.integers("spatial_dims"),
        method(a.text("method")),
        a.flag("antialias"));
  }

  /** Bilinear and bicubic have names here that leave the number of axes open. */
  private static Interpolation method(String name) {
    return switch (name) {
      case "linear", "trilinear", "triangle" -> Interpolation.BILINEAR;
      case "cubic", "tricubic" -> Interpolation.BICUBIC;
      default -> Interpolation.of(name);
    };
  }

  private static Tensor patches(Arguments a, String name, int spatial) {
    var size = a.integers("size", spatial);
    return Filtering.extractPatches(
        a.tensor(name),
        spatial,
        size,
        a.has("strides") ? a.integers("strides", spatial) : size,
        a.integers("dilation_rate", spatial),
        Padding.of(a.text("padding")),
        format(a));
  }

  private static void warping(OpTable ops) {
    ops.add(
        "image.affine_transform(images, transform, interpolation='bilinear', fill_mode='constant',"
            + " fill_value=0, data_format=None)",
        a ->
            Warping.affineTransform(
                images(a),
                a.tensor("transform"),
                interpolation(a),
                FillMode.of(a.text("fill_mode")),
                a.real("fill_value"),
                format(a)));
    ops.add(
        "image.perspective_transform(images, start_points, end_points, interpolation='bilinear',"
            + " fill_value=0, data_format=None)",
        a ->
            Warping.perspectiveTransform(
                images(a),
                a.tensor("start_points"),
                a.tensor("end_points"),
                interpolation(a),
                a.real("fill_value"),
                format(a)));
    ops.add(
        "image.elastic_transform(images, alpha=20.0, sigma=5.0, interpolation='bilinear',"
            + " fill_mode='reflect', fill_value=0.0, seed=None, data_format=None)",
        a ->
            Warping.elasticTransform(
                images(a),
                a.real("alpha"),
                a.real("sigma"),
                interpolation(a),
                FillMode.of(a.text("fill_mode")),
                a.real("fill_value"),
                RandomOps.seed(a),
                format(a)));
    ops.add(
        "image.map_coordinates(inputs, coordinates, order, fill_mode='constant', fill_value=0)",
        a ->
            MapCoordinates.of(
                a.tensor("inputs"),
                a.tensor("coordinates"),
                a.integer("order"),
                FillMode.of(a.text("fill_mode")),
                a.real("fill_value")));
  }

  private static void colors(OpTable ops) {
    ops.add(
        "image.rgb_to_grayscale(images, data_format=None)",
        a -> Colors.rgbToGrayscale(images(a), format(a)));
    ops.add(
        "image.rgb_to_hsv(images, data_format=None)", a -> Colors.rgbToHsv(images(a), format(a)));
    ops.add(
        "image.hsv_to_rgb(images, data_format=None)", a -> Colors.hsvToRgb(images(a), format(a)));
  }

  private static void filters(OpTable ops) {
    ops.add(
        "image.gaussian_blur(images, kernel_size=(3, 3), sigma=(1.0, 1.0), data_format=None)",
        a ->
            Filtering.gaussianBlur(
                images(a), a.integers("kernel_size", 2), a.tensor("sigma").toDoubles(), format(a)));
    ops.add(
        "image.sobel_edges(images, data_format=None)",
        a -> Filtering.sobelEdges(images(a), format(a)));
    ops.add(
        "psnr(x1, x2, max_val)",
        a -> Filtering.psnr(a.tensor("x1"), a.tensor("x2"), a.real("max_val")));
    ops.add(
        "image.ssim(image1, image2, max_val=1.0, filter_size=11, filter_sigma=1.5, k1=0.01,"
            + " k2=0.03, data_format=None)",
        a ->
            Filtering.ssim(
                a.tensor("image1"),
                a.tensor("image2"),
                a.real("max_val"),
                a.integer("filter_size"),
                a.real("filter_sigma"),
                a.real("k1"),
                a.real("k2"),
                format(a)));
  }
}
