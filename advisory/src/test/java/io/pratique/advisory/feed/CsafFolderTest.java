package io.pratique.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsafFolderTest {
    private static final String ARCHIVE = "csaf_vex_2024-08-04.tar.zst";

    @TempDir
    Path folder;

    private final List<String> read = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @BeforeEach
    void copyArchive() throws IOException {
        Path fixtures = Shared.feeds().resolve("fixtures/vuls-fixtures/raw/pkg/fetch/redhat/vex/v1/testdata/fixtures");
        Files.copy(fixtures.resolve(ARCHIVE), folder.resolve(ARCHIVE));
    }

    @Test
    void readsAnArchiveAndTakesNewerDocumentsBesideItFirst() throws IOException {
        each();
        String name = read.getFirst().split(" ")[0];
        read.clear();
        Path newer = folder.resolve(name);
        Files.createDirectories(newer.getParent());
        Files.writeString(newer, "{}");

        each();
        assertThat(read).contains(name + " 2").doesNotHaveDuplicates();
        assertThat(read).filteredOn(line -> line.startsWith(name)).hasSize(1);
    }

    @Test
    void leavesOutWhatWasDeleted() throws IOException {
        each();
        String name = read.getFirst().split(" ")[0];
        int count = read.size();
        read.clear();
        Files.writeString(folder.resolve("deletions.csv"), "\"" + name + "\",\"2024-08-05T00:00:00+00:00\"\n");

        each();
        assertThat(read).hasSize(count - 1).noneMatch(line -> line.startsWith(name));
    }

    @Test
    void refusesAnArchiveThatIsCutShort() throws IOException {
        Path archive = folder.resolve(ARCHIVE);
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(this::each).isInstanceOf(IOException.class);
    }

    private void each() throws IOException {
        CsafFolder.each(
                folder,
                name -> name.endsWith(".json"),
                (name, record) -> read.add(name + " " + record.length),
                problems::add);
        assertThat(problems).isEmpty();
    }
}
