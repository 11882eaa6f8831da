package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of the oneDNN C API that are used here. Pointers are passed as {@code long};
 * constants of this class are initialised only when the library is {@linkplain Library#available()
 * available}.
 */
final class Functions {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup SYMBOLS = Library.symbols();

  static final MethodHandle ENGINE_CREATE = status("engine_create", JAVA_LONG, JAVA_INT, JAVA_LONG);
  static final MethodHandle STREAM_CREATE = status("stream_create", JAVA_LONG, JAVA_LONG, JAVA_INT);
  static final MethodHandle MEMORY_DESC_CREATE =
      status(
          "memory_desc_create_with_strides", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG);
  static final MethodHandle MEMORY_DESC_CREATE_ANY =
      status("memory_desc_create_with_tag", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
  static final MethodHandle MEMORY_DESC_SIZE =
      function("memory_desc_get_size", JAVA_LONG, JAVA_LONG);
  static final MethodHandle MEMORY_DESC_EQUAL =
      function("memory_desc_equal", JAVA_INT, JAVA_LONG, JAVA_LONG);
  static final MethodHandle MEMORY_DESC_CLONE = status("memory_desc_clone", JAVA_LONG, JAVA_LONG);
  static final MethodHandle MEMORY_DESC_DESTROY = status("memory_desc_destroy", JAVA_LONG);
  static final MethodHandle MEMORY_CREATE =
      status("memory_create", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  static final MethodHandle MEMORY_DESTROY = status("memory_destroy", JAVA_LONG);

  /** Short and never blocking: may run without leaving the Java state. */
  static final MethodHandle MEMORY_SET_DATA_HANDLE =
      handle(
          "dnnl_memory_set_data_handle",
          FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG),
          Linker.Option.critical(false));

  static final MethodHandle ATTR_CREATE = status("primitive_attr_create", JAVA_LONG);
  static final MethodHandle ATTR_DESTROY = status("primitive_attr_destroy", JAVA_LONG);
  static final MethodHandle ATTR_SET_SCRATCHPAD_MODE =
      status("primitive_attr_set_scratchpad_mode", JAVA_LONG, JAVA_INT);
  static final MethodHandle ATTR_SET_POST_OPS =
      status("primitive_attr_set_post_ops", JAVA_LONG, JAVA_LONG);
  static final MethodHandle POST_OPS_CREATE = status("post_ops_create", JAVA_LONG);
  static final MethodHandle POST_OPS_DESTROY = status("post_ops_destroy", JAVA_LONG);
  static final MethodHandle POST_OPS_APPEND_ELTWISE =
      status("post_ops_append_eltwise", JAVA_LONG, JAVA_INT, JAVA_FLOAT, JAVA_FLOAT);
  static final MethodHandle POST_OPS_APPEND_SUM =
      status("post_ops_append_sum", JAVA_LONG, JAVA_FLOAT, JAVA_INT, JAVA_INT);
  static final MethodHandle POST_OPS_APPEND_BINARY =
      status("post_ops_append_binary", JAVA_LONG, JAVA_INT, JAVA_LONG);

  static final MethodHandle DESC_DESTROY = status("primitive_desc_destroy", JAVA_LONG);
  static final MethodHandle DESC_QUERY_MD =
      function("primitive_desc_query_md", JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT);
  static final MethodHandle PRIMITIVE_CREATE = status("primitive_create", JAVA_LONG, JAVA_LONG);
  static final MethodHandle PRIMITIVE_DESTROY = status("primitive_destroy", JAVA_LONG);
  static final MethodHandle PRIMITIVE_EXECUTE =
      status("primitive_execute", JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);

  private Functions() {}

  /** {@return a function that answers a {@code dnnl_status_t}} */
  static MethodHandle status(String name, MemoryLayout... arguments) {
    return function(name, JAVA_INT, arguments);
  }

  /**
   * {@return {@code dnnl_<kind>_primitive_desc_create}: out pointer, engine, then {@code
   * arguments}, then the attributes}
   */
  static MethodHandle descriptor(String kind, MemoryLayout... arguments) {
    var all = new MemoryLayout[arguments.length + 3];
    all[0] = JAVA_LONG;
    all[1] = JAVA_LONG;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[all.length - 1] = JAVA_LONG;
    return status(kind + "_primitive_desc_create", all);
  }

  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    return handle("dnnl_" + name, FunctionDescriptor.of(result, arguments));
  }

  private static MethodHandle handle(
      String name, FunctionDescriptor type, Linker.Option... options) {
    return LINKER.downcallHandle(SYMBOLS.findOrThrow(name), type, options);
  }
}
