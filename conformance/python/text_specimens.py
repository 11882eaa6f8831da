"""Small models that read strings, and those whose layers know a vocabulary."""

import keras
import numpy as np
from keras import layers

from specimens import compiled

TEXTS = ["the red fox", "A green, green hill!", "blue and red and yellow", "größer 日本", "red green", "blue red"]
TOKENS = [["red", "Green"], ["blue", "red"], ["red", "yellow"], ["blue", "Green"]]


def reading(make_layer, data=None, name="text", shape=(1,), dtype="string"):
    """The layer, adapted to data if there are any, with a Dense behind it."""

    def make():
        layer = make_layer()
        if data is not None:
            layer.adapt(np.array(data))
        return compiled(keras.Sequential([keras.Input(shape, dtype=dtype, name=name), layer, layers.Dense(2)]))

    return make


def embedding(make_layer, data=TEXTS, shape=(1,)):
    """Numbers of words, embedded. Adam on TensorFlow squares the gradients of a row that is looked up twice one by one."""

    def make():
        layer = make_layer()
        if data is not None:
            layer.adapt(data)
        behind = [layers.Embedding(40, 3), layers.GlobalAveragePooling1D(), layers.Dense(2)]
        return compiled(keras.Sequential([keras.Input(shape, dtype="string", name="text"), layer, *behind]), "sgd")

    return make


def answering(make_layer, shape=(3,), dtype="int64"):
    """A model that nothing can train: it gives what the layer gives."""

    def make():
        return keras.Sequential([keras.Input(shape, dtype=dtype), make_layer()])

    return make


def words(make_layer, data=TOKENS):
    return reading(make_layer, data, "words", (3,))


def numbers(make_layer, data=None):
    return reading(make_layer, data, "numbers", (3,), "int64")


def crossed(shape=(1,), dtype="string", **options):
    def make():
        a, b = keras.Input(shape, dtype=dtype, name="a"), keras.Input((1,), dtype="string", name="b")
        return compiled(keras.Model([a, b], layers.Dense(2)(layers.HashedCrossing(7, **options)((a, b)))))

    return make


def side_by_side():
    """Columns of a table: words, numbers and codes."""
    kind = keras.Input((1,), dtype="string", name="kind")
    code = keras.Input((1,), dtype="int64", name="code")
    size = keras.Input((1,), name="size")
    lookup = layers.StringLookup(output_mode="one_hot")
    lookup.adapt(np.array(TOKENS).reshape(-1, 1))
    scale = layers.Normalization()
    scale.adapt(np.array([[1.0], [2.0], [4.0]]))
    parts = [lookup(kind), layers.IntegerLookup(vocabulary=[1, 3], output_mode="one_hot")(code), scale(size)]
    return compiled(keras.Model([kind, code, size], layers.Dense(2)(layers.Concatenate()(parts))))


def adapted_numbers(layer, data, shape=(3,)):
    def make():
        made = layer()
        made.adapt(np.array(data, np.float32))
        return compiled(keras.Sequential([keras.Input(shape), made, layers.Dense(2)]))

    return make


text = layers.TextVectorization
lookup = layers.StringLookup
codes = layers.IntegerLookup
colours = ["red", "Green", "blue"]


