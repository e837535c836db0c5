package io.pratique.model.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameSetTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, 50_000})
    void holdsEveryNameAndHardlyAnyOther(int size) {
        NameSet set = NameSet.parse(names(size).text());

        NameSet.Index index = set.index();
        assertThat(set).isEqualTo(names(size));
        assertThat(IntStream.range(0, size)).allMatch(i -> index.mayContain("example.com/a#F" + i));
        assertThat(IntStream.range(0, 10_000).filter(i -> index.mayContain("example.com/a#G" + i)))
                .hasSizeLessThan(15);
    }

    @Test
    void takesLessThanTwoBytesForAName() {
        assertThat(names(50_000).text().length() * 3 / 4).isLessThan(50_000 * 14 / 8);
    }

    @Test
    void countsANameOnce() {
        long[] hashes = {7, -1, 7, 7, -1};

        assertThat(NameSet.of(hashes, 5)).isEqualTo(NameSet.of(new long[] {-1, 7}, 2));
    }

    @Test
    void refusesWhatIsNoSet() {
        byte[] whole = Base64.getDecoder().decode(names(100).text());
        for (int length = 0; length < whole.length; length++) {
            String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NameSet.parse(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> NameSet.parse("/////w==")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NameSet.parse("f////w==")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NameSet.parse("?")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void survivesAnyBytes() {
        byte[] ones = new byte[1000];
        Arrays.fill(ones, (byte) 0xff);
        System.arraycopy(new byte[] {0, 0, 0, 9}, 0, ones, 0, 4);
        assertThatThrownBy(() -> NameSet.parse(Base64.getEncoder().encodeToString(ones)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static NameSet names(int count) {
        long[] hashes = IntStream.range(0, count)
                .mapToLong(i -> NameHash.of("example.com/a#F" + i))
                .toArray();
        return NameSet.of(hashes, count);
    }
}
