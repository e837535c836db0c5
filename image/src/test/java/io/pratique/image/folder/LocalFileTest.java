package io.pratique.image.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.FileEntry;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void makeFile() throws IOException {
        path = Files.writeString(folder.resolve("file"), "content");
    }

    @Test
    void givesTheContentsFromTheBeginningEachTime() throws IOException {
        LocalFile file = file(Limits.DEFAULT);
        for (int i = 0; i < 2; i++) {
            assertThat(file.open().readAllBytes()).asString(UTF_8).isEqualTo("content");
            assertThat(UTF_8.decode(file.content()).toString()).isEqualTo("content");
        }
        assertThat(file.content().isReadOnly()).isTrue();
        assertThat(file.rereading()).isFalse();
    }

    @Test
    void givesAnEmptyFile() throws IOException {
        Files.writeString(path, "");
        assertThat(file(Limits.DEFAULT).content().remaining()).isZero();
    }

    @Test
    void saysWithoutThePathWhatWentWrong() throws IOException {
        LocalFile file = file(Limits.DEFAULT);
        Files.delete(path);
        assertThatThrownBy(file::open).isInstanceOf(IOException.class).hasMessage("vanished while it was read");
        assertThatThrownBy(file::content).isInstanceOf(IOException.class).hasMessage("vanished while it was read");
    }

    @Test
    void followsNoLinkPutInItsPlace() throws IOException {
        LocalFile file = file(Limits.DEFAULT);
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.delete(path);
        Files.createSymbolicLink(path, secret);
        assertThatThrownBy(file::open).isInstanceOf(IOException.class);
        assertThatThrownBy(file::content).isInstanceOf(IOException.class);
    }

    @Test
    void obeysTheLimitByTheSizeOfTheMoment() throws IOException {
        LocalFile file = file(new Limits(1, 1, 1, 7, 1, 1));
        assertThat(file.content().remaining()).isEqualTo(7);
        Files.writeString(path, "and more", StandardOpenOption.APPEND);
        assertThatThrownBy(file::content).isInstanceOf(LimitException.class).hasMessageContaining("--max-file-size");
    }

    @Test
    void readsFilesThatGrowOrShrinkToTheirEnd() throws IOException {
        LocalFile file = file(Limits.DEFAULT);
        try (InputStream in = file.open()) {
            assertThat(in.read()).isEqualTo('c');
            Files.writeString(path, "content and more");
            assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("ontent and more");
        }
        try (InputStream in = file.open()) {
            assertThat(in.readNBytes(5)).hasSize(5);
            Files.writeString(path, "");
            assertThat(in.readAllBytes()).isEmpty();
        }
    }

    @Test
    void failsAsAnErrorThatCanBeCaughtWhereAMappedFileShrinks() throws IOException {
        Files.write(path, new byte[64 * 1024]);
        ByteBuffer content = file(Limits.DEFAULT).content();
        Files.write(path, new byte[0]);
        assertThatThrownBy(() -> content.get(32 * 1024)).isInstanceOf(InternalError.class);
    }

    private LocalFile file(Limits limits) {
        return new LocalFile(path, new FileEntry("file", 7, 0644), limits);
    }
}
