/**
 * Folders of pictures or texts with a sub-folder for each class, read as Keras' {@code
 * *_dataset_from_directory} does.
 */
@NullMarked
package dev.addax.data.folder;

import org.jspecify.annotations.NullMarked;
