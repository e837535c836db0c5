package io.pratique.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogsTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheLastFilesOnly() throws IOException {
        for (int day = 1; day <= 9; day++) {
            write("postgres-2026010" + day + "-000000.log", "day");
        }
        new Logs(folder).trim();

        assertThat(folder).isDirectoryNotContaining("glob:**05-000000.log");
        assertThat(folder).isDirectoryContaining("glob:**06-000000.log");
    }

    @Test
    void quotesWhatWasWrittenSince() throws IOException {
        var logs = new Logs(folder);
        Path old = write("postgres-20260101-000000.log", "long ago\n");
        write("start.log", "the last start\n");
        Logs.Mark mark = logs.mark();
        Files.writeString(old, "one\n\n", StandardOpenOption.APPEND);
        write("postgres-20260102-000000.log", "two\n");
        write("start.log", "zero\n");

        assertThat(logs.since(mark)).isEqualTo("zero | one | two");
    }

    @Test
    void quotesTheEndOfALongLog() throws IOException {
        var logs = new Logs(folder);
        Logs.Mark mark = logs.mark();
        write("postgres-20260101-000000.log", "line\n".repeat(100_000) + "last\n");

        assertThat(logs.since(mark)).endsWith("line | last").hasSizeLessThan(100);
    }

    @Test
    void followsNoLinks() throws IOException {
        var logs = new Logs(folder);
        Logs.Mark mark = logs.mark();
        Files.createSymbolicLink(folder.resolve("start.log"), write("secret", "secret\n"));

        assertThat(logs.since(mark)).isEmpty();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
