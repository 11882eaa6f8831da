package dev.addax.tensor;

import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the backend once and logs the choice with its reason. {@code -Daddax.backend=NAME}
 * decides otherwise.
 */
public final class Backends {
  private static final String PROPERTY = "addax.backend";

  private Backends() {}

  /** {@return the backend that computes everything in this process} */
  public static Backend chosen() {
    return Chosen.BACKEND;
  }

  private static final class Chosen {
    static final Backend BACKEND = choose();
  }

  private static Backend choose() {
    var all = ServiceLoader.load(Backend.class).stream().map(ServiceLoader.Provider::get).toList();
    var wanted = System.getProperty(PROPERTY);
    var chosen = wanted == null ? best(all) : named(all, wanted);
    System.getLogger("dev.addax")
        .log(
            Level.DEBUG,
            () -> "Backend %s: %s".formatted(chosen.name(), chosen.availability().reason()));
    return chosen;
  }

  private static Backend best(List<Backend> all) {
    return all.stream()
        .filter(b -> b.availability().available())
        .max(Comparator.comparingInt(Backend::priority))
        .orElseThrow(
            () -> new IllegalStateException("No backend is available; known: " + names(all)));
  }

  private static Backend named(List<Backend> all, @Nullable String wanted) {
    return all.stream()
        .filter(b -> b.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "-D%s=%s: there is no such backend; known: %s"
                        .formatted(PROPERTY, wanted, names(all))));
  }

  private static String names(List<Backend> all) {
    return all.stream()
        .map(b -> b.name() + " (" + b.availability().reason() + ")")
        .collect(Collectors.joining(", "));
  }
}
