package dev.addax.compiler;

import dev.addax.compiler.fuse.Fuse;
import dev.addax.compiler.loop.Hoist;
import dev.addax.compiler.loop.Prune;
import dev.addax.compiler.loop.Recompute;
import dev.addax.compiler.loop.Upright;
import dev.addax.compiler.pass.Fold;
import dev.addax.compiler.pass.JoinPads;
import dev.addax.compiler.pass.Layout;
import dev.addax.compiler.pass.MergeLoops;
import dev.addax.compiler.pass.OneHot;
import dev.addax.compiler.pass.Pass;
import dev.addax.compiler.pass.PoolGradients;
import dev.addax.compiler.pass.Share;
import dev.addax.compiler.pass.Simplify;
import dev.addax.tensor.Backward;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Dot;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Pool;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.Unary;
import dev.addax.tensor.math.ControlFlow;
import dev.addax.tensor.math.Crossentropy;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each pass makes of small graphs: texts before and after, and equal values. */
final class PassTest {
  private final List<Tensor> inputs = new ArrayList<>();

  private Tensor input(int... dims) {
    return input(DType.FLOAT32, dims);
  }

  private Tensor input(DType dtype, int... dims) {
    var input = Parameter.of("x", TensorType.of(dtype, dims));
    inputs.add(input);
    return input;
  }

  private void check(String name, List<Pass> passes, Tensor... outputs) {
    var before = new Graph(inputs, List.of(outputs));
    var after = before;
    for (var pass : passes) {
      after = pass.apply(after);
    }
    Golden.check(name, "before: " + before + "\n\nafter: " + after);
    var given = Values.inputs(before, 1);
    Values.same(Values.expected(after, given), Values.expected(before, given), after);
  }

  @Test
  void simplifyElementwise() {
    var x = input(4);
    var y = x.multiply(1).add(0).negative().negative().divide(4).stopGradient();
    var z = x.power(2).subtract(y.negative()).multiply(Tensors.scalar(3f).add(2));
    var one = x.greater(0).logicalNot().where(x, z);
    check(
        "simplify-elementwise", List.of(new Simplify()), y, one, x.power(0), x.cast(DType.FLOAT32));
  }

  @Test
  void simplifyMovement() {
    var x = input(2, 3);
    var turned = x.transpose(1, 0).transpose(1, 0);
    var shaped = new Reshape(Shape.of(6)).on(new Reshape(Shape.of(3, 2)).on(turned));
    var column = new Transpose(List.of(1, 0)).on(new Reshape(Shape.of(1, 6)).on(shaped));
    var joined = new Concat(0).on(new Concat(0).on(x, x), x).narrow(0, 2, 2);
    check("simplify-movement", List.of(new Simplify()), column, joined);
  }

  @Test
  void simplifyWorksBeforeTheBroadcast() {
    var x = input(3, 1);
    var scale = x.sigmoid().broadcastTo(Shape.of(3, 4)).sqrt().multiply(0.5);
    var sums = new Reduce(Reduce.Kind.SUM, List.of(0)).on(scale.sum(1));
    check("simplify-broadcast", List.of(new Simplify()), scale, sums, Tensors.ones(3, 4).sum(0));
  }

  @Test
  void shareComputesOnce() {
    var x = input(4);
    var y = input(4);
    var rectified = x.add(y).relu();
    var gradient = y.add(x).greater(0).where(y, 0.0);
    check("share", List.of(new Share()), rectified, gradient, x.add(y).exp());
  }

  @Test
  void foldComputesWhatIsKnown() {
    var weights = Tensors.of(new float[] {1, 2, 3});
    var scale = weights.divide(weights.sum()).exp();
    check("fold", List.of(new Simplify(), new Fold()), input(3).multiply(scale));
  }

  @Test
  void joinPadsMakesAConcatenation() {
    var x = input(2, 6);
    var parts = x.split(3, 1);
    var loss = parts.get(2).exp().add(parts.get(0).multiply(parts.get(1))).sum();
    var gradient = Backward.gradients(List.of(loss), Backward.ones(loss), List.of(x)).getFirst();
    check("join-pads", List.of(new Simplify(), new JoinPads()), gradient);
  }

  @Test
  void gradientsOfBiasAndReluBehindMaxPooling() {
    var x = input(2, 5, 5, 3);
    var bias = input(1, 1, 1, 3);
    var rectified = new Unary(Unary.Kind.RELU).on(x.add(bias));
    var two = List.of(2, 2);
    var none = List.of(0, 0);
    var loss = new Pool(Pool.Kind.MAX, two, two, none, none, null).on(rectified).square().sum();
    var gradients =
        Backward.gradients(List.of(loss), Backward.ones(loss), List.of(x, bias))
            .toArray(Tensor[]::new);
    check("pool-gradients", List.of(new Simplify(), new Share(), new PoolGradients()), gradients);
  }

  @Test
  void oneHotInsteadOfScatter() {
    var x = input(3, 5);
    var labels = input(DType.UINT8, 3);
    var loss = Crossentropy.sparseCategorical(labels.cast(DType.INT32), x, true).sum();
    var gradient = Backward.gradients(List.of(loss), Backward.ones(loss), List.of(x)).getFirst();
    check("one-hot", List.of(new Simplify(), new Share(), new OneHot()), loss, gradient);
  }

  @Test
  void layoutReadsTransposedOperandsAsTheyLie() {
    var x = input(3, 2);
    var y = input(4, 3);
    check(
        "layout-operands", List.of(new Layout()), Dot.matrices().on(x.transpose(), y.transpose()));
  }

