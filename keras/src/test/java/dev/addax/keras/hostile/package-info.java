/**
 * Files that are broken or meant to do harm, and processes that are killed while they save.
 *
 * <p>{@link dev.addax.keras.hostile.Specimens} are whole files of every format and age; {@link
 * dev.addax.keras.hostile.Cuts}, {@link dev.addax.keras.hostile.Flips} and {@link
 * dev.addax.keras.hostile.Attacks} damage them; an {@link dev.addax.keras.hostile.Attempt} opens
 * what came out and says whether that went as it should. Unit tests do a little of it, {@link
 * dev.addax.keras.hostile.FilesCheck} does all of it. {@link dev.addax.keras.hostile.SavingCheck}
 * kills processes that save, and trainings.
 */
@NullMarked
package dev.addax.keras.hostile;

import org.jspecify.annotations.NullMarked;
