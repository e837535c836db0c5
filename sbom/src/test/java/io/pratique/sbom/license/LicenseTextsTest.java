package io.pratique.sbom.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LicenseTextsTest {
    private static final Path FIXTURES = Project.root().resolve("sbom/src/test/fixtures/license-texts/installed/image");
    private static final String MIT = "app/node_modules/quay/LICENSE";
    private static final String BSD_TWO = "srv/site-packages/pilot-1.2.dist-info/LICENSE";
    private static final String BSD_THREE = "srv/site-packages/tide-0.4.dist-info/licenses/LICENSE.rst";

    @Test
    void caseSpacePunctuationAndSpellingDoNotCount() throws IOException {
        String text = text(MIT).replace("sublicense", "sublicence").replace(".", " ;");
        String commented = "// " + text.replace("\n", "\r\n//\t ").toUpperCase(Locale.ROOT);

        assertThat(LicenseTexts.find(bytes(commented))).containsExactly("MIT");
    }

    @Test
    void licenceThatIsPartOfAnotherIsNotFoundToo() throws IOException {
        assertThat(LicenseTexts.find(bytes(text(BSD_TWO)))).containsExactly("BSD-2-Clause");
        assertThat(LicenseTexts.find(bytes(text(BSD_THREE) + text(BSD_THREE)))).containsExactly("BSD-3-Clause");
    }

    @Test
    void everyLicenceOfAFileIsFoundInItsOrder() throws IOException {
        assertThat(LicenseTexts.find(bytes(text(BSD_THREE) + text(MIT) + text(BSD_TWO))))
                .containsExactly("BSD-3-Clause", "MIT", "BSD-2-Clause");
    }

    @Test
    void halfALicenceIsNone() throws IOException {
        String text = text(MIT);

        assertThat(LicenseTexts.find(bytes(text.substring(0, text.length() / 2))))
                .isEmpty();
        assertThat(LicenseTexts.find(bytes("all rights reserved"))).isEmpty();
        assertThat(LicenseTexts.find(new byte[0])).isEmpty();
    }

    @Test
    void onlyTheFirst256KilobytesCount() throws IOException {
        assertThat(LicenseTexts.find(bytes("pier ".repeat(60_000) + text(MIT)))).isEmpty();
        assertThat(LicenseTexts.find(bytes("pier ".repeat(40_000) + text(MIT)))).containsExactly("MIT");
    }

    private static String text(String file) throws IOException {
        return Files.readString(FIXTURES.resolve(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
