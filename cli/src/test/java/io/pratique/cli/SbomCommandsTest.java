package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SBOMs written, read, compared and merged.
class SbomCommandsTest {
    @TempDir
    private Path folder;

    private String alpine = "";

    @BeforeEach
    void unpackSamples() {
        Samples.unpack(folder);
        alpine = folder.resolve("alpine.tar").toString();
    }

    private TestRun run(String... words) {
        return TestRun.in(folder, words);
    }

    private Path written(String name, String... words) {
        Path file = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--output", file.toString()));
        TestRun run = run(all.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).isEmpty();
        // one record of the sample is malformed
        assertThat(run.err()).contains("the SBOM is incomplete").hasLineCount(1);
        return file;
    }

    private String document(String name, String version) throws IOException {
        return Files.writeString(folder.resolve(name + version + ".json"), """
                {"bomFormat": "CycloneDX", "specVersion": "1.4", "components": [
                 {"type": "library", "name": "NAME", "version": "VERSION", "purl": "pkg:npm/NAME@VERSION"}]}
                """.replace("NAME", name)
                        .replace("VERSION", version))
                .toString();
    }

    @Test
    void writesTheSameTwice() throws IOException {
        TestRun run = run("sbom", alpine);

        assertThat(run.code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run("sbom", alpine).out()).isEqualTo(run.out());
        assertThat(Json.parse(run.out().getBytes(StandardCharsets.UTF_8)).text("specVersion"))
                .isEqualTo("1.7");
    }

    @Test
    void goesThroughAllFormatsAndComesBackTheSame() throws IOException {
        byte[] first = Files.readAllBytes(written("0.json", "sbom", alpine));
        String document = folder.resolve("0.json").toString();
        int number = 1;
        for (String format : List.of("cyclonedx-xml@1.4", "spdx", "spdx-tag-value", "spdx@2.3", "cyclonedx@1.7")) {
            document = written(number++ + ".sbom", "sbom", document, "--format", format)
                    .toString();
        }

        assertThat(Files.readString(Path.of(document))).isEqualTo(new String(first, StandardCharsets.UTF_8));
    }

    @Test
    void judgesADocumentAsItJudgesTheImage() throws IOException {
        Path database = folder.resolve("my.db");
        run("db", "build", "--feeds", folder.resolve("feeds").toString(), "--output", database.toString());
        Path document = written("a.spdx.json", "sbom", alpine, "--format", "spdx@2.3");
        String findings = "findings";

        TestRun image = run("scan", alpine, "--db", database.toString(), "--format", "json");
        TestRun read = run("scan", "sbom:" + document, "--db", database.toString(), "--format", "json");

        assertThat(Json.parse(image.out().getBytes(StandardCharsets.UTF_8))
                        .get(findings)
                        .items())
                .isNotEmpty()
                .isEqualTo(Json.parse(read.out().getBytes(StandardCharsets.UTF_8))
                        .get(findings)
                        .items());
    }

    @Test
    void takesTheTimeFromItsArgumentOrTheEnvironment() {
        String time = "2026-01-31T12:00:00Z";
        assertThat(run("sbom", alpine, "--created", time).out()).contains("\"timestamp\": \"" + time + "\"");
        assertThat(run("sbom", alpine).out()).doesNotContain("timestamp");
        assertThat(TestRun.in(folder, Map.of("SOURCE_DATE_EPOCH", "0"), Set.of(), "sbom", alpine, "--format", "spdx")
                        .out())
                .contains("\"created\": \"1970-01-01T00:00:00Z\"");
        assertThat(run("sbom", alpine, "--created", "noon").code()).isEqualTo(ExitCode.MISUSE);
    }

    @Test
    void saysInWhatTwoDiffer() throws IOException {
        String before = document("left-pad", "1.0");
        String after = document("left-pad", "1.1");

        TestRun same = run("sbom", "diff", before, "sbom:" + before);
        TestRun changed = run("sbom", "diff", before, after);
        TestRun other = run("sbom", "diff", alpine, after);
        TestRun json = run("sbom", "diff", before, after, "--format", "json");

        assertThat(same).isEqualTo(new TestRun(ExitCode.SUCCESS, "0 added, 0 removed, 0 changed\n", ""));
        assertThat(other.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(other.out()).contains("apk\n  - ", "  + left-pad 1.1\n");
        assertThat(other.err()).contains("only a part").hasLineCount(1);
        assertThat(changed)
                .isEqualTo(new TestRun(
                        ExitCode.FINDINGS, "npm\n  ~ left-pad 1.0 -> 1.1\n0 added, 0 removed, 1 changed\n", ""));
        assertThat(json.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(json.out()).contains("\"changed\": [", "\"complete\": true");
    }

    @Test
    void mergesDocuments() throws IOException {
        Path one = written("a.json", "sbom", alpine);
        String other = document("left-pad", "1.0.0");

        TestRun merged = run("sbom", "merge", one.toString(), other, "--name", "both");

        assertThat(merged.code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(merged.out()).contains("pkg:npm/left-pad@1.0.0", "pkg:apk/", "\"name\": \"both\"");
    }

    @Test
    void saysWhatIsWrongInOneLine() throws IOException {
        assertThat(run("sbom").code()).isEqualTo(ExitCode.MISUSE);
        assertThat(run("sbom", alpine, "--format", "cyclonedx@9").err())
                .contains("unknown format 'cyclonedx@9'")
                .hasLineCount(1);
        Path none = Files.writeString(folder.resolve("none.json"), "{}");
        assertThat(run("scan", "sbom:" + none).err())
                .contains("not an SBOM of a known format")
                .hasLineCount(1);
        assertThat(run("sbom", "diff", alpine).code()).isEqualTo(ExitCode.MISUSE);
    }

    @Test
    void neverHidesThatADocumentIsIncomplete() throws IOException {
        Path part = Files.writeString(
                folder.resolve("part.json"),
                "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.4\", \"components\": [{\"type\": \"library\"}]}");

        TestRun run = run("sbom", part.toString());

        assertThat(run.code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.err()).contains("incomplete").hasLineCount(1);
        assertThat(run.out()).contains("\"incomplete\"");
        assertThat(run("sbom", "diff", part.toString(), part.toString()).code()).isEqualTo(ExitCode.FAILURE);
    }
}
