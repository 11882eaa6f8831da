package dev.addax.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the rooms to docs/architecture.md: arrows between rooms point down, packages form no
 * cycles.
 */
final class ArchitectureTest {
  /** A room uses rooms of lower levels only. */
  private static final Map<String, Integer> LEVELS =
      Map.ofEntries(
          Map.entry("tensor", 0),
          Map.entry("compiler", 1),
          Map.entry("data", 1),
          Map.entry("hdf5", 1),
          Map.entry("cpu", 2),
          Map.entry("keras", 2),
          Map.entry("zoo", 3),
          Map.entry("cli", 4),
          Map.entry("server", 4),
          Map.entry("spark", 4),
          Map.entry("conformance", 5),
          Map.entry("benchmarks", 5),
          Map.entry("examples", 5));

  static Iterable<Room> rooms() {
    return Room.all();
  }

  @Test
  void everyRoomHasALevelAndWasRead() {
    var names = Room.all().stream().map(Room::name).toList();
    assertThat(names).contains("tensor", "keras", "cli");
    assertThat(LEVELS.keySet()).containsAll(names);
    for (var below : new String[] {"tensor", "compiler", "data", "hdf5", "cpu", "keras", "cli"}) {
      var room = Room.all().stream().filter(r -> r.name().equals(below)).findFirst().orElseThrow();
      assertThat(room.classes()).as("compiled classes of " + below).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void arrowsBetweenRoomsPointDown(Room room) {
    var wrong = new TreeSet<String>();
    for (var c : room.classes()) {
      for (var used : c.packagesUsed()) {
        var other = CompiledClass.roomOf(used);
        if (!other.equals(room.name()) && LEVELS.get(other) >= LEVELS.get(room.name())) {
          wrong.add(c.name() + " uses " + used);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void classesStandInThePackagesOfTheirRoom(Room room) {
    assertThat(room.classes())
        .allSatisfy(c -> assertThat(c.name()).matches("dev\\.addax\\." + room.name() + "\\..+"));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void packagesFormNoCycles(Room room) {
    assertThat(PackageGraph.of(room.classes()).cycles()).isEmpty();
  }

  @Test
  void aCycleIsFoundAndNamed() {
    var fixture = Room.files(Path.of("target/test-classes/dev/addax/architecture/cycle"), ".class");
    var graph = PackageGraph.of(fixture.map(CompiledClass::read).collect(Collectors.toSet()));
    assertThat(graph.cycles())
        .singleElement()
        .asString()
        .startsWith(
            "dev.addax.architecture.cycle.left → dev.addax.architecture.cycle.right"
                + " → dev.addax.architecture.cycle.left")
        .contains("Left uses dev.addax.architecture.cycle.right.Right");
  }
}
