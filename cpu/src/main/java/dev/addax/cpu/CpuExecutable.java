package dev.addax.cpu;

import dev.addax.compiler.Plan;
import dev.addax.cpu.parallel.FlushToZero;
import dev.addax.cpu.step.Frame;
import dev.addax.cpu.step.Program;
import dev.addax.tensor.Executable;
import dev.addax.tensor.buffer.Buffer;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A program with the frames that ran it: as many as ran at once, up to a bound. */
final class CpuExecutable implements Executable {
  private static final int KEPT = 16;

  private final Plan plan;
  private final Program program;
  private final AtomicReferenceArray<Frame> idle = new AtomicReferenceArray<>(KEPT);

  CpuExecutable(Plan plan, Program program) {
    this.plan = plan;
    this.program = program;
  }

  @Override
  public void run(Buffer[] inputs, Buffer[] outputs) {
    Frame frame = take();
    for (int i = 0; i < inputs.length; i++) {
      frame.input(i, inputs[i].address());
    }
    for (int i = 0; i < outputs.length; i++) {
      frame.output(i, outputs[i].address());
    }
    FlushToZero.begin();
    try {
      frame.run();
    } finally {
      FlushToZero.end();
    }
    Reference.reachabilityFence(inputs);
    Reference.reachabilityFence(outputs);
    keep(frame);
  }

  private Frame take() {
    for (int i = 0; i < KEPT; i++) {
      Frame frame = idle.get(i);
      if (frame != null && idle.compareAndSet(i, frame, null)) {
        return frame;
      }
    }
    return new Frame(program);
  }

  private void keep(Frame frame) {
    for (int i = 0; i < KEPT; i++) {
      if (idle.get(i) == null && idle.compareAndSet(i, null, frame)) {
        return;
      }
    }
  }

  @Override
  public String describe() {
    return plan + program.describe();
  }
}
