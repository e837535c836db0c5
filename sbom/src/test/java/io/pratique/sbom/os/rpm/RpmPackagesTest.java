package io.pratique.sbom.os.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.SourcePackage;
import io.pratique.sbom.analyzer.Discovery;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmPackagesTest {
    private static final int INT16 = 3;
    private static final int INT32 = 4;
    private static final int STRING = 6;
    private static final int STRINGS = 8;

    @Test
    void readsOldPackagesThatListWholePaths() {
        var header = named("a")
                .strings(1027, "/usr/bin/a", "/usr/share", "/usr/share/b")
                .shorts(1030, 0100755, 0040755, 0100644);
        assertThat(owned(header)).containsExactly("usr/bin/a", "usr/share/b");
    }

    @Test
    void leavesOutFilesOfFoldersThatAreNotThere() {
        var header = named("a")
                .strings(1118, "/usr/", "/")
                .strings(1117, "x", "y", "z", "w")
                .ints(1116, 0, 7, 1, -1);
        assertThat(owned(header)).containsExactly("usr/x", "z");
    }

    @Test
    void limitsPathsThatGrowFarBeyondTheHeader() {
        String[] names = new String[5000];
        java.util.Arrays.fill(names, "f");
        var header = named("bomb")
                .strings(1118, "/" + "d".repeat(4000))
                .strings(1117, names)
                .ints(1116, new int[5000]);
        List<Discovery> found = discoveries(header.bytes());
        assertThat(found).last().isInstanceOf(Discovery.Limited.class);
        assertThat(found).hasSizeLessThan(100);
    }

    @Test
    void laysZeroAndMissingEpochsEqual() {
        assertThat(component(named("a"))).isEqualTo(component(named("a").ints(1003, 0)));
        assertThat(component(named("a").ints(1003, 7)).version()).isEqualTo("7:1-2");
        assertThat(component(named("a").ints(1003, -1)).version()).isEqualTo("4294967295:1-2");
    }

    @Test
    void listsPublicKeysAsRpmDoes() {
        assertThat(component(named("gpg-pubkey")).name()).isEqualTo("gpg-pubkey");
    }

    @Test
    void refusesHeadersThatPromiseTooMuch() {
        for (int[] preamble : new int[][] {{-1, 0}, {0, -1}, {65_536, 0}, {0, 1}, {1, 0}}) {
            byte[] bytes = ByteBuffer.allocate(8)
                    .putInt(preamble[0])
                    .putInt(preamble[1])
                    .array();
            assertThat(discoveries(bytes)).singleElement().isInstanceOf(Discovery.Malformed.class);
        }
        assertThat(discoveries(new byte[7])).singleElement().isInstanceOf(Discovery.Malformed.class);
    }

    @Test
    void refusesTagsOutsideTheData() {
        byte[] bytes = named("a").bytes();
        for (int offset : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 6}) {
            byte[] changed = bytes.clone();
            ByteBuffer.wrap(changed).putInt(8 + 8, offset);
            assertThat(discoveries(changed)).singleElement().isInstanceOf(Discovery.Malformed.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a-b-1.2-3.el9.src.rpm, a-b, 1.2-3.el9",
        "a-1-2.nosrc.rpm, a, 1-2",
        "a-1-2.rpm, '', ''",
        "a-1.src.rpm, '', ''",
        "-1-2.src.rpm, '', ''",
        ".src.rpm, '', ''",
        "rpm, '', ''",
        "(none), '', ''"
    })
    void readsTheSourcePackageFromItsFileName(String file, String name, String version) {
        SourcePackage expected = name.isEmpty() ? null : new SourcePackage(name, version);
        assertThat(component(named("a").string(1044, file)).source()).isEqualTo(expected);
    }

    private static Header named(String name) {
        return new Header().string(1000, name).string(1001, "1").string(1002, "2");
    }

    private static Component component(Header header) {
        return ((Discovery.Installed) discoveries(header.bytes()).getFirst()).component();
    }

    private static List<String> owned(Header header) {
        return discoveries(header.bytes()).stream()
                .filter(Discovery.Owned.class::isInstance)
                .map(discovery -> ((Discovery.Owned) discovery).path())
                .toList();
    }

    private static List<Discovery> discoveries(byte[] header) {
        List<Discovery> found = new ArrayList<>();
        byte[] within = new byte[header.length + 6];
        System.arraycopy(header, 0, within, 3, header.length);
        new RpmPackages(found::add).header(within, 3, 3 + header.length);
        return found;
    }

    /// Writes a header without the region that rpm puts around it.
    private static final class Header {
        private final List<int[]> index = new ArrayList<>();
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        Header string(int tag, String text) {
            return entry(tag, STRING, 1).text(text);
        }

        Header strings(int tag, String... texts) {
            entry(tag, STRINGS, texts.length);
            for (String text : texts) {
                text(text);
            }
            return this;
        }

        Header ints(int tag, int... values) {
            entry(tag, INT32, values.length);
            for (int value : values) {
                data.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
            }
            return this;
        }

        Header shorts(int tag, int... values) {
            entry(tag, INT16, values.length);
            for (int value : values) {
                data.writeBytes(ByteBuffer.allocate(2).putShort((short) value).array());
            }
            return this;
        }

        private Header entry(int tag, int type, int count) {
            index.add(new int[] {tag, type, data.size(), count});
            return this;
        }

        private Header text(String text) {
            data.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            data.write(0);
            return this;
        }

        byte[] bytes() {
            ByteBuffer bytes = ByteBuffer.allocate(8 + index.size() * 16 + data.size());
            bytes.putInt(index.size()).putInt(data.size());
            for (int[] entry : index) {
                for (int value : entry) {
                    bytes.putInt(value);
                }
            }
            return bytes.put(data.toByteArray()).array();
        }
    }
}
