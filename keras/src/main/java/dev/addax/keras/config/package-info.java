/**
 * How objects are configured, named, saved and found again.
 *
 * <p>There are two kinds of things. <em>Objects with identity</em> (layers, optimizers, metrics,
 * losses) extend {@link dev.addax.keras.config.Configurable}: each option is one field, an {@link
 * dev.addax.keras.config.Option}, set by a fluent setter until the object is built. <em>Values</em>
 * (initializers, regularizers, constraints, schedules) are records whose saved fields are listed as
 * {@link dev.addax.keras.config.Field}s.
 *
 * <p>Both have a {@link dev.addax.keras.config.Schema} that says the saved name and how one is
 * made; schemas are listed in a {@link dev.addax.keras.config.Catalog}. From these the {@link
 * dev.addax.keras.config.Registry} answers string identifiers ({@code "relu"}) and {@link
 * dev.addax.keras.config.Serialization} writes and reads JSON trees:
 *
 * <pre>{@code
 * tree       := null | Boolean | Long | BigInteger | Double | String | List<tree> | Map<String, tree>
 * object     := {module, class_name, config, registered_name, build_config?, compile_config?, shared_object_id?}
 * config     := {option: tree, …}
 * identifier := class name | snake_case name | alias
 * }</pre>
 */
@NullMarked
package dev.addax.keras.config;

import org.jspecify.annotations.NullMarked;
