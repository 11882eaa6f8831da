package dev.addax.keras.saving;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Set;

/** What a {@code .keras} file holds, as files of a folder. Keras: {@code save(…, zipped=False)}. */
public final class KerasFolderFormat implements ModelFormat {
  private static final Set<String> OWN =
      Set.of(
          KerasArchive.METADATA,
          KerasArchive.CONFIG,
          KerasArchive.WEIGHTS,
          KerasArchive.NPZ,
          "assets");

  @Override
  public String name() {
    return "folder of a Keras model";
  }

  @Override
  public boolean holdsModels() {
    return true;
  }

  @Override
  public boolean recognizes(FileContent content) {
    return content.isDirectory()
        && Files.isRegularFile(content.path().resolve(KerasArchive.CONFIG));
  }

  @Override
  public SavedModel open(FileContent content) {
    var files = FolderMembers.of(content.path());
    return new KerasArchive(content.path(), "Keras folder", files.members(), files::close);
  }

  @Override
  public void write(ModelContent content, Path folder) {
    if (String.valueOf(folder.getFileName()).endsWith(".keras")) {
      throw new SavingException(
          "A name that ends in .keras stands for a file, not for a folder: " + folder);
    }
    var config = KerasFormat.config(content.model());
    var layout = KerasLayout.of(content);
    var metadata = KerasFormat.metadata(LocalDateTime.now());
    AtomicFolder.write(
        folder,
        OWN,
        into -> {
          write(into.resolve(KerasArchive.METADATA), metadata);
          write(into.resolve(KerasArchive.CONFIG), config);
          AtomicFile.write(into.resolve(KerasArchive.WEIGHTS), layout.file()::writeTo);
          for (var asset : layout.assets().entrySet()) {
            var file = into.resolve(KerasArchive.ASSETS + asset.getKey());
            Files.createDirectories(file.getParent());
            write(file, asset.getValue());
          }
        });
  }

  private static void write(Path file, byte[] content) {
    AtomicFile.write(file, channel -> all(channel, ByteBuffer.wrap(content)));
  }

  private static void all(WritableByteChannel channel, ByteBuffer bytes)
      throws java.io.IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
