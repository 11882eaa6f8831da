package dev.addax.keras.saving;

import dev.addax.hdf5.source.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a model that was saved as a folder. Links that lead out of it are not followed. */
final class FolderMembers implements AutoCloseable {
  private static final int MAX_FILES = 100_000;
  private static final int MAX_DEPTH = 64;

  private final Path folder;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final List<FileChannel> opened = new ArrayList<>();

  private FolderMembers(Path folder) {
    this.folder = folder;
  }

  /**
   * {@return the files of a folder, by their paths in it}
   *
   * @throws SavingException if they cannot be listed or are too many
   */
  static FolderMembers of(Path folder) {
    var found = new FolderMembers(folder);
    try (var files = Files.walk(folder, MAX_DEPTH)) {
      files.filter(Files::isRegularFile).limit(MAX_FILES + 1).forEach(found::add);
    } catch (IOException e) {
      throw new SavingException("Cannot list the files of " + folder + ": " + e, e);
    }
    if (found.members.size() > MAX_FILES) {
      throw new SavingException(folder + " holds more than " + MAX_FILES + " files");
    }
    return found;
  }

  private void add(Path file) {
    var name = folder.relativize(file).toString().replace('\\', '/');
    members.put(name, new FileMember(file, name));
  }

  Map<String, Member> members() {
    return members;
  }

  @Override
  public void close() {
    for (var channel : opened) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new SavingException("Cannot close the files of " + folder + ": " + e, e);
      }
    }
  }

  private final class FileMember implements Member {
    private final Path file;
    private final String name;

    FileMember(Path file, String name) {
      this.file = file;
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long size() {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    @Override
    public Source open() {
      try {
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
          throw new SavingException(
              "%s is a link to %s, out of the folder of the model, and is not followed; copy what it leads to into the folder"
                  .formatted(file, file.toRealPath()));
        }
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        opened.add(channel);
        return Source.of(channel);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }

    @Override
    public byte[] bytes(int most) {
      var source = open();
      if (source.size() > most) {
        throw new SavingException(
            "%s has %d bytes, at most %d are read".formatted(file, source.size(), most));
      }
      var bytes = new byte[(int) source.size()];
      source.read(0, ByteBuffer.wrap(bytes));
      return bytes;
    }

    /** A file has no checksum beside it. */
    @Override
    public void verify(Source content) {}

    private SavingException unreadable(IOException e) {
      return new SavingException("Cannot read " + file + ": " + e, e);
    }
  }
}
