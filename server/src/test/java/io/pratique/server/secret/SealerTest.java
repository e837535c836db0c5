package io.pratique.server.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    private static final String OLD = "00".repeat(32);
    private static final String NEW = "01".repeat(32);
    private static final Place PLACE = new Place("registry", "credential", 7);
    private static final byte[] SECRET = "canary-9f3c1".getBytes(UTF_8);

    private final Sealer sealer = sealer(OLD);

    private static Sealer sealer(String keys) {
        try {
            return new Sealer(MasterKeys.parse(keys, "test"), new SecureRandom());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void opensWhatItSealed() throws Exception {
        byte[] sealed = sealer.seal(PLACE, SECRET);

        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("canary");
        assertThat(sealer.open(PLACE, sealed)).isEqualTo(SECRET);
        assertThat(sealer.open(PLACE, sealer.seal(PLACE, new byte[0]))).isEmpty();
    }

    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(sealer.seal(PLACE, SECRET)).isNotEqualTo(sealer.seal(PLACE, SECRET));
    }

    @Test
    void refusesASecretThatWasMovedElsewhere() {
        byte[] sealed = sealer.seal(PLACE, SECRET);

        for (Place other : new Place[] {
            new Place("registry", "credential", 8),
            new Place("registry", "webhook_secret", 7),
            new Place("setting", "credential", 7)
        }) {
            assertThatThrownBy(() -> sealer.open(other, sealed))
                    .isInstanceOf(SealException.class)
                    .hasMessageContaining("changed or moved");
        }
    }

    @Test
    void refusesEveryChangedByteAndEveryCut() {
        byte[] sealed = sealer.seal(PLACE, SECRET);

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(PLACE, changed)).isInstanceOf(SealException.class);
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> sealer.open(PLACE, cut)).isInstanceOf(SealException.class);
        }
    }

    @Test
    void opensWithOlderKeysAndSealsWithTheNewest() throws Exception {
        byte[] old = sealer.seal(PLACE, SECRET);
        Sealer rotated = sealer(OLD + "\n" + NEW);
        byte[] fresh = rotated.seal(PLACE, SECRET);

        assertThat(rotated.open(PLACE, old)).isEqualTo(SECRET);
        assertThat(rotated.isOutdated(old)).isTrue();
        assertThat(rotated.isOutdated(fresh)).isFalse();
        assertThat(sealer(NEW).open(PLACE, fresh)).isEqualTo(SECRET);
        assertThatThrownBy(() -> sealer(NEW).open(PLACE, old)).hasMessageContaining("which is not here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# a comment", "short", "!!!!", "0123456789abcdef"})
    void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> MasterKeys.parse(text, "the key"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the key: ")
                .hasMessageNotContaining("0123456789abcdef");
    }
}
