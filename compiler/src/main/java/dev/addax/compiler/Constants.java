package dev.addax.compiler;

import dev.addax.tensor.Constant;
import dev.addax.tensor.Data;
import dev.addax.tensor.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The buffers that belong to a plan. Small uniform tensors are filled once, here. */
final class Constants {
  private static final long SMALL_BYTES = 4096;

  private final Map<Object, Place> places = new LinkedHashMap<>();
  private final List<Data> all = new ArrayList<>();

  static boolean isSmall(Constant constant) {
    return constant.type().bytes() <= SMALL_BYTES;
  }

  List<Data> all() {
    return all;
  }

  Place place(Data data) {
    return places.computeIfAbsent(data, d -> add(data));
  }

  Place place(Constant constant) {
    return places.computeIfAbsent(constant, c -> add(filled(constant)));
  }

  private Place add(Data data) {
    all.add(data);
    var storage = Storage.given(View.Base.CONSTANT, all.size() - 1, data.type().bytes());
    return Place.whole(storage, data.type());
  }

  private static Data filled(Constant constant) {
    var type = constant.type();
    var buffer = Buffer.allocate(type.dtype(), type.shape().size());
    for (long i = 0; i < buffer.count(); i++) {
      if (type.dtype().isFloating()) {
        buffer.setDouble(i, constant.value().doubleValue());
      } else {
        buffer.setLong(i, constant.value().longValue());
      }
    }
    return new Data(type, buffer);
  }
}
