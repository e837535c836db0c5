package io.pratique.sbom.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pratique.image.FileEntry;
import io.pratique.image.Limits;
import io.pratique.image.folder.LocalFile;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The programs of this machine: what the analyzer reads in them is what they say of themselves when they run.
class RealProgramsTest {
    /// Smaller ones only start what is in a library.
    private static final long WHOLE_PROGRAM = 200_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/usr/bin/bash|--version",
                "/usr/bin/busybox|--help",
                "/usr/bin/curl|--version",
                "/usr/bin/git|--version",
                "/usr/bin/openssl|version",
                "/usr/bin/perl|-v",
                "/usr/bin/php|--version",
                "/usr/bin/python3|--version",
                "/usr/bin/node|--version",
                "/usr/bin/redis-server|--version",
                "/usr/bin/ssh|-V",
                "/usr/sbin/apache2|-v",
                "/usr/sbin/haproxy|-v",
                "/usr/sbin/named|-v",
                "/usr/sbin/nginx|-v",
                "/usr/lib/postgresql/15/bin/postgres|--version",
                "/usr/sbin/mariadbd|--version"
            })
    void saysWhatTheProgramSays(Path program, String option) throws Exception {
        assumeTrue(Files.isExecutable(program), () -> "no " + program + " here");
        Path file = program.toRealPath();
        assumeTrue(Files.size(file) > WHOLE_PROGRAM, () -> program + " is a small starter");

        assertThat(found(file))
                .as(file.toString())
                .extracting(Component::version)
                .singleElement()
                .satisfies(version -> assertThat(output(program, option))
                        .containsPattern("(?<![0-9.])" + Pattern.quote(version) + "(?![0-9])"));
    }

    private static List<Component> found(Path file) throws IOException {
        var analyzer = new BinaryAnalyzer();
        var entry = new FileEntry(file.toString().substring(1), Files.size(file), 0755);
        List<Component> found = new ArrayList<>();
        if (analyzer.wants(entry)) {
            analyzer.analyze(new LocalFile(file, entry, Limits.DEFAULT), discovery -> {
                if (discovery instanceof Discovery.Installed installed) {
                    found.add(installed.component());
                }
            });
        }
        return found;
    }

    private static String output(Path program, String option) throws IOException {
        Process process = new ProcessBuilder(program.toString(), option)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readNBytes(100_000), UTF_8);
    }
}