def all():
    return {
        # texts as numbers
        "TextVectorization": embedding(lambda: text(output_sequence_length=5)),
        "TextVectorization as long as the longest": embedding(text),
        "TextVectorization given": embedding(lambda: text(vocabulary=colours, output_sequence_length=4), None),
        "TextVectorization limited": embedding(lambda: text(max_tokens=5, output_sequence_length=4)),
        "TextVectorization lower": embedding(lambda: text(standardize="lower", output_sequence_length=4)),
        "TextVectorization strip": embedding(lambda: text(standardize="strip_punctuation", output_sequence_length=4)),
        "TextVectorization as is": embedding(lambda: text(standardize=None, output_sequence_length=4)),
        "TextVectorization characters": embedding(lambda: text(split="character", output_sequence_length=12)),
        "TextVectorization unsplit": embedding(lambda: text(split=None, standardize="lower", output_sequence_length=4), TOKENS, (3,)),
        "TextVectorization ngrams": embedding(lambda: text(ngrams=2, output_sequence_length=9)),
        "TextVectorization some ngrams": embedding(lambda: text(ngrams=(1, 3), output_sequence_length=9)),
        "TextVectorization of scalars": embedding(lambda: text(output_sequence_length=5), shape=()),
        # texts as vectors
        "TextVectorization multi_hot": reading(lambda: text(output_mode="multi_hot"), TEXTS),
        "TextVectorization count": reading(lambda: text(output_mode="count", max_tokens=20, pad_to_max_tokens=True), TEXTS),
        "TextVectorization tf_idf": reading(lambda: text(output_mode="tf_idf"), TEXTS),
        "TextVectorization tf_idf given": reading(lambda: text(output_mode="tf_idf", vocabulary=colours, idf_weights=[0.5, 1.5, 2.0])),
        "TextVectorization sparse": reading(lambda: text(output_mode="count", sparse=True), TEXTS),
        # words
        "StringLookup": words(lookup),
        "StringLookup given": words(lambda: lookup(vocabulary=colours), None),
        "StringLookup masked": words(lambda: lookup(mask_token="red", num_oov_indices=3)),
        "StringLookup several unknown": words(lambda: lookup(vocabulary=colours, num_oov_indices=4), None),
        "StringLookup other token": words(lambda: lookup(oov_token="?", max_tokens=3)),
        "StringLookup one_hot": reading(lambda: lookup(output_mode="one_hot"), TOKENS, "words"),
        "StringLookup multi_hot": words(lambda: lookup(output_mode="multi_hot", mask_token="")),
        "StringLookup count": words(lambda: lookup(output_mode="count", max_tokens=9, pad_to_max_tokens=True)),
        "StringLookup tf_idf": words(lambda: lookup(output_mode="tf_idf", num_oov_indices=2)),
        "StringLookup tf_idf given": words(lambda: lookup(output_mode="tf_idf", vocabulary=colours, idf_weights=[0.5, 1.5, 2.0]), None),
        "StringLookup inverted": answering(lambda: lookup(vocabulary=colours, invert=True)),
        "StringLookup inverted masked": answering(lambda: lookup(vocabulary=colours, invert=True, mask_token="")),
        # numbers
        "IntegerLookup": numbers(codes, [[1, 3, 3], [5, 3, 1]]),
        "IntegerLookup masked": numbers(lambda: codes(mask_token=3, num_oov_indices=2), [[1, 3, 3], [5, 3, 1]]),
        "IntegerLookup one_hot": numbers(lambda: codes(vocabulary=[1, 3], output_mode="one_hot")),
        "IntegerLookup count": numbers(lambda: codes(output_mode="count"), [[1, 3, 3], [5, 3, 1]]),
        "IntegerLookup tf_idf": numbers(lambda: codes(output_mode="tf_idf"), [[1, 3, 3], [5, 3, 1]]),
        "IntegerLookup inverted": answering(lambda: codes(vocabulary=[7, 9, 11], invert=True)),
        "CategoryEncoding one_hot": numbers(lambda: layers.CategoryEncoding(6, "one_hot")),
        "CategoryEncoding count": numbers(lambda: layers.CategoryEncoding(6, "count")),
        "CategoryEncoding sparse": numbers(lambda: layers.CategoryEncoding(6, "multi_hot", sparse=True)),
        # hashes
        "Hashing words": words(lambda: layers.Hashing(5), None),
        "Hashing words masked": words(lambda: layers.Hashing(5, mask_value="red"), None),
        "Hashing words salted": words(lambda: layers.Hashing(5, salt=[3, 7], output_mode="count"), None),
        "Hashing words one_hot": reading(lambda: layers.Hashing(5, salt=11, output_mode="one_hot"), None, "words"),
        "Hashing salted": numbers(lambda: layers.Hashing(5, salt=133)),
        "HashedCrossing": crossed(),
        "HashedCrossing one_hot": crossed(output_mode="one_hot"),
        "HashedCrossing of codes": crossed(dtype="int64"),
        # adapted to numbers
        "Normalization adapted": adapted_numbers(layers.Normalization, [[1, 2, 3], [4, 6, 1], [0, 1, 9]]),
        "Normalization by axes": adapted_numbers(lambda: layers.Normalization(axis=(1, 2)), np.arange(24).reshape(4, 2, 3) ** 1.5, (2, 3)),
        "Normalization of everything": adapted_numbers(lambda: layers.Normalization(axis=None), [[1, 2, 3], [4, 6, 1], [0, 1, 9]]),
        "Normalization inverted": adapted_numbers(lambda: layers.Normalization(invert=True), [[1, 2, 3], [4, 6, 1], [0, 1, 9]]),
        "Discretization adapted": adapted_numbers(lambda: layers.Discretization(num_bins=4), np.linspace(-1, 1, 60).reshape(20, 3) ** 3),
        "Discretization one_hot": adapted_numbers(lambda: layers.Discretization(num_bins=3, output_mode="one_hot"), np.linspace(-1, 1, 60).reshape(20, 3)),
        "columns": side_by_side,
    }
