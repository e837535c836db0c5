package io.pratique.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void refusesNestingWithoutEnd() {
        for (String text : new String[] {"[".repeat(200_000), "{\"a\":".repeat(200_000)}) {
            assertThatThrownBy(() -> json(text)).isInstanceOf(IOException.class).hasMessageContaining("nest");
            assertThatThrownBy(() -> Json.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void computesNothingFromHugeNumbers() throws IOException {
        JsonValue number = json("{\"n\": 1e999999999}").get("n");

        assertThat(number.integer()).isNull();
        assertThat(number.decimal()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> json("9".repeat(2_000))).isInstanceOf(IOException.class);
    }

    @Test
    void takesTheLastOfDuplicateMembers() throws IOException {
        assertThat(json("{\"a\": 1, \"a\": 2}").get("a").integer()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "\"\\q\"", "'a'", "// note\n1", "NaN"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> json(text)).isInstanceOf(IOException.class);
    }

    private static JsonValue json(String text) throws IOException {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
