package dev.addax.cpu.kernel;

import jdk.incubator.vector.VectorOperators;

/** How vectors of floats are combined: the constant of the reduction templates. */
record VectorReduction(
    VectorFunction.Binary f, VectorOperators.Associative lanes, float identity) {}
