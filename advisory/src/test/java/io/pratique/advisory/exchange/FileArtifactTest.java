package io.pratique.advisory.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileArtifactTest {
    private static final Blob CONTENT = Blob.of("content");

    private final MemoryParcel parcel = new MemoryParcel();

    private FileArtifact artifact(String... titles) throws IOException {
        var files = BuiltFiles.none();
        for (String title : titles) {
            files = files.with(title, CONTENT);
        }
        return read(files);
    }

    private FileArtifact read(BuiltFiles files) throws IOException {
        files.blobs().forEach(blob -> parcel.blob(blob.digest(), blob.bytes()));
        parcel.manifest(files.manifest().bytes());
        return FileArtifact.read(parcel);
    }

    private static byte[] read(FileArtifact artifact, String path) throws IOException {
        try (InputStream in = artifact.open(artifact.files().get(path))) {
            return in.readAllBytes();
        }
    }

    @Test
    void findsFilesByTheirTitles() throws IOException {
        FileArtifact artifact = artifact("vuln.go.dev/vulndb.zip", "a.example/.hidden/b c?x=1");

        assertThat(read(artifact, "vuln.go.dev/vulndb.zip")).isEqualTo(CONTENT.bytes());
        assertThat(read(artifact, "a.example/.hidden/b c?x=1")).isEqualTo(CONTENT.bytes());
        assertThat(artifact.find("vulndb.zip")).isNull();
    }

    @Test
    void refusesTitlesThatAreNoPaths() {
        for (String title : new String[] {
            "", "/etc/passwd", "../x", "a/../../x", "a/./b", "a//b", "a/", "..", "a\\b", "a\u0000", "a\nb"
        }) {
            assertThatThrownBy(() -> artifact("good", title))
                    .as(title)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("which is no relative path; refused");
        }
    }

    @Test
    void refusesTwoFilesOfOneName() {
        assertThatThrownBy(() -> artifact("a", "b", "a"))
                .hasMessageContaining("two layers with the title 'a'; refused");
    }

    @Test
    void saysThatAFolderMustBePushedFileByFile() {
        var files = BuiltFiles.none().with("folder", CONTENT, Map.of("io.deis.oras.content.unpack", "true"));

        assertThatThrownBy(() -> read(files))
                .hasMessageContaining("holds the folder 'folder' as one archive; push its files one by one");
    }

    @Test
    void refusesWhatHoldsNoFiles() {
        for (String manifest : new String[] {"{}", "{\"layers\":[{}]}", "{\"manifests\":[]}", "[]"}) {
            parcel.manifest(manifest.getBytes(UTF_8));

            assertThatThrownBy(() -> FileArtifact.read(parcel)).hasMessageContaining("holds no files");
        }
    }

    @Test
    void refusesWhatIsNoManifest() {
        for (String manifest : new String[] {
            "",
            "no json",
            "{\"layers\":[{\"annotations\":{\"org.opencontainers.image.title\":\"a\"}}]}",
            "{\"layers\":[{\"size\":-1,\"annotations\":{\"org.opencontainers.image.title\":\"a\"}}]}",
            "{\"layers\":[{\"size\":1,\"digest\":\"x\",\"annotations\":{\"org.opencontainers.image.title\":\"a\"}}]}"
        }) {
            parcel.manifest(manifest.getBytes(UTF_8));

            assertThatThrownBy(() -> FileArtifact.read(parcel)).isInstanceOf(IOException.class);
        }
        parcel.manifest(new byte[(4 << 20) + 1]);

        assertThatThrownBy(() -> FileArtifact.read(parcel)).hasMessageContaining("more than 4 MiB; refused");
    }

    @Test
    void tellsAtTheEndThatAFileIsAnotherOrCutShort() throws IOException {
        FileArtifact artifact = artifact("a");
        parcel.blobs.replaceAll((digest, bytes) -> "kontent".getBytes(UTF_8));
        assertThatThrownBy(() -> read(artifact, "a")).hasMessageContaining("damaged or exchanged");

        parcel.blobs.replaceAll((digest, bytes) -> Arrays.copyOf(CONTENT.bytes(), 3));
        assertThatThrownBy(() -> read(artifact, "a")).hasMessageContaining("4 of 7 bytes are missing");
    }
}
