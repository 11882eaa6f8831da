/**
 * Models and weights in files.
 *
 * <p>A {@link dev.addax.keras.saving.ModelFormat} is one kind of file. It is recognized by content,
 * read as a {@link dev.addax.keras.saving.SavedModel}, and written if it can be. What a format does
 * not do is common to all of them: {@link dev.addax.keras.saving.Loading} compares what a file
 * holds with what a model needs and assigns nothing before the whole comparison passed; {@link
 * dev.addax.keras.saving.AtomicFile} replaces files only when the new one is complete.
 *
 * <pre>
 * file     = config? metadata weights optimizer? assets
 * config   = a JSON tree in Keras 3's form
 * weights  = (path type values)*
 * matching = (weight of the model ← stored tensor)*  missing  unexpected  problems
 * </pre>
 */
@NullMarked
package dev.addax.keras.saving;

import org.jspecify.annotations.NullMarked;
