package io.pratique.sbom.language.java.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.LimitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRepositoryTest {
    @TempDir
    private Path folder;

    @Test
    void givesFilesOnly() throws IOException {
        var repository = new FolderRepository(folder);
        Files.createDirectories(folder.resolve("g/a/1/a-1.pom"));
        Files.writeString(folder.resolve("g/b.pom"), "b");

        assertThat(repository.find("g/a/1/a-1.pom")).isEmpty();
        assertThat(repository.find("g/c.pom")).isEmpty();
        assertThat(repository.find("g/b.pom")).hasValue(new byte[] {'b'});
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        Files.write(folder.resolve("a.pom"), new byte[MavenRepository.MOST_BYTES + 1]);

        assertThatThrownBy(() -> new FolderRepository(folder).find("a.pom")).isInstanceOf(LimitException.class);
    }
}
