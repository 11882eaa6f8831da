package dev.addax.keras.saving;

import dev.addax.hdf5.Dataset;
import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.type.Datatype;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.Locale;

/** Datasets of HDF5 files as tensors. */
public final class Hdf5Tensors {
  private static final String BFLOAT16 = "bfloat16";

  private Hdf5Tensors() {}

  /**
   * {@return a dataset as a tensor that is read later}
   *
   * @param file what messages call the file
   * @throws Hdf5Exception if its elements are no numbers, or more than a tensor can hold
   */
  public static StoredTensor stored(String file, Dataset dataset) {
    var type = new TensorType(dtype(dataset), shape(dataset));
    var path = dataset.path().startsWith("/") ? dataset.path().substring(1) : dataset.path();
    return new StoredTensor(
        path, type, () -> Guarded.reading(file + ", " + path, () -> read(dataset, type)));
  }

  private static Tensor read(Dataset dataset, TensorType type) {
    long bytes = dataset.byteSize();
    if (bytes != type.bytes()) {
      throw new Hdf5Exception(
          "Dataset %s of %d bytes is no %s".formatted(dataset.path(), bytes, type));
    }
    var buffer = Buffer.allocate(type.dtype(), dataset.size());
    dataset.read(buffer.segment());
    return Tensor.of(buffer, type.shape());
  }

  private static DType dtype(Dataset dataset) {
    var stored = dataset.datatype();
    return switch (stored.kind()) {
      case UINT64 -> DType.INT64;
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32 -> named(stored);
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64, BOOL -> named(stored);
      case OPAQUE -> opaque(dataset);
      case FIXED_STRING, VARIABLE_STRING, OTHER -> throw noNumbers(dataset);
    };
  }

  /** {@return the type in HDF5 for elements of a tensor, as h5py chooses it} */
  public static Datatype datatype(DType dtype) {
    return switch (dtype) {
      case BOOL -> Datatype.BOOL;
      case UINT8 -> Datatype.UINT8;
      case UINT16 -> Datatype.UINT16;
      case UINT32 -> Datatype.UINT32;
      case INT8 -> Datatype.INT8;
      case INT16 -> Datatype.INT16;
      case INT32 -> Datatype.INT32;
      case INT64 -> Datatype.INT64;
      case BFLOAT16 -> Datatype.opaque(2);
      case FLOAT16 -> Datatype.FLOAT16;
      case FLOAT32 -> Datatype.FLOAT32;
      case FLOAT64 -> Datatype.FLOAT64;
      case STRING -> throw new IllegalArgumentException("texts are no weights");
    };
  }

  private static DType named(Datatype stored) {
    return DType.of(stored.kind().name().toLowerCase(Locale.ROOT));
  }

  /** h5py has no name for bfloat16, so Keras writes its name beside the bytes. */
  private static DType opaque(Dataset dataset) {
    var attributes = dataset.attributes();
    if (dataset.datatype().size() == 2
        && attributes.has("dtype")
        && attributes.string("dtype").equals(BFLOAT16)) {
      return DType.BFLOAT16;
    }
    throw noNumbers(dataset);
  }

  private static Hdf5Exception noNumbers(Dataset dataset) {
    return new Hdf5Exception(
        "Dataset %s holds elements of type %s, not numbers"
            .formatted(dataset.path(), dataset.datatype()));
  }

  private static Shape shape(Dataset dataset) {
    var dims = dataset.shape();
    if (Arrays.stream(dims).anyMatch(dim -> dim > Integer.MAX_VALUE)) {
      throw new Hdf5Exception(
          "Dataset %s of shape %s is larger than a tensor can be"
              .formatted(dataset.path(), Arrays.toString(dims)));
    }
    return Shape.of(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray());
  }
}
