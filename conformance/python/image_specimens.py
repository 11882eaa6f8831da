"""A small model for each layer that changes pictures at random. After loading each begins again to draw, from the seed that was saved."""

import keras
from keras import layers

from specimens import compiled

SIZE = (6, 5, 3)


def changing(make_layer, shape=SIZE):
    """With plain gradient descent, so that weights tell what pictures were seen."""

    def make():
        behind = [layers.Rescaling(1 / 255), layers.Conv2D(2, 2), layers.GlobalAveragePooling2D()]
        return compiled(keras.Sequential([keras.Input(shape, name="image"), make_layer(), *behind]), keras.optimizers.SGD(1.0))

    return make


def unseeded(make_layer):
    """Real Keras does not save the seed, or draws without it: such a layer cannot be trained on alike."""

    def make():
        return keras.Sequential([keras.Input(SIZE, name="image"), make_layer()])

    return make


def all():
    made = {
        "AutoContrast": layers.AutoContrast,
        "ContrastLimitedAdaptiveHistogramEqualization": lambda: layers.ContrastLimitedAdaptiveHistogramEqualization(tile_grid_size=(2, 2)),
        "CutMix": lambda: layers.CutMix(seed=3),
        "Equalization": layers.Equalization,
        "MaxNumBoundingBoxes": lambda: layers.MaxNumBoundingBoxes(4),
        "MixUp": lambda: layers.MixUp(seed=3),
        "Pipeline": lambda: layers.Pipeline([layers.RandomFlip(seed=3), layers.Rescaling(0.5)]),
        "RandAugment": lambda: layers.RandAugment(seed=3),
        "RandomBrightness": lambda: layers.RandomBrightness(0.3, seed=3),
        "RandomColorDegeneration": lambda: layers.RandomColorDegeneration(0.4, seed=3),
        "RandomColorJitter": lambda: layers.RandomColorJitter(brightness_factor=0.2, contrast_factor=0.3, saturation_factor=0.4, hue_factor=0.1, seed=3),
        "RandomContrast": lambda: layers.RandomContrast(0.4, seed=3),
        "RandomCrop": lambda: layers.RandomCrop(4, 3, seed=3),
        "RandomElasticTransform": lambda: layers.RandomElasticTransform(seed=3),
        "RandomErasing": lambda: layers.RandomErasing(seed=3),
        "RandomFlip": lambda: layers.RandomFlip("horizontal", seed=3),
        "RandomGaussianBlur": lambda: layers.RandomGaussianBlur(seed=3),
        "RandomGrayscale": lambda: layers.RandomGrayscale(1.0),
        "RandomHue": lambda: layers.RandomHue(0.3, seed=3),
        "RandomInvert": lambda: layers.RandomInvert(0.5, seed=3),
        "RandomPerspective": lambda: layers.RandomPerspective(seed=3),
        "RandomPosterization": lambda: layers.RandomPosterization(4, seed=3),
        "RandomRotation": lambda: layers.RandomRotation(0.2, seed=3),
        "RandomSaturation": lambda: layers.RandomSaturation(0.4, seed=3),
        "RandomSharpness": lambda: layers.RandomSharpness(0.4, seed=3),
        "RandomShear": lambda: layers.RandomShear(0.2, 0.3, seed=3),
        "RandomTranslation": lambda: layers.RandomTranslation(0.2, 0.3, seed=3),
        "RandomZoom": lambda: layers.RandomZoom(0.2, seed=3),
        "Solarization": lambda: layers.Solarization(0.3, 0.5, seed=3),
    }
    return {"AugMix": unseeded(layers.AugMix), **{name: changing(make) for name, make in made.items()}}
