package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.callbacks.BackupAndRestore;
import dev.addax.keras.callbacks.ModelCheckpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks that save while training runs, and training that goes on where it was cut off. */
class CheckpointTest {
  @TempDir Path folder;

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aModelIsSavedAfterEachEpochUnderItsNumberAndLoss() throws IOException {
    var model = Interrupted.model();
    Interrupted.train(model, new ModelCheckpoint(folder.resolve("m-{epoch:02d}.keras")));
    assertThat(files()).containsExactly("m-01.keras", "m-02.keras", "m-03.keras", "m-04.keras");
    assertThat(Sample.weights(Models.load(folder.resolve("m-04.keras"))))
        .isEqualTo(Sample.weights(model));
  }

  @Test
  void weightsOfEveryThirdBatchCountedAcrossEpochs() throws IOException {
    var checkpoint =
        new ModelCheckpoint(folder + "/{epoch}-{batch}.weights.h5")
            .saveWeightsOnly(true)
            .saveFreq(3);
    Interrupted.train(Interrupted.model(), checkpoint);
    assertThat(files())
        .containsExactly(
            "1-3.weights.h5",
            "2-2.weights.h5",
            "3-1.weights.h5",
            "3-4.weights.h5",
            "4-3.weights.h5");
  }

  @Test
  void onlyTheBestIsKept() throws IOException {
    var checkpoint =
        new ModelCheckpoint(folder + "/{epoch}.keras")
            .monitor("loss")
            .saveBestOnly(true)
            .initialValueThreshold(-1);
    Interrupted.train(Interrupted.model(), checkpoint);
    assertThat(files()).isEmpty();
  }

  @Test
  void aPlaceForWhatIsNotLoggedIsAnError() {
    var checkpoint = new ModelCheckpoint(folder + "/{val_loss:.2f}.keras");
    assertThatThrownBy(() -> Interrupted.train(Interrupted.model(), checkpoint))
        .hasMessageContaining("val_loss")
        .hasMessageContaining("loss");
  }

  @Test
  void trainingThatEndsRemovesItsBackup() throws IOException {
    Interrupted.train(Interrupted.model(), new BackupAndRestore(folder.resolve("backup")));
    assertThat(files()).isEmpty();
  }

  @Test
  void trainingThatWasStoppedGoesOnAsIfNothingHadHappened() {
    var whole = Interrupted.model();
    Interrupted.train(whole);
    var backup = folder.resolve("backup");
    var stopped = Interrupted.model();
    assertThatThrownBy(
            () ->
                Interrupted.train(
                    stopped,
                    new BackupAndRestore(backup),
                    new Callback() {
                      @Override
                      public void onEpochBegin(int epoch) {
                        if (epoch == 2) {
                          throw new IllegalStateException("the power is out");
                        }
                      }
                    }))
        .hasMessageContaining("power");
    var resumed = Interrupted.model();
    Interrupted.train(resumed, new BackupAndRestore(backup));
    assertThat(Sample.weights(resumed)).isEqualTo(Sample.weights(whole));
  }

  @Test
  void aProcessKilledAtAnyMomentLeavesABackupFromWhichTheResultIsTheSame() throws Exception {
    var whole = Interrupted.model();
    Interrupted.train(whole);
    for (int lines : new int[] {1, 6, 4}) {
      killedAfter(lines);
    }
    killedAfter(Integer.MAX_VALUE);
    var done = Models.load(folder.resolve("done.keras"));
    assertThat(Sample.weights(done)).isEqualTo(Sample.weights(whole));
    Interrupted.train(Interrupted.model(), new BackupAndRestore(folder.resolve("backup")));
    assertThat(folder.resolve("backup")).doesNotExist();
  }

  /** Runs the training in a process that is killed when it has said so many batches. */
  private void killedAfter(int lines) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Interrupted.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int seen = 0;
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (seen < lines && out.readLine() != null) {
        seen++;
      }
      if (lines < Integer.MAX_VALUE) {
        process.destroyForcibly();
      }
    }
    int code = process.waitFor();
    if (lines == Integer.MAX_VALUE) {
      assertThat(code).isZero();
    } else {
      assertThat(seen).isEqualTo(lines);
    }
  }
}
