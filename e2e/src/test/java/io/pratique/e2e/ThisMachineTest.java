package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pratique.cli.ExitCode;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// This machine's own packages, as its package manager lists them.
class ThisMachineTest {
    @Test
    void dpkgPackagesOfThisMachineEqualWhatDpkgQuerySays() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-query")), "skipped: dpkg-query is absent");

        Run run = Run.of("scan", "dir:/", "--format", "json");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.json().get("packages").items().stream()
                        .filter(item -> "deb".equals(item.text("type")))
                        .map(ThisMachineTest::line))
                .containsExactlyInAnyOrderElementsOf(dpkgQuery());
    }

    private static String line(JsonValue item) {
        String purl = item.text("purl", "");
        String architecture = purl.replaceAll(".*[?&]arch=([^&]*).*", "$1");
        return item.text("name") + " " + item.text("version") + " " + architecture;
    }

    private static List<String> dpkgQuery() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Version} ${Architecture}\\n")
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines()
                .filter(line -> line.startsWith("installed "))
                .map(line -> line.substring("installed ".length()))
                .toList();
    }
}
