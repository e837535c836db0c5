package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every source file is formatted. `-Dformat.update=true` formats them.
///
/// A test and not a plugin of the build, because the formatter needs the compiler of JDK 25 where Maven may run on
/// another; see docs/adr/formatting-as-a-test.md.
class FormatTest {
    @Test
    void everySourceFileIsFormatted() throws IOException {
        boolean update = Boolean.getBoolean("format.update");
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        var unformatted = new ArrayList<Path>();
        for (Path file : Sources.java()) {
            String source = Files.readString(file);
            String formatted = format(formatter, file, source);
            if (!formatted.equals(source)) {
                if (update) {
                    Files.writeString(file, formatted);
                } else {
                    unformatted.add(file);
                }
            }
        }

        assertThat(unformatted)
                .as(
                        "run: mvn -Dfast test -pl e2e -am -Dtest=FormatTest -Dformat.update=true -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(List.of());
    }

    private static String format(Formatter formatter, Path file, String source) {
        try {
            String imports = RemoveUnusedImports.removeUnusedImports(CommentLines.wrap(source));
            return formatter.formatSource(ImportOrderer.reorderImports(imports, JavaFormatterOptions.Style.PALANTIR));
        } catch (FormatterException cannot) {
            throw new AssertionError("cannot format " + file, cannot);
        }
    }
}
