package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;
import dev.addax.hdf5.type.Datatype;

/**
 * An attribute as stored.
 *
 * @param name its name
 * @param order its place in the order in which they were made, where that is kept
 * @param type the type of its elements
 * @param space its shape
 * @param data its elements
 */
public record AttributeMessage(
    String name, long order, Datatype type, Dataspace space, Block data) {
  /** Reads an attribute message. */
  public static AttributeMessage read(Block message, long order) {
    int version = message.version(1, 3);
    int flags = message.u8();
    int nameSize = message.u16();
    int typeSize = message.u16();
    int spaceSize = message.u16();
    if (version == 3) message.skip(1); // character set: UTF-8 covers both
    boolean padded = version == 1;
    var name = part(message, nameSize, padded, "The name of an attribute").text();
    var type = part(message, typeSize, padded, "The type of an attribute");
    var space = part(message, spaceSize, padded, "The shape of an attribute");
    if (version == 1) flags = 0;
    if ((flags & 1) != 0) type = Shared.resolve(type, Message.DATATYPE);
    if ((flags & 2) != 0) space = Shared.resolve(space, Message.DATASPACE);
    var data = message.block(message.remaining(), "The value of an attribute");
    return new AttributeMessage(
        name, order, DatatypeMessage.read(type), Dataspace.read(space), data);
  }

  private static Block part(Block message, int size, boolean padded, String what) {
    var part = message.block(size, what);
    if (padded) message.skip(Math.min(-size & 7, message.remaining()));
    return part;
  }
}
