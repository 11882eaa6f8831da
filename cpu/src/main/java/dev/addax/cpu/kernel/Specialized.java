package dev.addax.cpu.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Copies of a class, each with a constant of its own. The compiler treats a loop over a function it
 * knows only as an argument as unknown code; in a copy whose function is a constant it inlines it.
 * So one template gives one fast loop for each function.
 *
 * <p>A template reads its constant as {@code static final F =
 * Specialized.constant(MethodHandles.lookup(), F.class)}.
 */
final class Specialized {
  private static final Map<Key, Object> KNOWN = new ConcurrentHashMap<>();

  private record Key(Class<?> template, Object constant) {}

  private Specialized() {}

  /** {@return an instance of a copy of {@code template} whose constant is {@code constant}} */
  static <T> T of(Class<? extends T> template, Object constant, Class<T> type) {
    return type.cast(KNOWN.computeIfAbsent(new Key(template, constant), Specialized::define));
  }

  private static Object define(Key key) {
    try {
      var copy =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(bytes(key.template), key.constant, true);
      return copy.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot specialise " + key, e);
    }
  }

  private static byte[] bytes(Class<?> template) {
    try (InputStream in = template.getResourceAsStream(template.getSimpleName() + ".class")) {
      if (in == null) {
        throw new IllegalStateException("the class file of " + template + " cannot be read");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the class file of " + template + " cannot be read", e);
    }
  }

  /** {@return the constant of the copy that asks} */
  static <T> T constant(MethodHandles.Lookup copy, Class<T> type) {
    try {
      return type.cast(MethodHandles.classData(copy, "_", Object.class));
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
