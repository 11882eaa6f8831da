package dev.addax.compiler.fuse;

/** When in the walk over a group's space a tensor is made. */
enum Level {
  /** One value for each element. */
  FULL,
  /** One value for each row. */
  ROW,
  /** Known only at the end: for use outside of the group. */
  LAST
}
