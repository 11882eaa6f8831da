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
import dev.addax.tensor.Graph;
import java.util.List;

/** Turns graphs into plans: the passes in order, then the planning of memory. */
public final class Compiler {
  static final List<Pass> PASSES =
      List.of(
          new Simplify(),
          new Share(),
          new MergeLoops(),
          new JoinPads(),
          new Simplify(),
          new Fold(),
          new OneHot(),
          new PoolGradients(),
          new Layout(),
          new Hoist(),
          new Recompute(),
          new Upright(),
          new Prune(),
          new Simplify(),
          new Share(),
          new Fuse());

  /**
   * {@return the plan of {@code graph}, whose types are all known}
   *
   * @param replaces for each output the index of the input whose memory callers may pass as the
   *     output's memory too (an updated variable), or −1
   */
  public Plan compile(Graph graph, int[] replaces) {
    return Planner.plan(arranged(graph), replaces.clone());
  }

  /** {@return {@code graph} after all passes} */
  public Graph arranged(Graph graph) {
    var arranged = graph;
    for (var pass : PASSES) {
      arranged = pass.apply(arranged);
    }
    return arranged;
  }
}
