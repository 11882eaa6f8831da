/**
 * How a plan runs on this machine's processor.
 *
 * <pre>
 * parallel   one pool of threads
 * dnnl       oneDNN through java.lang.foreign
 * kernel     JVM kernels over raw addresses
 * </pre>
 */
@NullMarked
package dev.addax.cpu;

import org.jspecify.annotations.NullMarked;
