package dev.addax.keras.layers;

import dev.addax.keras.config.Recordings;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer computes what real Keras computed. */
class RecordedLayersTest {
  static Stream<RecordedCall> calls() {
    return Recordings.of(RecordedLayersTest.class, "calls.jsonl").map(RecordedCall::new);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void computesTheSame(RecordedCall call) {
    call.check();
  }
}
