package io.pratique.match.vex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.match.exception.Reading;
import io.pratique.model.inventory.PackageUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VexRepositoryTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        put("0.1/index.json", """
                {"updated_at": "2026-01-01T00:00:00Z", "packages": [
                 {"id": "pkg:deb/debian/curl", "location": "pkg/deb/debian/curl/vex.json"},
                 {"id": "pkg:npm/outside", "location": "../secret.json"},
                 {"id": "pkg:npm/absent", "location": "pkg/npm/absent.json"},
                 {"id": "pkg:npm/nul", "location": "a\\u0000b"},
                 {"id": "nothing", "location": "x"}]}
                """);
        String vex = """
                {"@context": "https://openvex.dev/ns/v0.2.0", "statements": [{"vulnerability": {"name": "CVE-1"},
                 "products": [{"@id": "pkg:deb/debian/curl"}], "status": "fixed"}]}
                """;
        put("0.1/pkg/deb/debian/curl/vex.json", vex);
        put("secret.json", vex);
        put("vex-repository.json", "{}");
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Reading statements(VexRepository repository, String... purls) {
        return repository.statements(Stream.of(purls).map(PackageUrl::parse).toList());
    }

    @Test
    void findsStatementsByPackage() throws IOException {
        assertThat(VexRepository.isOne(folder)).isTrue();
        VexRepository repository = VexRepository.open(folder);
        Reading reading =
                statements(repository, "pkg:deb/debian/curl@7.88?arch=amd64", "pkg:deb/debian/curl@7.89", "pkg:npm/a");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.statements()).hasSize(1);
        assertThat(reading.statements().getFirst().source().file()).isEqualTo("pkg/deb/debian/curl/vex.json");
    }

    @Test
    void staysInsideOfItself() throws IOException {
        VexRepository repository = VexRepository.open(folder);
        Reading reading = statements(repository, "pkg:npm/outside", "pkg:npm/absent", "pkg:npm/nul");
        assertThat(reading.statements()).isEmpty();
        assertThat(reading.problems()).hasSize(3);
        assertThat(reading.problems().getFirst().message()).isEqualTo("outside of the repository");
    }

    @Test
    void refusesFoldersWithoutAnIndex() throws IOException {
        put("0.1/index.json", "[]");
        assertThatThrownBy(() -> VexRepository.open(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> VexRepository.open(folder.resolve("0.1/pkg"))).isInstanceOf(IOException.class);
        assertThat(List.of(VexRepository.isOne(folder.resolve("0.1/pkg")))).containsExactly(false);
    }
}
