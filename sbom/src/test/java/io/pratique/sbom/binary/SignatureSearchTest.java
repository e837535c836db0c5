package io.pratique.sbom.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureSearchTest {
    private static final int BUFFER = 128 << 10;

    @ParameterizedTest
    @CsvSource({
        "app/1.2.3, 1.2.3",
        "app/1.2, 1.2",
        "app/1.1.1k (x), 1.1.1k",
        "app/9.2p1-x, 9.2p1",
        "app/3.13.0rc1, 3.13.0rc1",
        "app/8.0.0-rc.2, 8.0.0-rc.2",
        "app/1.0.0-BETA-3, 1.0.0-BETA-3",
        "app/2.6-dev3-abc, 2.6-dev3",
        "app/1.2.3-1+deb12u4, 1.2.3",
        "app/1.2.3., 1.2.3",
        "app/1.2.3-MariaDB, 1.2.3",
        "app/1, ",
        "app/1., ",
        "app/.1.2, ",
        "app/1.2x3, ",
        "app/123456789.1, ",
        "app/1.2app/3.4, 3.4",
        "app/app/1.2, 1.2"
    })
    void readsVersions(String text, String version) throws IOException {
        assertThat(versions("app/{version}", text)).isEqualTo(version == null ? List.of() : List.of(version));
    }

    @ParameterizedTest
    @CsvSource({
        "'{version}-Maria', 10.11.19-Maria, 10.11.19",
        "'{version/3}-Maria', '5.5.5-10.6.16-Maria', 10.6.16",
        "'{version}-Maria', x1-Maria, ",
        "'v{version:1.} end', v2.1 end v1.20 end, 1.20",
        "'ruby {version}p', ruby 3.1.7p261 (, 3.1.7",
        "'a{version/3}', a1.2 a9.2p1, 9.2p1"
    })
    void readsWhatStandsAround(String signature, String text, String version) throws IOException {
        assertThat(versions(signature, text)).isEqualTo(version == null ? List.of() : List.of(version));
    }

    @Test
    void theFirstSignatureWinsWhereverItIs() throws IOException {
        BinaryRule rule = rule("weak {version}", "strong {version}");

        assertThat(found(rule, bytes("strong 2.2 weak 1.1"), 7))
                .extracting(Component::version)
                .containsExactly("1.1");
        assertThat(found(rule, bytes("strong 2.2"), 7))
                .extracting(Component::version)
                .containsExactly("2.2");
    }

    @Test
    void findsAVersionAtEveryPlaceOfABufferAndInPiecesOfEverySize() throws IOException {
        BinaryRule rule = rule("\0app/{version}\0");
        for (int at : new int[] {0, 1, BUFFER - 200, BUFFER - 257, BUFFER - 20, BUFFER - 2, BUFFER, 2 * BUFFER - 5}) {
            byte[] file = new byte[3 * BUFFER];
            Arrays.fill(file, (byte) 'x');
            byte[] text = bytes("\0app/1.22.333\0");
            System.arraycopy(text, 0, file, at, text.length);
            for (int piece : new int[] {997, 64 << 10, file.length}) {
                assertThat(found(rule, file, piece))
                        .as(at + " in pieces of " + piece)
                        .extracting(Component::version)
                        .containsExactly("1.22.333");
            }
        }
    }

    @Test
    void findsWhatASimpleSearchFinds() throws IOException {
        Random random = new Random(11);
        BinaryRule rule = rule("ab{version}", "ba{version}");
        for (int run = 0; run < 2_000; run++) {
            var text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append("ab1.".charAt(random.nextInt(4)));
            }
            String first = first(text.toString(), "ab");
            String expected = first.isEmpty() ? first(text.toString(), "ba") : first;
            assertThat(found(rule, bytes(text.toString()), 5))
                    .as(text.toString())
                    .extracting(Component::version)
                    .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
        }
    }

    private static String first(String text, String before) {
        Matcher matcher = Pattern.compile(before + "(1++(?:\\.1++)++(?:[ab](?![ab1])|[ab]1++(?![ab1]))?+)(?![ab1])")
                .matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Test
    void scriptsAreNoPrograms() throws IOException {
        assertThat(versions("app/{version}", "#!/bin/sh\nexec app/1.2.3\n")).isEmpty();
        for (int piece : new int[] {1, 2, 3, 100}) {
            assertThat(found(rule("app/{version}"), bytes("#!app/1.2.3"), piece))
                    .isEmpty();
        }
    }

    @Test
    void endsAfterTheFirstPartOfAHugeFileAndSaysSo() throws IOException {
        List<Discovery> told = new ArrayList<>();
        var rules = new BinaryRules(List.of(new Program("app", List.of(FilePattern.of("app", false)))), name -> RULE);
        var search = new SignatureSearch(rules, "bin/app", told::add);
        byte[] piece = new byte[1 << 20];
        long count = 0;
        while (search.take(piece, 0, piece.length)) {
            count += piece.length;
        }
        search.end();

        assertThat(count).isLessThanOrEqualTo(SignatureSearch.LONGEST_FILE);
        assertThat(told).singleElement().isInstanceOf(Discovery.Limited.class);
    }

    @Test
    void wantsProgramsLibrariesAndFewTexts() {
        var analyzer = new BinaryAnalyzer();

        assertThat(wanted(analyzer, 0755, "bash", "bin/bash", "usr/bin/python3.12", "node.exe", "bin/["))
                .hasSize(5);
        assertThat(wanted(analyzer, 0644, "lib/libcrypto.so.3", "lib/libsqlite3.so", "go/VERSION"))
                .hasSize(3);
        assertThat(wanted(analyzer, 0755, "bin/bashful", "bin/", "", ".exe", "bin/xnginx", "nginx/"))
                .isEmpty();
        assertThat(wanted(analyzer, 0644, "bin/bash", "libpython3.txt", "libcrypto", "VERSIONS", "so", "3"))
                .isEmpty();
    }

    private static List<String> wanted(BinaryAnalyzer analyzer, int mode, String... paths) {
        return Arrays.stream(paths)
                .filter(path -> analyzer.wants(new FileEntry(path, 100, mode)))
                .toList();
    }

    private static final BinaryRule RULE =
            new BinaryRule("generic", null, "app", "", List.of(), List.of(signature("app/{version}")));

    private static Signature signature(String text) {
        try {
            return Signature.parse(text);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private static BinaryRule rule(String... signatures) throws IOException {
        List<Signature> parsed = new ArrayList<>();
        for (String signature : signatures) {
            parsed.add(Signature.parse(signature));
        }
        return new BinaryRule("generic", null, "app", "", List.of(), parsed);
    }

    private static List<String> versions(String signature, String text) throws IOException {
        return found(rule(signature), bytes(text), 4).stream()
                .map(Component::version)
                .toList();
    }

    private static List<Component> found(BinaryRule rule, byte[] contents, int piece) {
        var program = new Program("app", List.of(FilePattern.of("app", false)));
        return BinaryFiles.found(new BinaryRules(List.of(program), name -> rule), "bin/app", contents, piece);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
