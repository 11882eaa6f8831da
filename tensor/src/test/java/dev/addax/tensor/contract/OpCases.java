package dev.addax.tensor.contract;

import java.util.stream.Stream;

/** Cases of every family. */
public final class OpCases {
  private OpCases() {}

  /** {@return all of them} */
  public static Stream<OpCase> all() {
    return Stream.of(
            ElementwiseCases.all(),
            MovementCases.all(),
            AccumulationCases.all(),
            WindowCases.all(),
            MatrixCases.all(),
            ControlCases.all())
        .flatMap(cases -> cases);
  }
}
