/**
 * Vectors must be registers: a JVM that makes objects of them, as it does where one of the launcher's switches is missing, allocates megabytes for
 * a training step that needs kilobytes.
 */
void main() {
  var x = Tensors.of(values(256 * 64), 256, 64);
  var y = Tensors.of(values(256 * 8), 256, 8);
  var model = new Sequential(Input.of(64), new Dense(64).activation("tanh"), new Dense(8));
  model.compile("adam", "mse");
  model.fit(x, y, Fit.epochs(500).batchSize(32).verbose(0));
  var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
  long before = threads.getTotalThreadAllocatedBytes();
  model.fit(x, y, Fit.epochs(500).batchSize(32).verbose(0));
  long bytes = (threads.getTotalThreadAllocatedBytes() - before) / (500 * 8);
  IO.println(bytes < 1_000_000 ? "vectors are registers" : "vectors are objects: a step allocates " + bytes + " bytes");
}

float[] values(int count) {
  var values = new float[count];
  for (int i = 0; i < count; i++) values[i] = (float) Math.sin(i);
  return values;
}
