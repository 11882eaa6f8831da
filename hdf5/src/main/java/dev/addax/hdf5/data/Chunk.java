package dev.addax.hdf5.data;

/**
 * A chunk as stored.
 *
 * @param offset the place of its first element in the dataset
 * @param address where it is
 * @param size its bytes there
 * @param mask a bit for each filter that it left out
 */
record Chunk(long[] offset, long address, long size, int mask) {}
