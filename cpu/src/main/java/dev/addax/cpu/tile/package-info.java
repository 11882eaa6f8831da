/**
 * Fused elementwise work, done tile by tile.
 *
 * <p>A {@link TileProgram} is a short list of instructions over registers. A register is either a
 * window into a whole operand, which moves on from tile to tile, or a piece of scratch memory that
 * stays in the first level cache. One instruction is one loop over one tile.
 *
 * <pre>
 * TileProgram = Instruction*
 * Instruction = Apply (a loop) | Expand (a broadcast operand, laid out for this tile) | Accumulate (a reduction of a register)
 * </pre>
 */
@NullMarked
package dev.addax.cpu.tile;

import org.jspecify.annotations.NullMarked;
