package io.pratique.server.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.server.SmallDisk;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestDatabase;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    Path folder;

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    @Test
    void aWorkerWithoutRoomForTheAdvisoriesLeavesNoHalfOfThemAndGoesOnWhenThereIs() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1);
                var advisories =
                        new TestAdvisories().with("PYSEC-1", "flask", "2.0").open(folder)) {
            new Generations(test.database(), folder.resolve("elsewhere")).adopt(advisories);
            disk.fill(0);
            var queue = new JobQueue(test.database(), Duration.ofMinutes(1));
            var generations = new Generations(test.database(), disk.folder());
            Job job = queue.take("test", List.of(Rejudge.KIND)).orElseThrow();
            var rejudge = new Rejudge(test.database(), generations);

            assertThatThrownBy(() -> rejudge.handle(job, new Lease(job, queue, test.database())))
                    .isInstanceOf(IOException.class);
            assertThat(files(disk)).containsExactly("ballast");

            disk.free();
            rejudge.handle(job, new Lease(job, queue, test.database()));
            assertThat(files(disk)).singleElement().asString().startsWith("generation-");
        }
    }

    private static List<String> files(SmallDisk disk) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(disk.folder())) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
