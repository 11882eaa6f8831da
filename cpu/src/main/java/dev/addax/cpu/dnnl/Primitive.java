package dev.addax.cpu.dnnl;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A compiled {@link Descriptor}. Making one takes about a millisecond, so each is made once and
 * kept for the life of the process; any number of threads may run it at once.
 */
public final class Primitive {
  private static final int QUERY_ARGUMENT_DESC = 255;
  private static final Map<Descriptor, Optional<Primitive>> KNOWN = new ConcurrentHashMap<>();

  private final Descriptor descriptor;
  private final List<Argument> arguments;
  private final Map<Argument, Long> descs = new EnumMap<>(Argument.class);
  final long handle;

  private Primitive(Descriptor descriptor, Scope scope, long desc) throws Throwable {
    this.descriptor = descriptor;
    this.arguments = descriptor.arguments();
    for (Argument argument : Argument.values()) {
      long found =
          (long) Functions.DESC_QUERY_MD.invokeExact(desc, QUERY_ARGUMENT_DESC, argument.code);
      if (found != 0) {
        Status.check(
            (int) Functions.MEMORY_DESC_CLONE.invokeExact(scope.out(), found), "memory_desc_clone");
        descs.put(argument, scope.created());
      }
    }
    Status.check(
        (int) Functions.PRIMITIVE_CREATE.invokeExact(scope.out(), desc),
        "primitive_create of " + descriptor);
    this.handle = scope.created();
  }

  /** {@return the primitive for {@code descriptor}, or empty if the library has none} */
  public static Optional<Primitive> of(Descriptor descriptor) {
    Optional<Primitive> known = KNOWN.get(descriptor);
    return known != null ? known : KNOWN.computeIfAbsent(descriptor, Primitive::create);
  }

  private static Optional<Primitive> create(Descriptor descriptor) {
    Engine.limitThreads(1);
    try (var scope = new Scope()) {
      long attributes = scope.attributes(descriptor.postOps());
      if (!Status.implemented(
          descriptor.create(scope, Engine.ENGINE, attributes), "description of " + descriptor)) {
        return Optional.empty();
      }
      return Optional.of(new Primitive(descriptor, scope, scope.created(Functions.DESC_DESTROY)));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
  }

  /** {@return what this computes} */
  public Descriptor descriptor() {
    return descriptor;
  }

  /** {@return the operands in the order in which an {@link Invocation} takes them} */
  public List<Argument> arguments() {
    return arguments;
  }

  /** {@return the size of an operand in bytes; 0 if the primitive has no such operand} */
  public long bytes(Argument argument) {
    long desc = desc(argument);
    try {
      return desc == 0 ? 0 : (long) Functions.MEMORY_DESC_SIZE.invokeExact(desc);
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
  }

  /** {@return whether the operand lies as {@code given} says, so that no reorder is needed} */
  public boolean accepts(Argument argument, MemoryDesc given) {
    try (var scope = new Scope()) {
      return (int) Functions.MEMORY_DESC_EQUAL.invokeExact(desc(argument), scope.desc(given)) != 0;
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
  }

  long desc(Argument argument) {
    return descs.getOrDefault(argument, 0L);
  }

  @Override
  public String toString() {
    return descriptor.toString();
  }
}
