package dev.addax.cli.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.cli.Captured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgramTest {
  private static String output(String text, String... arguments) {
    return Captured.of(
            () -> {
              Program.compile("demo.java", text).run(List.of(arguments));
              return 0;
            })
        .out()
        .strip();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void main() { IO.print(\"ran\"); }",
        "static void main(String[] args) { IO.print(\"ran\"); }",
        "class Named { static void main() { IO.print(\"ran\"); } }",
        "public class Named { public static void main(String[] a) { System.out.print(\"ran\"); } }",
        "package a.b; class Named { void main() { IO.print(\"ran\"); } } class Other {}",
        "class Base { void main() { IO.print(\"ran\"); } }",
        "void main() { IO.print(\"none\"); } void main(String[] args) { IO.print(\"ran\"); }",
        "record Point(int x) {} void main() { IO.print(new Point(1).x() == 1 ? \"ran\" : \"\"); }",
        "import java.util.concurrent.*; void main() { new Phaser(); IO.print(\"ran\"); }",
        "package a;\n"
            + "import java.util.Map;\n"
            + "class M { void main() { Map.of(); IO.print(\"ran\"); } }",
      })
  void everyFormOfMainRuns(String text) {
    assertThat(output(text)).isEqualTo("ran");
  }

  @Test
  void namesOfTheBaseModuleNeedNoImport() {
    var text = "class A { static void main() { IO.print(Path.of(\"x\") + \" \" + Map.of()); } }";
    assertThat(output(text)).isEqualTo("x {}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void main() { IO.print(new Random(1) instanceof java.util.Random); }",
        "import java.util.*; void main() { IO.print(new Random(1) instanceof java.util.Random); }",
        "import java.util.Random; void main() { Random r = new java.util.Random(1); IO.print(true);"
            + " }",
        "class Main { void main() { IO.print(new Random().mine); } } class Random { boolean mine ="
            + " true; }",
        "import dev.addax.tensor.*; void main() { Random r = null; Op o = r; IO.print(true); }",
      })
  void aNameThatTwoPackagesHaveIsChosenUnlessTheProgramChooses(String text) {
    assertThat(output(text)).isEqualTo("true");
  }

  @Test
  void errorsNameTheLineAndMarkTheColumnAsWritten() {
    assertThatThrownBy(() -> Program.compile("demo.java", "void main() { int x = \"a\"; }\n"))
        .isInstanceOf(ProgramException.class)
        .hasMessageStartingWith("demo.java:1: error: incompatible types")
        .hasMessageContaining("void main() { int x = \"a\"; }\n" + " ".repeat(22) + "^");
  }

  @Test
  void errorsBehindAPackageDeclarationKeepTheirLine() {
    var text = "package p;\n\nclass A {\n  static void main() { Lisst.of(); }\n}\n";
    assertThatThrownBy(() -> Program.compile("demo.java", text))
        .hasMessageStartingWith("demo.java:4: error: cannot find symbol")
        .hasMessageContaining("variable Lisst");
  }

  @Test
  void syntaxErrorsComeWithoutOurImports() {
    assertThatThrownBy(() -> Program.compile("demo.java", "void main() {\n  int x = 1\n}\n"))
        .hasMessage("demo.java:2: error: ';' expected\n  int x = 1\n           ^");
  }

  @Test
  void unknownNamesComeWithOursThatAreNear() {
    assertThatThrownBy(() -> Program.compile("demo.java", "void main() { new Schemma(); }\n"))
        .hasMessageContaining("cannot find symbol")
        .hasMessageEndingWith("did you mean Schema?");
    assertThatThrownBy(() -> Program.compile("demo.java", "void main() { farAway(); }\n"))
        .hasMessageNotContaining("did you mean");
  }

  @Test
  void aFileWithoutMainSaysWhatToWrite() {
    assertThatThrownBy(() -> Program.compile("demo.java", "class A {}").run(List.of()))
        .hasMessageContaining("No main method in A")
        .hasMessageContaining("void main()");
    assertThatThrownBy(() -> Program.compile("demo.java", "// nothing"))
        .hasMessageContaining("void main()");
  }
}
