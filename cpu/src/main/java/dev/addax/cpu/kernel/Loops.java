package dev.addax.cpu.kernel;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Pool;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the loop for an elementwise function and a dtype: vectors for float32 where they exist,
 * else element by element.
 *
 * <p>Loops may read and write whole vectors: up to 63 bytes beyond the last element of each operand
 * must be memory of that operand.
 */
public final class Loops {
  private static final boolean VECTORS = hasVectors();

  private static final Map<Unary.Kind, UnaryLoop> UNARY = new ConcurrentHashMap<>();
  private static final Map<Binary.Kind, BinaryLoop> BINARY = new ConcurrentHashMap<>();

  private Loops() {}

  private static boolean hasVectors() {
    try {
      Class.forName("jdk.incubator.vector.FloatVector", false, Loops.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** {@return whether the Vector API is there} */
  public static boolean useVectors() {
    return VECTORS;
  }

  /** {@return the loop, or null if this function is left to the reference backend} */
  public static @Nullable UnaryLoop unary(Unary.Kind kind, DType dtype) {
    if (kind == Unary.Kind.IDENTITY || kind == Unary.Kind.STOP_GRADIENT) {
      int bytes = dtype.bytes();
      return (x, y, n) -> Raw.copy(x, y, (long) n * bytes);
    }
    if (!VECTORS || dtype != DType.FLOAT32) {
      return ScalarLoops.unary(kind, dtype);
    }
    var known = UNARY.get(kind);
    return known != null ? known : UNARY.computeIfAbsent(kind, Loops::unary);
  }

  private static @Nullable UnaryLoop unary(Unary.Kind kind) {
    UnaryLoop cold = ArrayLoops.unary(kind);
    if (cold != null) {
      return Warming.unary(cold, () -> Objects.requireNonNull(Vectors.unary(kind)));
    }
    UnaryLoop vector = Vectors.unary(kind);
    return vector != null ? vector : ScalarLoops.unary(kind, DType.FLOAT32);
  }

  /** {@return the loop, or null if this function is left to the reference backend} */
  public static @Nullable BinaryLoop binary(Binary.Kind kind, DType dtype) {
    if (!VECTORS || dtype != DType.FLOAT32) {
      return ScalarLoops.binary(kind, dtype);
    }
    var known = BINARY.get(kind);
    return known != null ? known : BINARY.computeIfAbsent(kind, Loops::binary);
  }

  private static @Nullable BinaryLoop binary(Binary.Kind kind) {
    BinaryLoop cold = ArrayLoops.binary(kind);
    return cold != null
        ? Warming.binary(cold, () -> Objects.requireNonNull(Vectors.binary(kind)))
        : ScalarLoops.binary(kind, DType.FLOAT32);
  }

  /** {@return a loop that touches exactly the elements it is asked for, or null} */
  public static @Nullable BinaryLoop exactBinary(Binary.Kind kind, DType dtype) {
    return ScalarLoops.binary(kind, dtype);
  }

  /** {@return the loop; its result is bool} */
  public static BinaryLoop compare(Compare.Kind kind, DType dtype) {
    BinaryLoop fast = VECTORS && dtype == DType.FLOAT32 ? Vectors.compare(kind) : null;
    return fast != null ? fast : ScalarLoops.compare(kind, dtype);
  }

  /** {@return the loop for condition, then, otherwise} */
  public static TernaryLoop select(DType dtype) {
    TernaryLoop fast = VECTORS && dtype.bytes() == 4 ? Vectors.select() : null;
    return fast != null
        ? fast
        : Specialized.of(ChoiceLoop.class, new Scalar.Choice(dtype), TernaryLoop.class);
  }

  /** {@return the loop that converts values} */
  public static UnaryLoop cast(DType from, DType to) {
    UnaryLoop fast =
        VECTORS && from == DType.BOOL && to == DType.FLOAT32 ? Vectors.fromBool() : null;
    return fast != null
        ? fast
        : Specialized.of(ConversionLoop.class, new Scalar.Conversion(from, to), UnaryLoop.class);
  }

  /** {@return the kernel for small products of float32 matrices} */
  public static Gemm gemm() {
    return VECTORS ? new FloatGemmVectors() : new FloatGemm();
  }

  /** {@return the kernel for pooling float32 images, or null where there are no vectors} */
  public static @Nullable Pooling pooling(Pool.Kind kind, Windows windows) {
    return VECTORS ? new FloatPoolVectors(kind, windows) : null;
  }
}
