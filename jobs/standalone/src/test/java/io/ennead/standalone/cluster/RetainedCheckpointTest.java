package io.ennead.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetainedCheckpointTest {

  private static final String JOB = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  @Test
  void without_a_folder_there_is_none() throws Exception {
    assertThat(RetainedCheckpoint.newestIn(folder.resolve("nowhere"))).isEmpty();
    assertThat(RetainedCheckpoint.newestIn(folder)).isEmpty();
    assertThat(RetainedCheckpoint.newestIn(Files.createFile(folder.resolve("file")))).isEmpty();
  }

  @Test
  void the_newest_of_all_jobs_is_taken_and_of_one_its_own() throws Exception {
    Path older = write("%s/chk-12".formatted(JOB), 1);
    Path newer = write("%s/chk-3".formatted(new JobID()), 2);

    assertThat(RetainedCheckpoint.newestIn(folder)).contains(newer);
    assertThat(RetainedCheckpoint.newestIn(folder.resolve(JOB))).contains(older);
    Path roundabout = folder.resolve(JOB + "/chk-12/..");
    assertThat(RetainedCheckpoint.newestIn(roundabout)).contains(roundabout.resolve("chk-12"));
  }

  @Test
  void one_that_was_not_finished_is_passed_over() throws Exception {
    Path whole = write(JOB + "/chk-1", 1);
    Path half = write(JOB + "/chk-2", 2).resolve("_metadata");
    Files.write(half, new byte[] {1, 2, 3});
    Files.createDirectories(folder.resolve(JOB + "/chk-3"));

    assertThat(RetainedCheckpoint.newestIn(folder)).contains(whole);
  }

  @Test
  void savepoints_in_the_checkpoint_directory_and_other_folders_are_none() throws Exception {
    Path checkpoint = write(JOB + "/chk-7", 1);
    write("savepoints/savepoint-012345-0123456789ab", 2);
    write("savepoints/chk-8", 3);
    write(JOB + "/shared", 4);

    Path found = RetainedCheckpoint.newestIn(folder).orElseThrow();

    assertThat(found).isEqualTo(checkpoint);
    assertThat(JobID.fromHexString(found.getParent().getFileName().toString())).isNotNull();
  }

  @Test
  void one_that_is_gone_when_it_is_looked_at_is_passed_over() throws Exception {
    Path checkpoint = write(JOB + "/chk-1", 1);
    Path gone = Files.createDirectories(folder.resolve(JOB + "/chk-2"));
    Files.createSymbolicLink(gone.resolve("_metadata"), folder.resolve("deleted"));
    Files.createSymbolicLink(folder.resolve(new JobID().toString()), folder.resolve("deleted"));

    assertThat(RetainedCheckpoint.newestIn(folder)).contains(checkpoint);
  }

  @Test
  void of_a_job_that_writes_and_deletes_there_is_always_one() throws Exception {
    write(JOB + "/chk-0", 0);
    CompletableFuture<Void> job = CompletableFuture.runAsync(this::writeAndDelete);
    while (!job.isDone()) {
      assertThat(RetainedCheckpoint.newestIn(folder)).isPresent();
    }
    job.get(1, TimeUnit.MINUTES);
  }

  private void writeAndDelete() {
    try {
      for (int id = 1; id < 1_000; id++) {
        write(JOB + "/chk-" + id, id);
        FileUtils.deleteDirectory(folder.resolve(JOB + "/chk-" + (id - 1)).toFile());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path write(String name, int second) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(name));
    Path metadata = checkpoint.resolve("_metadata");
    try (OutputStream out = Files.newOutputStream(metadata)) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(second, List.of(), List.of()), out);
    }
    Files.setLastModifiedTime(metadata, FileTime.from(second, TimeUnit.SECONDS));
    return checkpoint;
  }
}
