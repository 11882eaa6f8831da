package dev.addax.hdf5;

import dev.addax.hdf5.header.Link;
import dev.addax.hdf5.source.Hdf5Exception;
import java.util.Optional;
import java.util.function.Supplier;

/** Follows a path through groups and soft links. */
final class Lookup {
  /** How many soft links one path may lead through: enough for all but a circle. */
  private static final int MOST_SOFT_LINKS = 32;

  private final String asked;
  private int softLinks;
  private Supplier<String> failure = () -> "";

  Lookup(String asked) {
    this.asked = asked;
  }

  Optional<Node> follow(Group from, String path) {
    Node at = path.startsWith("/") ? from.root() : from;
    for (var name : path.split("/")) {
      if (name.isEmpty() || name.equals(".")) continue;
      if (!(at instanceof Group group)) {
        var where = at.path();
        return missing(() -> where + " is a dataset, not a group");
      }
      var next = step(group, name);
      if (next.isEmpty()) return next;
      at = next.get();
    }
    return Optional.of(at);
  }

  private Optional<Node> step(Group group, String name) {
    return switch (group.link(name)) {
      case null ->
          missing(() -> "%s holds no '%s', but %s".formatted(group.path(), name, held(group)));
      case Link.Hard hard -> hard(group, hard);
      case Link.Soft soft -> soft(group, soft);
      case Link.External link ->
          missing(
              () ->
                  "'%s' in %s leads to '%s' in the other file '%s', and other files are never opened"
                      .formatted(name, group.path(), link.target(), link.file()));
    };
  }

  private Optional<Node> hard(Group group, Link.Hard link) {
    var child = group.child(link);
    if (child.isPresent()) return child;
    return missing(() -> "'%s' in %s is no group or dataset".formatted(link.name(), group.path()));
  }

  private Optional<Node> soft(Group group, Link.Soft link) {
    if (++softLinks > MOST_SOFT_LINKS) {
      return missing(
          () -> "it leads through more than " + MOST_SOFT_LINKS + " soft links, in a circle");
    }
    return follow(group, link.target()).map(node -> group.alias(link.name(), node));
  }

  private static String held(Group group) {
    var names = group.names();
    if (names.isEmpty()) return "is empty";
    var some = String.join(", ", names.subList(0, Math.min(8, names.size())));
    return names.size() > 8 ? some + ", … (" + names.size() + " names)" : some;
  }

  private Optional<Node> missing(Supplier<String> why) {
    failure = why;
    return Optional.empty();
  }

  Hdf5Exception exception(Group group) {
    return new Hdf5Exception(
        "There is no '%s' in %s of %s: %s"
            .formatted(asked, group.path(), group.file(), failure.get()));
  }
}
