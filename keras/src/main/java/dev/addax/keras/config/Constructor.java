package dev.addax.keras.config;

/** Constructors of values by their number of fields, for {@link Schema#of}. */
public final class Constructor {
  private Constructor() {}

  /** Makes a value from one field. */
  @FunctionalInterface
  public interface Of1<A, T> {
    T make(A a);
  }

  /** Makes a value from two fields. */
  @FunctionalInterface
  public interface Of2<A, B, T> {
    T make(A a, B b);
  }

  /** Makes a value from three fields. */
  @FunctionalInterface
  public interface Of3<A, B, C, T> {
    T make(A a, B b, C c);
  }

  /** Makes a value from four fields. */
  @FunctionalInterface
  public interface Of4<A, B, C, D, T> {
    T make(A a, B b, C c, D d);
  }

  /** Makes a value from five fields. */
  @FunctionalInterface
  public interface Of5<A, B, C, D, E, T> {
    T make(A a, B b, C c, D d, E e);
  }

  /** Makes a value from six fields. */
  @FunctionalInterface
  public interface Of6<A, B, C, D, E, F, T> {
    T make(A a, B b, C c, D d, E e, F f);
  }

  /** Makes a value from seven fields. */
  @FunctionalInterface
  public interface Of7<A, B, C, D, E, F, G, T> {
    T make(A a, B b, C c, D d, E e, F f, G g);
  }
}
