package dev.addax.conformance.recorded;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what differs while a check goes through the expectations of a case. */
public final class Verdict {
  private final Case subject;
  private final List<String> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean alternative;

  Verdict(Case subject) {
    this.subject = subject;
  }

  /** {@return the differences found so far} */
  public List<String> failures() {
    return failures;
  }

  /**
   * Says what part of the case was not run; such notes are counted, and the case may still pass.
   */
  public void note(String what) {
    notes.add(what);
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Compares a result with the tensor of a role, or with what another backend of Keras recorded for
   * it.
   */
  public void expect(String role, Tensor actual) {
    expect(role, actual, subject.tolerance());
  }

  /** Compares a result as {@link #expect(String, Tensor)} does, with another tolerance. */
  public void expect(String role, Tensor actual, Tolerance tolerance) {
    var difference = Comparison.difference(subject.recorded(role), actual, tolerance);
    if (difference == null) return;
    for (var other : alternatives(role)) {
      if (Comparison.difference(subject.recorded(other), actual, tolerance) == null) {
        alternative = true;
        return;
      }
    }
    fail(role, difference);
  }

  /** Compares a complex result, given by its parts. */
  public void expect(String role, Spectrum.Complex actual) {
    var expected = subject.recorded(role);
    if (!expected.isComplex()) {
      fail(role, "is complex, expected " + expected.kerasName());
      return;
    }
    var parts = Movement.stack(List.of(actual.real(), actual.imaginary()), -1);
    var difference = Comparison.difference(expected.parts(), parts, subject.tolerance());
    if (difference != null) fail(role, difference);
  }

  /** Compares a gradient; null means that there is none, which equals zeros. */
  public void expectGradient(@Nullable Object role, String name, @Nullable Tensor actual) {
    // Where the forward result is that of another backend, its gradient was not recorded.
    if (alternative) return;
    if (role instanceof String recorded && actual != null) expect(recorded, actual);
    else if (role instanceof String recorded && !isZero(subject.recorded(recorded)))
      fail(recorded, "no gradient");
    else if (role == null && actual != null && !isZero(actual))
      fail(name, "there is a gradient, expected none");
  }

  private static boolean isZero(Recorded tensor) {
    for (long i = 0; i < tensor.count(); i++) if (tensor.real(i) != 0) return false;
    return true;
  }

  private static boolean isZero(Tensor tensor) {
    for (var value : tensor.toDoubles()) if (value != 0) return false;
    return true;
  }

  /** Compares a value that is no tensor: a shape, a name, texts. */
  public void expectEqual(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) fail(what, "is " + actual + ", expected " + expected);
  }

  /** Notes a difference. */
  public void fail(String role, String difference) {
    failures.add(role + ": " + difference);
  }

  private List<String> alternatives(String role) {
    var roles = new ArrayList<String>();
    for (var backend : subject.object("alternatives").values()) {
      if (backend instanceof Map<?, ?> map && map.get(role) instanceof String other)
        roles.add(other);
    }
    return roles;
  }
}
