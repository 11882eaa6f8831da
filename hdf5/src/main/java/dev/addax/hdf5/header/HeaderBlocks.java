package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.bytes.FileBytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** Collects the messages of an object header of either version through all its blocks. */
final class HeaderBlocks {
  private static final int FIRST_PREFIX = 16;
  private static final int MOST_MESSAGES = 65535;

  private final FileBytes file;
  private final long address;
  private final List<Message> messages = new ArrayList<>();
  private final Queue<Block> continuations = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();
  private long total;
  private int flags;

  private HeaderBlocks(FileBytes file, long address) {
    this.file = file;
    this.address = address;
  }

  static ObjectHeader read(FileBytes file, long address) {
    var blocks = new HeaderBlocks(file, address);
    var start = file.upTo(address, FIRST_PREFIX, "An object header");
    if (start.remaining() > 0 && start.u8() == 'O') blocks.second(start.again());
    else blocks.first(start.again());
    return new ObjectHeader(file, address, blocks.messages, blocks.flags);
  }

  private void first(Block prefix) {
    prefix.version(1, 1);
    prefix.skip(7); // reserved, number of messages, reference count
    firstMessages(file.block(address + FIRST_PREFIX, prefix.u32(), "An object header"));
    while (!continuations.isEmpty()) {
      var at = continuations.remove();
      firstMessages(continued(at.definedOffset(), at.length(), at));
    }
  }

  private void firstMessages(Block block) {
    while (block.remaining() >= 8) {
      int type = block.u16();
      int size = block.u16();
      int messageFlags = block.u8();
      block.skip(3);
      add(type, messageFlags, 0, block, size);
    }
  }

  private void second(Block start) {
    start.signature("OHDR").version(2, 2);
    flags = start.u8();
    int sizeBytes = 1 << (flags & 3);
    int before = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
    var prefix = file.block(address, before + sizeBytes, "An object header");
    prefix.skip(before);
    long size = prefix.unsigned(sizeBytes);
    file.check(address, size, "An object header");
    var block = file.block(address, before + sizeBytes + size + 4, "An object header").checked();
    block.skip(before + sizeBytes);
    secondMessages(block);
    while (!continuations.isEmpty()) {
      var at = continuations.remove();
      secondMessages(continued(at.definedOffset(), at.length(), at).checked().signature("OCHK"));
    }
  }

  private void secondMessages(Block block) {
    int prefix = (flags & 4) != 0 ? 6 : 4;
    while (block.remaining() >= prefix) {
      int type = block.u8();
      int size = block.u16();
      int messageFlags = block.u8();
      int order = prefix > 4 ? block.u16() : 0;
      add(type, messageFlags, order, block, size);
    }
  }

  private void add(int type, int messageFlags, int order, Block block, int size) {
    var body = block.block(size, "A header message");
    if (type == Message.CONTINUATION) continuations.add(body);
    else if (type != Message.NOTHING) messages.add(new Message(type, messageFlags, order, body));
    if (messages.size() > MOST_MESSAGES) {
      throw file.failure(address, "An object header has more than " + MOST_MESSAGES + " messages");
    }
  }

  private Block continued(long at, long size, Block from) {
    total += size;
    if (!seen.add(at) || total > file.size()) {
      throw from.failure("a continuation at byte " + at + " that leads in a circle");
    }
    return file.block(at, size, "A continuation of an object header");
  }
}
