/// A Sequential model has weights when it knows its input: told before, by its first batch, or by
/// build.
void main() {
  var deferred = new Sequential(new Dense(4).activation("relu"), new Dense(2));
  check(!deferred.isBuilt(), "without an input it is not built");
  try {
    deferred.weights();
    throw new AssertionError("weights() should have failed");
  } catch (IllegalStateException e) {
    IO.println("asked for its weights it says: " + e.getMessage());
  }
  deferred.apply(Tensors.ones(5, 3));
  check(deferred.weights().size() == 4, "its first batch makes them: " + shapes(deferred));

  var built = new Sequential(new Dense(4).activation("relu"), new Dense(2));
  built.build(Shape.of(Shape.UNKNOWN, 3));
  check(built.weights().size() == 4, "so does build: " + shapes(built));

  var known = new Sequential(Input.of(3), new Dense(4).activation("relu"), new Dense(2));
  check(known.weights().size() == 4, "with an Input they are there at once: " + shapes(known));

  var growing = new Sequential(Input.of(3));
  growing.add(new Dense(4));
  check(growing.weights().size() == 2, "and after each add: " + shapes(growing));
}

List<Shape> shapes(Model model) {
  return model.weights().stream().map(weight -> weight.type().shape()).toList();
}

void check(boolean holds, String what) {
  if (!holds) {
    throw new AssertionError("not true: " + what);
  }
  IO.println(what);
}
