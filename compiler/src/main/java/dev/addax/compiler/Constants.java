package dev.addax.compiler;

import dev.addax.tensor.Constant;
import dev.addax.tensor.Data;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Op;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The buffers that belong to a plan. Small uniform tensors are filled once, here. */
final class Constants {
  private static final long SMALL_BYTES = 4096;

  private final Map<Object, Place> places = new LinkedHashMap<>();
  private final List<Data> all = new ArrayList<>();

  /** {@return whether the result of {@code op} is kept in a buffer of the plan} */
  static boolean keeps(Op op) {
    return switch (op) {
      case Data d -> true;
      case Constant c -> c.type().bytes() <= SMALL_BYTES;
      case Iota i -> i.type().shape().rank() == 1 && i.type().bytes() <= SMALL_BYTES;
      default -> false;
    };
  }

  List<Data> all() {
    return all;
  }

  Place place(Op op) {
    return places.computeIfAbsent(op, o -> add(data(op)));
  }

  private static Data data(Op op) {
    return switch (op) {
      case Data data -> data;
      case Constant constant -> filled(constant.type(), i -> constant.value());
      case Iota iota -> filled(iota.type(), i -> i);
      default -> throw new IllegalArgumentException(op + " is no constant");
    };
  }

  private Place add(Data data) {
    all.add(data);
    var storage = Storage.given(View.Base.CONSTANT, all.size() - 1, data.type().bytes());
    return Place.whole(storage, data.type());
  }

  private static Data filled(TensorType type, LongFunction<Number> value) {
    var buffer = Buffer.allocate(type.dtype(), type.shape().size());
    for (long i = 0; i < buffer.count(); i++) {
      if (type.dtype().isFloating()) {
        buffer.setDouble(i, value.apply(i).doubleValue());
      } else {
        buffer.setLong(i, value.apply(i).longValue());
      }
    }
    return new Data(type, buffer);
  }
}
