package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A table of functions, filled line by line. */
final class OpTable {
  private final Map<String, OpFunction> functions = new LinkedHashMap<>();

  Map<String, OpFunction> functions() {
    return functions;
  }

  /** Adds a function, given its Python signature. */
  OpTable add(String signature, OpFunction.Body body) {
    var parsed = Signature.parse(signature);
    var former = functions.put(parsed.name(), new OpFunction(parsed, body));
    if (former != null)
      throw new IllegalStateException("Two functions are called " + parsed.name());
    return this;
  }

  /** Adds a function of one tensor, called x in Python. */
  OpTable unary(String name, UnaryOperator<Tensor> function) {
    return add(name + "(x)", a -> function.apply(a.tensor("x")));
  }

  /** Adds a function of one tensor whose result is no tensor. */
  OpTable property(String name, Function<Tensor, Object> function) {
    return add(name + "(x)", a -> function.apply(a.tensor("x")));
  }

  /** Adds a function of two tensors or numbers, called x1 and x2 in Python. */
  OpTable binary(String name, BinaryOperator<Tensor> function) {
    return add(name + "(x1, x2)", a -> a.pair("x1", "x2").apply(function));
  }

  /** The same for functions to which Keras gives plain numbers as int32 or float32. */
  OpTable strict(String name, BinaryOperator<Tensor> function) {
    return add(name + "(x1, x2)", a -> a.tensors("x1", "x2").apply(function));
  }

  /** Such a function of two tensors that are brought to a common dtype first. */
  OpTable common(String name, BinaryOperator<Tensor> function) {
    return add(name + "(x1, x2)", a -> a.tensors("x1", "x2").common().apply(function));
  }

  /** Such a function of two tensors that are made floating first. */
  OpTable floating(String name, BinaryOperator<Tensor> function) {
    return add(name + "(x1, x2)", a -> a.tensors("x1", "x2").floating().apply(function));
  }

  /** Gives a function another name. */
  OpTable alias(String name, String known) {
    var function = functions.get(known);
    if (function == null) throw new IllegalStateException("No function is called " + known);
    functions.put(name, function);
    return this;
  }
}