  @Test
  void layoutOfAttention() {
    var q = input(2, 5, 3, 4);
    var k = input(2, 5, 3, 4);
    var v = input(2, 5, 3, 4);
    var scores = Einsum.of("aecd,abcd->acbe", k, q).softmax(-1);
    var mixed = Einsum.of("acbe,aecd->abcd", scores, v);
    check("layout-attention", List.of(new Simplify(), new Layout(), new Simplify()), mixed);
  }

  @Test
  void layoutArrangesWhatIsNoMatrix() {
    var x = input(2, 3, 4);
    var y = input(3, 2, 5);
    var dot = new Dot(List.of(), List.of(), List.of(0, 1), List.of(1, 0)).on(x, y);
    check("layout-arranged", List.of(new Layout()), dot);
  }

  /** h' = tanh(x · w + h · u + b), the states stacked. */
  private List<Tensor> recurrent() {
    var xs = input(5, 2, 3);
    var w = input(3, 4);
    var u = input(4, 4);
    var b = input(4);
    var start = Tensors.zeros(2, 4);
    var made =
        ControlFlow.scan(
            List.of(start),
            List.of(xs),
            5,
            false,
            (carries, slices) -> {
              var z = slices.get(0).matmul(w).add(b).add(carries.get(0).matmul(u));
              return new ControlFlow.Made(List.of(z.tanh()), List.of(z.tanh()));
            });
    var loss = made.carries().getFirst().sum();
    var gradients = Backward.gradients(List.of(loss), Backward.ones(loss), List.of(w, u, b, xs));
    var all = new ArrayList<>(List.of(loss));
    all.addAll(gradients);
    return all;
  }

  @Test
  void mergeLoopsMakesOneForwardLoop() {
    var all = recurrent().toArray(Tensor[]::new);
    check("merge-loops", List.of(new Simplify(), new Share(), new MergeLoops(), new Share()), all);
  }

  @Test
  void loopsDoOnlyWhatMustBeDoneInThem() {
    var all = recurrent().toArray(Tensor[]::new);
    var passes =
        List.of(
            new Simplify(),
            new Share(),
            new MergeLoops(),
            new JoinPads(),
            new Simplify(),
            new Layout(),
            new Hoist(),
            new Recompute(),
            new Prune(),
            new Simplify(),
            new Share());
    check("loops", passes, all);
  }

  @Test
  void hoistTakesFixedWorkOut() {
    var x = input(3);
    var factor = input(3);
    var made =
        ControlFlow.scan(
            List.of(x),
            List.of(),
            4,
            false,
            (carries, slices) -> {
              var next = carries.get(0).multiply(factor).add(1);
              return new ControlFlow.Made(List.of(next), List.of());
            });
    check("hoist", List.of(new Hoist(), new Prune()), made.carries().get(0));
  }

  @Test
  void fuseABiasAndItsGradient() {
    var x = input(8, 4);
    var b = input(4);
    var y = x.add(b).tanh();
    check("fuse-bias", List.of(new Simplify(), new Fuse()), y, y.multiply(x).sum(0), y.sum());
  }

  @Test
  void fuseANormalization() {
    var x = input(2, 3, 8);
    var y = Normalization.layer(x, input(8), input(8), 1e-3, -1);
    check("fuse-normalization", List.of(new Simplify(), new Share(), new Fuse()), y);
  }

  @Test
  void fuseKeepsPathsThroughOthers() {
    var x = input(4, 4);
    var y = x.exp();
    var z = Dot.matrices().on(y, y);
    check("fuse-paths", List.of(new Fuse()), y.add(z).multiply(x));
  }

  @Test
  void fuseComputesAgainWhatIsCheap() {
    var x = input(4, 4);
    var g = input(4, 4);
    var y = x.relu();
    var z = Dot.matrices().on(y, g);
    var masked = y.greater(0).where(z, 0.0);
    check("fuse-again", List.of(new Simplify(), new Fuse()), Dot.matrices().on(masked, g));
  }

  @Test
  void recomputeKeepsOnlyWhatIsDear() {
    var x = input(3, 2);
    var made =
        ControlFlow.scan(
            List.of(Tensors.ones(2)),
            List.of(x),
            3,
            false,
            (carries, slices) -> {
              var y = new Unary(Unary.Kind.SIGMOID).on(carries.get(0).add(slices.get(0)));
              return new ControlFlow.Made(List.of(y.multiply(carries.get(0))), List.of());
            });
    var loss = made.carries().get(0).sum();
    var gradient = Backward.gradients(List.of(loss), Backward.ones(loss), List.of(x)).getFirst();
    check(
        "recompute",
        List.of(new Simplify(), new Share(), new MergeLoops(), new Recompute(), new Prune()),
        loss,
        gradient);
  }

  @Test
  void matricesOfLoopsStandUpright() {
    var weights = input(3, 3);
    var made =
        ControlFlow.scan(
            List.of(input(2, 3)),
            List.of(),
            5,
            false,
            (carries, slices) -> {
              var across = new Dot(List.of(), List.of(), List.of(1), List.of(1));
              var next = across.on(carries.get(0), weights).add(carries.get(0).matmul(weights));
              return new ControlFlow.Made(List.of(next), List.of());
            });
    check("upright", List.of(new Upright(), new Prune()), made.carries().get(0));
  }
}
